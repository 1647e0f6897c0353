// What the sandbox can't do to itself: a closed port, an answer that breaks off, one that never ends.
import type { ServerResponse } from "node:http";
import { send, startProxy, type Answer, type Call, type Proxy } from "./gateway-proxy";

/**
 * - silent: the call is read and never answered
 * - cut: the work is done, and the answer breaks off midway
 * - drip: the work is done, and the answer comes a byte at a time, for ever
 */
type Fault = "silent" | "cut" | "drip";

export type FaultyGateway = Proxy & {
  /** Makes this happen to the next calls, one unless said otherwise. */
  spoil: (fault: Fault, times?: number) => void;
  /** All calls so far, including spoilt ones. */
  calls: Call[];
};

/** Stands in front of the sandbox; the app talks to it if this runs before anything reads the environment. */
export async function startFaultyGateway(gatewayUrl: string): Promise<FaultyGateway> {
  const calls: Call[] = [];
  const faults: Fault[] = [];
  const proxy = await startProxy(gatewayUrl, async (call, forward, response) => {
    calls.push(call);
    const fault = faults.shift();
    if (fault === "silent") return;
    const answer = await forward();
    if (fault === "cut") cut(response, answer);
    else if (fault === "drip") drip(response, answer);
    else send(response, answer);
  });
  process.env.STRIPE_API_BASE = proxy.url;
  return {
    ...proxy,
    calls,
    spoil: (fault, times = 1) => void faults.push(...Array<Fault>(times).fill(fault)),
  };
}

function begin(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, { ...headers, "content-length": Buffer.byteLength(body) });
}

function cut(response: ServerResponse, answer: Answer): void {
  begin(response, answer);
  response.write(answer.body.slice(0, answer.body.length / 2), () => response.destroy());
}

const DRIP_MS = 20;

function drip(response: ServerResponse, answer: Answer): void {
  begin(response, answer);
  let sent = 0;
  const timer = setInterval(() => response.write(answer.body.charAt(sent++)), DRIP_MS);
  response.once("close", () => clearInterval(timer));
}
