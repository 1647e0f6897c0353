import type { SettleScope, Via } from "@/lib/features/odd-cases/odd-cases";
import type { Outcome } from "@/lib/features/odd-cases/outcome";
import { cancelIntent, fetchIntent } from "@/lib/gateway/intents";
import type { SystemFlow } from "@/lib/scope";
import { settle, settleMissing } from "./settle";

/**
 * A kind of object at the gateway, and how our books follow it. What was fetched may be out of date by the time it is
 * settled, as another process may have settled a later state meanwhile: `settle` only moves forward, whatever it is shown.
 */
export type Synced<T> = {
  /** How it stands now; null when the gateway knows none. Never call it within a transaction. @throws GatewayUnavailable */
  fetch: (id: string) => Promise<T | null>;
  /** Locks the customer, then decides from their rows. */
  settle: (scope: SettleScope, found: T) => Promise<Outcome>;
  /** What to do when one that a row of ours names no longer exists there. */
  missing: (scope: SettleScope, id: string) => Promise<Outcome>;
};

export const INTENT = { fetch: fetchIntent, settle, missing: settleMissing };

/** The same for an intent that must not be paid any more, unless it already was. */
const ENDED_INTENT = { ...INTENT, fetch: cancelIntent };

/** Fetches the state at the gateway and settles it in one transaction. @throws GatewayUnavailable */
export async function sync<T>(
  flow: SystemFlow,
  kind: Synced<T>,
  id: string,
  via: Via = "asked",
): Promise<Outcome> {
  return bring(flow, kind, { id, found: await kind.fetch(id), via });
}

type Fetched<T> = { id: string; found: T | null; via?: Via };

/** `sync` for something just fetched. */
export function bring<T>(
  { now, system }: SystemFlow,
  { settle, missing }: Synced<T>,
  { id, found, via = "asked" }: Fetched<T>,
): Promise<Outcome> {
  return system((tx) => {
    const scope = { tx, now, via };
    return found === null ? missing(scope, id) : settle(scope, found);
  });
}

export const syncIntent = (flow: SystemFlow, id: string, via?: Via) => sync(flow, INTENT, id, via);

export const endIntent = (flow: SystemFlow, id: string, via?: Via) => sync(flow, ENDED_INTENT, id, via);
