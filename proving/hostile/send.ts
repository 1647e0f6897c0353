// Sends requests as raw bytes, as no client library would, and reads the status of what comes back.
import net from "node:net";
import type { Hostile } from "./generate";

const PATIENCE_MS = 20_000;

type To = { port: number; host: string; cookie: string | null; address: string };

/** The status of the answer; 0 when the connection was cut without one, -1 when none came in time. */
export function send({ method, target, headers, body }: Hostile, to: To): Promise<number> {
  const own: [string, string][] = [
    ["Host", to.host],
    ["Connection", "close"],
    ["X-Forwarded-For", to.address],
    ...(to.cookie && !headers.some(([name]) => name === "cookie")
      ? [["Cookie", to.cookie] satisfies [string, string]]
      : []),
    ...(body ? [["Content-Length", String(body.length)] satisfies [string, string]] : []),
  ];
  const lines = [...own, ...headers].map(([name, told]) => `${name}: ${told}\r\n`);
  const head = Buffer.from(`${method} ${target} HTTP/1.1\r\n${lines.join("")}\r\n`, "latin1");
  return statusOf(to.port, body ? Buffer.concat([head, body]) : head);
}

/** The same for raw bytes. */
export async function statusOf(port: number, bytes: Buffer): Promise<number> {
  return (await statusAndHead(port, bytes)).status;
}

const LONGEST_HEAD = 16_384;

/** With the headers of the answer. */
export function statusAndHead(
  port: number,
  bytes: Buffer,
): Promise<{ status: number; headers: Record<string, string> }> {
  return new Promise((resolve) => {
    let head = "";
    const socket = net.connect(port, "127.0.0.1", () => socket.write(bytes));
    const timer = setTimeout(() => end(-1), PATIENCE_MS);
    function end(status: number): void {
      clearTimeout(timer);
      socket.destroy();
      resolve({ status, headers: headersOf(head) });
    }
    const read = () =>
      Number(/^(?:HTTP\/1\.1 100 [^\r]*\r\n\r\n)*HTTP\/1\.[01] (\d{3})/.exec(head)?.[1] ?? 0);
    socket.on("data", (chunk) => {
      if (head.length < LONGEST_HEAD) head += chunk.toString("latin1", 0, LONGEST_HEAD);
    });
    // a server that refuses what is still being sent may cut the connection after its answer
    socket.on("error", () => end(read()));
    socket.on("close", () => end(read()));
  });
}

function headersOf(head: string): Record<string, string> {
  const [lines = ""] = head.split("\r\n\r\n", 1);
  return Object.fromEntries(
    lines
      .split("\r\n")
      .slice(1)
      .map((line) => [
        line.slice(0, line.indexOf(":")).toLowerCase(),
        line.slice(line.indexOf(":") + 1).trim(),
      ]),
  );
}
