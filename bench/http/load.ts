// Asks a server as fast as it answers, and says how fast that was.
import autocannon from "autocannon";

/** Requests a second, and how long the slowest of a hundred took (ms). */
export type Rate = { perSecond: number; p99: number };

export type Ask = {
  method: "GET" | "POST";
  path: string;
  headers: Record<string, string>;
  body?: string;
};

type Load = { address: string; connections: number; seconds: number };

/** @throws when one request isn't answered with 200 */
export async function rateOf({ address, connections, seconds }: Load, next: () => Ask): Promise<Rate> {
  const result = await autocannon({
    url: address,
    connections,
    duration: seconds,
    requests: [{ setupRequest: (request) => ({ ...request, ...next() }) }],
  });
  const { errors, timeouts, non2xx, requests, latency } = result;
  if (errors + timeouts + non2xx > 0)
    throw new Error(`${next().path}: ${errors} errors, ${timeouts} without an answer, ${non2xx} not 200`);
  return { perSecond: requests.average, p99: latency.p99 };
}
