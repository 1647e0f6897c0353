import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { rollingFile } from "@/scripts/stack/rolling-file.mjs";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "tiffintrack-logs-"));
const file = path.join(folder, "web.log");
const read = (name: string) => fs.readFileSync(name, "utf8").split("\n").filter(Boolean);

afterAll(() => fs.rmSync(folder, { recursive: true }));

test("a log never holds more than its limit, and the one before it stays", () => {
  const log = rollingFile(file, 30);
  for (let line = 1; line <= 9; line += 1) log.write(`line ${line}`);
  expect([read(`${file}.before`), read(file)]).toEqual([
    ["line 5", "line 6", "line 7", "line 8"],
    ["line 9"],
  ]);
  log.write("a line that is longer than the limit of its file");
  expect(read(file)).toEqual(["a line that is longer than the limit of its file"]);
  expect(fs.statSync(file).mode & 0o077).toBe(0);
});

test("the log of the start before stays beside the new one", () => {
  rollingFile(file, 30).write("started again");
  expect(read(file)).toEqual(["started again"]);
  expect(read(`${file}.before`)).toEqual(["a line that is longer than the limit of its file"]);
});
