import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { rollingFile } from "@/scripts/stack/rolling-file.mjs";
import { rollWritten } from "@/scripts/stack/watching.mjs";

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

test("a log that another process writes is rolled under it, and goes on at its beginning", () => {
  const written = path.join(folder, "postgres.log");
  const descriptor = fs.openSync(written, "a");
  fs.writeSync(descriptor, "a line of the server\n");
  expect([rollWritten(written, 22), rollWritten(written, 21)]).toEqual([false, true]);
  fs.writeSync(descriptor, "the next\n");
  expect([read(`${written}.before`), read(written)]).toEqual([["a line of the server"], ["the next"]]);
  expect(fs.statSync(`${written}.before`).mode & 0o077).toBe(0);
  fs.closeSync(descriptor);
});
