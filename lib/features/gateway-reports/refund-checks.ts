import type { Tx } from "@/lib/db";
import { fetchRefund } from "@/lib/gateway/refunds";
import { sendRefund } from "@/lib/features/returns/refunds";
import { advanceRefund } from "@/lib/features/returns/settle-refund";

type Flow = { now: Date; system: <T>(fn: (tx: Tx) => Promise<T>) => Promise<T> };

const BATCH_SIZE = 100;
/** Whoever asked for the refund is most likely still waiting for the gateway's answer themselves. */
const ASKED_FOR_MS = 60_000;

/**
 * Brings refunds on that stand still: those whose answer was lost are asked for again (with the same idempotency key),
 * those on their way are looked at. Answers how many there were. @throws GatewayUnavailable
 */
export async function checkRefunds(flow: Flow): Promise<number> {
  let afterId = 0;
  let count = 0;
  for (;;) {
    const batch = await flow.system((tx) => refundsToCheck(tx, flow.now, afterId));
    for (const { id, status, stripeRefundId } of batch) {
      if (status === "requested") await sendRefund(flow, id);
      else if (stripeRefundId) await lookAt(flow, id, stripeRefundId);
    }
    const last = batch.at(-1);
    if (!last) return count;
    afterId = last.id;
    count += batch.length;
  }
}

function refundsToCheck(tx: Tx, now: Date, afterId: number) {
  return tx.refund.findMany({
    where: {
      id: { gt: afterId },
      OR: [
        { status: "requested", createdAt: { lte: new Date(now.getTime() - ASKED_FOR_MS) } },
        { status: "pending" },
      ],
    },
    orderBy: { id: "asc" },
    take: BATCH_SIZE,
    select: { id: true, status: true, stripeRefundId: true },
  });
}

async function lookAt({ system, now }: Flow, refundId: number, stripeRefundId: string): Promise<void> {
  const report = await fetchRefund(stripeRefundId);
  const lost = { id: stripeRefundId, status: "failed" as const, failureReason: "missing-at-gateway" };
  await system((tx) => advanceRefund({ tx, now, via: "reconciled" }, refundId, report ?? lost));
}
