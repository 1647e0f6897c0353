import type { Tx } from "@/lib/db";
import { cancelIntent, GatewayUnavailable } from "./gateway";
import { settle, settleMissing } from "./settle";

type Flow = { now: Date; system: <T>(fn: (tx: Tx) => Promise<T>) => Promise<T> };

/**
 * Gives up a payment of a bill that is under way online, before its bill is changed or paid otherwise. Answers whether no
 * money can come from one any more: with the gateway out of reach, or the bank still deciding, it may.
 */
export async function giveUpOnline({ system, now }: Flow, billId: number): Promise<boolean> {
  const pending = await system((tx) => tx.payment.findFirst({ where: { billId, status: "pending" } }));
  if (!pending) return true;
  const { stripePaymentIntentId: intentId } = pending;
  try {
    const intent = await cancelIntent(intentId);
    const scope = { now, via: "asked" as const };
    await system((tx) =>
      intent ? settle({ tx, ...scope }, intent) : settleMissing({ tx, ...scope }, intentId),
    );
    return intent === null || intent.state === "canceled" || intent.state === "succeeded";
  } catch (error) {
    if (!(error instanceof GatewayUnavailable)) throw error;
    return false;
  }
}
