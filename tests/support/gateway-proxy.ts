// Between the app and the sandbox: every call passes through a hand that may watch or spoil it.
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";

export type Call = { method: string; path: string; headers: IncomingHttpHeaders; body: string };
export type Answer = { status: number; headers: Record<string, string>; body: string };

/** Answers a call: `forward` asks the real gateway. */
export type Hand = (call: Call, forward: () => Promise<Answer>, response: ServerResponse) => Promise<void>;

export type Proxy = {
  url: string;
  /** Refuses connections from now on, and cuts the open ones. */
  close: () => Promise<void>;
  /** Listens again, at the same address. */
  open: () => Promise<void>;
};

export async function startProxy(target: string, hand: Hand): Promise<Proxy> {
  const server = createServer((request, response) => {
    callOf(request)
      .then((call) => hand(call, () => ask(target, call), response))
      // the gateway behind it gave no answer, or the caller has gone
      .catch(() => response.destroy());
  });
  const port = await listen(server, 0);
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      if (!server.listening) return;
      const closed = new Promise<void>((done) => server.close(() => done()));
      server.closeAllConnections();
      await closed;
    },
    open: async () => void (await listen(server, port)),
  };
}

export function send(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, { ...headers, "content-length": Buffer.byteLength(body) }).end(body);
}

async function callOf(request: IncomingMessage): Promise<Call> {
  const parts: string[] = [];
  for await (const part of request.setEncoding("utf8")) parts.push(String(part));
  const { method = "GET", url: path = "/", headers } = request;
  return { method, path, headers, body: parts.join("") };
}

// Length and connection belong to each hop; the rest is passed on unchanged.
const OF_ONE_HOP = ["connection", "keep-alive", "content-length", "transfer-encoding", "host"];

async function ask(target: string, { method, path, headers, body }: Call): Promise<Answer> {
  const sent = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    if (!OF_ONE_HOP.includes(name)) sent.set(name, String(value));
  }
  const response = await fetch(`${target}${path}`, {
    method,
    headers: sent,
    ...(method === "POST" && { body }),
  });
  const answered = [...response.headers].filter(([name]) => !OF_ONE_HOP.includes(name));
  return { status: response.status, headers: Object.fromEntries(answered), body: await response.text() };
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((listening) => server.listen(port, "127.0.0.1", listening));
  const address: AddressInfo | string | null = server.address();
  if (!address || typeof address === "string") throw new Error("the proxy listens nowhere");
  return address.port;
}
