import type { Prisma } from "@/prisma/generated/client";
import type { Tx } from "@/lib/db";
import { cancelIntent, GatewayUnavailable } from "@/lib/gateway/intents";
import { settle, settleMissing } from "./settle";

type Flow = { now: Date; system: <T>(fn: (tx: Tx) => Promise<T>) => Promise<T> };

/** Attempts that may still take money. A declined one is among them: its page may be open, to try another card on. */
export const STILL_PAYABLE = {
  status: { not: "succeeded" },
  endedAt: null,
} as const satisfies Prisma.PaymentWhereInput;

/**
 * Gives up what may still be paid online of a bill, or all bills of a customer, before these are changed or paid otherwise.
 * What can't be given up stays as it is: the bank is still deciding, or the gateway out of reach.
 */
export async function giveUpOnline(
  flow: Flow,
  of: { billId: number } | { customerId: number },
): Promise<void> {
  const payable = await flow.system((tx) =>
    tx.payment.findMany({ where: { ...of, ...STILL_PAYABLE }, select: { stripePaymentIntentId: true } }),
  );
  for (const { stripePaymentIntentId } of payable) await giveUpOne(flow, stripePaymentIntentId);
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
