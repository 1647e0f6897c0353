/** @jest-environment node */
import { once } from "node:events";
import net from "node:net";
import tls from "node:tls";
import { holdOutbound, namedSystems } from "@/lib/process/outbound";

const servers: net.Server[] = [];
let release = () => {};

async function listening(): Promise<number> {
  const server = net.createServer((socket) => {
    socket.on("error", () => {});
    socket.end("HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\nok");
  });
  servers.push(server.listen(0, "127.0.0.1"));
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

afterEach(() => {
  release();
  for (const server of servers.splice(0)) server.close();
});

test("names each system of the environment once, with its port", () => {
  const named = {
    DATABASE_URL: "postgresql://a:b@Db.example:6432/x?sslmode=verify-full",
    DATABASE_SYSTEM_URL: "postgres://c:d@[::1]/x",
    SMTP_URL: "smtp://mail.example",
  };
  expect(namedSystems(named)).toEqual([
    "db.example:6432",
    "::1:5432",
    "api.stripe.com:443",
    "mail.example:587",
  ]);
  expect(
    namedSystems({
      DATABASE_URL: "postgresql://a@localhost/x?host=/run/postgresql",
      STRIPE_API_BASE: "http://127.0.0.1:12111",
      SMTP_URL: "smtps://mail.example",
      VIRUS_SCANNER: "tcp://127.0.0.1",
    }),
  ).toEqual(["/run/postgresql/.s.PGSQL.5432", "127.0.0.1:12111", "mail.example:465", "127.0.0.1:3310"]);
});

const outcome = (socket: net.Socket) =>
  new Promise<string>((resolve) => {
    socket.once("error", ({ message }) => resolve(message)).once("data", () => resolve("answered"));
  });

test("a named system is reached, in whatever way it is asked for", async () => {
  const port = await listening();
  release = holdOutbound(() => [`127.0.0.1:${port}`]);
  expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe("ok");
  expect(await outcome(net.connect({ port, host: "127.0.0.1" }))).toBe("answered");
  expect(await outcome(new net.Socket().connect(port, "127.0.0.1"))).toBe("answered");
});

test("no other one is, by no way: nor the same machine at another port, nor one that is named like it", async () => {
  const port = await listening();
  release = holdOutbound(() => ["127.0.0.1:1", `127.0.0.1.example:${port}`]);
  const refused = /the environment names no such system$/;
  const fault: unknown = await fetch(`http://127.0.0.1:${port}/`).catch((error: unknown) => error);
  expect(fault).toMatchObject({ cause: { message: expect.stringMatching(refused) } });
  expect(await outcome(net.connect({ port, host: "127.0.0.1" }))).toMatch(refused);
  expect(await outcome(net.connect(port))).toMatch(refused);
  expect(await outcome(new net.Socket().connect(port, "127.0.0.1"))).toMatch(refused);
  expect(await outcome(new net.Socket().connect("/run/docker.sock"))).toMatch(refused);
  expect(await outcome(net.connect("/run/docker.sock"))).toMatch(refused);
  expect(await outcome(net.connect({ path: "/run/docker.sock" }))).toMatch(refused);
  expect(await outcome(tls.connect({ port, host: "127.0.0.1" }))).toMatch(refused);
});

test("released, a process reaches what it likes", async () => {
  const port = await listening();
  holdOutbound(() => [])();
  expect(await outcome(net.connect({ port, host: "127.0.0.1" }))).toBe("answered");
});
