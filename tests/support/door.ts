// The door with nothing behind it but an echo, for one file's tests.
import http from "node:http";
import net from "node:net";
import { doorOf, LISTENING } from "@/scripts/web/door.mjs";

export const logged: unknown[] = [];
export const entered: { body: string; headers: http.IncomingHttpHeaders }[] = [];
let server: http.Server;
let port = 0;

beforeAll(async () => {
  const log = { warn: (line: object) => void logged.push(line) };
  const origin = { appUrl: "http://127.0.0.1:3000", trustedProxies: 0 };
  const door = doorOf({ origin, log }, (request: http.IncomingMessage, response: http.ServerResponse) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      entered.push({ body, headers: request.headers });
      response.end("in");
    });
  });
  server = http.createServer(LISTENING, door.handle).on("clientError", door.turnAway);
  // as Next.js does
  server.on("upgrade", (_request, socket) => socket.end("past the door"));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new Error("no port");
  port = bound.port;
});
afterAll(() => new Promise((done) => server.close(done)));
beforeEach(() => {
  logged.length = 0;
  entered.length = 0;
});

/** Sends raw bytes and returns everything that comes back. */
export function raw(...parts: (string | Buffer)[]): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = "";
    const socket = net.connect(port, "127.0.0.1", () => parts.forEach((part) => socket.write(part)));
    socket.on("data", (chunk) => (answer += chunk.toString("latin1")));
    socket.on("close", () => resolve(answer));
    socket.on("error", reject);
  });
}

export type Asked = {
  method?: string;
  target?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
};

export async function ask({ method = "GET", target = "/", headers = {}, body }: Asked) {
  const bytes = Buffer.from(body ?? "");
  const sent = { host: `127.0.0.1:${port}`, connection: "close", ...headers };
  const lines = Object.entries(body === undefined ? sent : { "content-length": bytes.length, ...sent });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  const answer = await raw(`${method} ${target} HTTP/1.1\r\n${head}\r\n`, bytes);
  const [status = "", ...rest] = answer.split("\r\n\r\n", 1).join("").split("\r\n");
  return { status: Number(status.split(" ")[1]), headers: rest.join("\n").toLowerCase() };
}
