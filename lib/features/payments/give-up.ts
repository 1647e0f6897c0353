import type { Tx } from "@/lib/db";
import { cancelIntent, GatewayUnavailable } from "./gateway";
import { settle, settleMissing } from "./settle";

type Flow = { now: Date; system: <T>(fn: (tx: Tx) => Promise<T>) => Promise<T> };

/**
 * Gives up what is under way online for a bill, or all bills of a customer, before these are changed or paid otherwise.
 * What can't be given up stays pending: the bank is still deciding, or the gateway out of reach.
 */
export async function giveUpOnline(
  flow: Flow,
  of: { billId: number } | { customerId: number },
): Promise<void> {
  const pending = await flow.system((tx) =>
    tx.payment.findMany({ where: { ...of, status: "pending" }, select: { stripePaymentIntentId: true } }),
  );
  for (const { stripePaymentIntentId } of pending) await giveUpOne(flow, stripePaymentIntentId);
}

async function giveUpOne({ system, now }: Flow, intentId: string): Promise<void> {
  try {
    const intent = await cancelIntent(intentId);
    await system((tx) => {
      const scope = { tx, now, via: "asked" as const };
      return intent ? settle(scope, intent) : settleMissing(scope, intentId);
    });
  } catch (error) {
    if (!(error instanceof GatewayUnavailable)) throw error;
  }
}
