import type { AddressInfo, Server } from "node:net";

/** On any free port of this machine. */
export function listen(server: Server): Promise<void> {
  return new Promise((listening) => server.listen(0, "127.0.0.1", listening));
}

export function addressOf(server: Server): string {
  const address: AddressInfo | string | null = server.address();
  if (!address || typeof address === "string") throw new Error("the server listens nowhere");
  return `http://127.0.0.1:${address.port}`;
}
