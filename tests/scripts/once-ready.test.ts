import http from "node:http";
import { onceReady } from "@/scripts/web/once-ready.mjs";

let server: http.Server;

afterEach(() => new Promise((done) => server.close(done)));

/** The address of a server that listens already and is ready once `ready` is. */
async function listening(ready: Promise<unknown>): Promise<string> {
  server = http.createServer(onceReady(ready, (_request, response) => response.end("here")));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new Error("no port");
  return `http://127.0.0.1:${bound.port}`;
}

test("who asks before the server is ready is answered once it is", async () => {
  let open = () => {};
  const address = await listening(new Promise<void>((done) => (open = done)));
  const asked = fetch(address);
  await new Promise<void>((done) => server.once("request", () => done()));
  open();
  expect(await (await asked).text()).toBe("here");
});

test("who asks a server that never gets ready is hung up on", async () => {
  const broken = Promise.reject(new Error("no build"));
  broken.catch(() => undefined);
  await expect(fetch(await listening(broken))).rejects.toThrow();
});
