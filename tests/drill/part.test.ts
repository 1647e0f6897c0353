import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { waitFor } from "../../scripts/stack/processes.mjs";
import { addressOf, listen } from "@/proving/drill/listening";
import { processPart } from "@/proving/drill/part";

let folder: string;
const ended: string[] = [];

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "tiffintrack-part-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function freeAddress(): Promise<{ url: string; port: string }> {
  const server = createServer();
  await listen(server);
  const url = addressOf(server);
  await new Promise((closed) => server.close(closed));
  return { url, port: new URL(url).port };
}

async function serverPart() {
  const { url, port } = await freeAddress();
  const program = `require("http").createServer((q, r) => q.url === "/end" ? process.exit(3) : r.end("up")).listen(${port}, "127.0.0.1")`;
  const isUp = () =>
    fetch(url).then(
      () => true,
      () => false,
    );
  const part = processPart({
    name: "server",
    args: ["-e", program],
    env: process.env,
    logFile: path.join(folder, "server.log"),
    isReady: isUp,
    onEnd: (what) => ended.push(what),
  });
  return { part, url, isUp };
}

test("is gone when killed, and comes back at the same place", async () => {
  const { part, isUp } = await serverPart();
  await part.start();
  await part.kill();
  expect(await isUp()).toBe(false);
  await part.start();
  expect(await isUp()).toBe(true);
  await part.stop();
  expect(await isUp()).toBe(false);
  expect(ended).toEqual([]);
});

test("tells of an end that nobody asked for", async () => {
  const { part, url } = await serverPart();
  await part.start();
  await fetch(`${url}/end`).catch(() => {});
  expect(await waitFor(() => ended.length > 0, 5_000)).toBe(true);
  expect(ended).toEqual(["server ended by itself (3)"]);
});
