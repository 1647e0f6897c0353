import type { Prisma } from "@/prisma/generated/client";
import { GatewayUnavailable } from "@/lib/gateway/intents";
import type { SystemFlow } from "@/lib/scope";
import { endIntent } from "./sync";

/** Attempts that may still take money. A declined one is among them: its page may be open, to try another card. */
export const STILL_PAYABLE = {
  status: { not: "succeeded" },
  endedAt: null,
} as const satisfies Prisma.PaymentWhereInput;

/**
 * Gives up whatever may still be paid online for a bill, or for all of a customer's bills, before these are changed or paid
 * some other way. What can't be given up stays as it is: the bank is still deciding, or the gateway is out of reach.
 */
export async function giveUpOnline(
  flow: SystemFlow,
  of: { billId: number } | { customerId: number },
): Promise<void> {
  const payable = await flow.system((tx) =>
    tx.payment.findMany({ where: { ...of, ...STILL_PAYABLE }, select: { stripePaymentIntentId: true } }),
  );
  for (const { stripePaymentIntentId: id } of payable) {
    await endIntent(flow, id).catch((error: unknown) => {
      if (!(error instanceof GatewayUnavailable)) throw error;
    });
  }
}
