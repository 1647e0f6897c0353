// A web server that goes: it takes no new connections, answers what still comes on those it has, and closes each with its answer.
// So whoever hands over to another process loses no request, whatever a proxy in front keeps open.
import net from "node:net";

/** A connection on which nothing came for so long is not being used. */
const IDLE_MS = 5_000;

/** Returns `drain(patienceMs)`, which resolves when no connection is left; those left after its patience are cut off. */
export function drainable(server) {
  let isGoing = false;
  server.prependListener("request", (_request, response) => {
    if (isGoing) response.shouldKeepAlive = false;
  });
  return async (patienceMs) => {
    isGoing = true;
    // http's own close() ends idle connections at once, and with them a request that is on its way
    const closed = new Promise((resolve) => net.Server.prototype.close.call(server, resolve));
    const idle = setInterval(() => server.closeIdleConnections(), Math.min(IDLE_MS, patienceMs));
    const end = setTimeout(() => server.closeAllConnections(), patienceMs);
    await closed;
    clearInterval(idle);
    clearTimeout(end);
  };
}
