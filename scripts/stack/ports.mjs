import net from "node:net";
import { StackError } from "./stack-error.mjs";

function tryListen(port, host) {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once("error", reject);
    server.listen({ port, host }, () => {
      const { port: taken } = /** @type {net.AddressInfo} */ (server.address());
      server.close(() => resolve(taken));
    });
  });
}

export const freePort = () => tryListen(0, "127.0.0.1");

/** The port in the environment variable `name`, refused in one line unless it is free. 0: any free one. */
export async function claimPort(name, fallback, host) {
  const text = process.env[name] || String(fallback);
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new StackError(`${name} must be a port number, not "${text}"`);
  if (port === 0) return freePort();
  try {
    // Both, because on some platforms a server bound to one address doesn't clash with the other.
    await tryListen(port, "127.0.0.1");
    return await tryListen(port, host);
  } catch (error) {
    throw new StackError(sentenceForPort(name, port, host, error));
  }
}

/** Why `name`'s port can't be listened on, as one line. */
export function sentenceForPort(name, port, host, error) {
  if (error.code === "EADDRINUSE")
    return `port ${port} is taken by another program: end that program or set ${name} to another port`;
  if (error.code === "EACCES")
    return `port ${port} may not be used by this user: set ${name} to one above 1023`;
  return `cannot listen on ${host} port ${port} (${error.code}): check ${name} and HOST`;
}
