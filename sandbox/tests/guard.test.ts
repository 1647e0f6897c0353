import { request } from "node:http";
import type { Sandbox } from "../server";
import { start } from "./harness";

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await start({ manual: true });
});
afterAll(() => sandbox.stop());

/** A form that claims to come from the same name that it was sent to, as a browser would. */
function pressUnderName(name: string): Promise<number | undefined> {
  const { hostname, port } = new URL(sandbox.url);
  const host = `${name}:${port}`;
  const headers = { host, origin: `http://${host}`, "content-type": "application/x-www-form-urlencoded" };
  return new Promise((resolve, reject) => {
    const options = { hostname, port, path: "/sandbox/control/clear", method: "POST", headers };
    const sent = request(options, (answer) => resolve(answer.resume().statusCode));
    sent.on("error", reject).end();
  });
}

test("a foreign name that leads here is no name of this machine", async () => {
  expect(await pressUnderName("evil.example")).toBe(403);
  expect(await pressUnderName("127.0.0.1.evil.example")).toBe(403);
});

test.each(["127.0.0.1", "localhost", "[::1]"])("%s is", async (name) => {
  expect(await pressUnderName(name)).toBe(303);
});
