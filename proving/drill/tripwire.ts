// Between the product and the gateway: kills a victim at a call that moves something, either before the gateway has done
// its work, or after that but before the answer arrives.
import { send, startProxy } from "@/tests/support/gateway-proxy";
import type { CallMoment } from "./plan";
import type { Strike } from "./stack";

export type Tripwire = {
  url: string;
  /** Resolves with the strike when the call is reached; the call waits until the victim is dead. */
  set: (moment: CallMoment, strike: () => Strike) => Promise<Strike>;
  /** Later calls strike nobody. */
  clear: () => void;
  close: () => Promise<void>;
};

type Wire = CallMoment & { passed: number; spring: () => Strike };

export async function startTripwire(gatewayUrl: string): Promise<Tripwire> {
  let wire: Wire | null = null;
  /** The wire, if this call is the one. */
  const touch = (method: string): Wire | null => {
    if (!wire || method !== "POST") return null;
    wire.passed += 1;
    return wire.passed === wire.number ? wire : null;
  };
  const proxy = await startProxy(gatewayUrl, async ({ method }, forward, response) => {
    const touched = touch(method);
    if (touched?.when === "before") await touched.spring().dead;
    const answer = await forward();
    if (touched?.when === "after") {
      const { victim, dead } = touched.spring();
      await dead;
      if (victim === "sandbox") return void response.destroy();
    }
    send(response, answer);
  });
  return {
    url: proxy.url,
    close: proxy.close,
    set: (moment, strike) =>
      new Promise((sprung) => {
        const spring = () => {
          const struck = strike();
          sprung(struck);
          return struck;
        };
        wire = { ...moment, passed: 0, spring };
      }),
    clear: () => void (wire = null),
  };
}
