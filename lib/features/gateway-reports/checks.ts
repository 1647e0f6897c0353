import type { Tx } from "@/lib/db";
import { ok, refuse, type Result } from "@/lib/domain/result";
import type { CustomerFlow } from "@/lib/features/payments/commands";
import { endIntent, sync, syncIntent } from "@/lib/features/payments/sync";
import { sendRefund } from "@/lib/features/returns/refunds";
import { REFUND } from "@/lib/features/returns/settle-refund";
import { GatewayUnavailable } from "@/lib/gateway/intents";
import type { SystemFlow } from "@/lib/scope";

export type ChecksReport = {
  asked: number;
  booked: number;
  failed: number;
  flagged: number;
  isGatewayDown: boolean;
};

const MINUTE_MS = 60_000;
const PENDING_FOR_MINUTES = 10;
/** A success may still follow a failure on the same intent; after this many days no bank does that any more. */
const FAILED_WITHIN_DAYS = 3;
/** Whoever asked for a refund is most likely still waiting for the gateway's answer. */
const REFUND_ASKED_FOR_MINUTES = 1;
const BATCH_SIZE = 50;

const before = ({ now }: SystemFlow, minutes: number) => new Date(now.getTime() - minutes * MINUTE_MS);

/** Rows by their id, a batch at a time. */
async function* inBatches<T extends { id: number }>(
  { system }: SystemFlow,
  find: (tx: Tx, page: { id: { gt: number } }) => Promise<T[]>,
): AsyncGenerator<T> {
  for (let afterId = 0; ;) {
    const batch = await system((tx) => find(tx, { id: { gt: afterId } }));
    yield* batch;
    const last = batch.at(-1);
    if (!last) return;
    afterId = last.id;
  }
}

const BY_ID = { orderBy: { id: "asc" }, take: BATCH_SIZE } as const;
const ASKED = { id: true, status: true, stripePaymentIntentId: true, bill: { select: { isPaid: true } } };
type Asked = { stripePaymentIntentId: string; bill: { isPaid: boolean } };

/** An attempt left over beside a paid bill must not take money a second time. */
const syncOf = ({ bill }: Asked) => (bill.isPaid ? endIntent : syncIntent);

/**
 * Asks the gateway about payments that have been pending for some minutes, and about those that failed in the last
 * days, so that the books agree with it even if no webhook ever arrives. Stops when the gateway is down.
 */
export async function checkPayments(
  flow: SystemFlow,
  pendingForMinutes = PENDING_FOR_MINUTES,
): Promise<ChecksReport> {
  const report = { asked: 0, booked: 0, failed: 0, flagged: 0, isGatewayDown: false };
  const pending = { status: "pending", createdAt: { lte: before(flow, pendingForMinutes) } };
  const failedSince = before(flow, FAILED_WITHIN_DAYS * 24 * 60);
  const failed = { status: "failed", updatedAt: { gte: failedSince }, endedAt: null };
  const standing = inBatches(flow, (tx, page) =>
    tx.payment.findMany({ where: { ...page, OR: [pending, failed] }, ...BY_ID, select: ASKED }),
  );
  try {
    for await (const payment of standing) {
      const { kind } = await syncOf(payment)(flow, payment.stripePaymentIntentId, "reconciled");
      report.asked += 1;
      if (kind === "booked" || kind === "failed" || kind === "flagged") report[kind] += 1;
    }
  } catch (error) {
    if (!(error instanceof GatewayUnavailable)) throw error;
    report.isGatewayDown = true;
  }
  return report;
}

/**
 * Moves stalled refunds on: those whose answer was lost are requested again (with the same idempotency key), those on their
 * way are looked up. Returns how many there were. @throws GatewayUnavailable
 */
export async function checkRefunds(flow: SystemFlow): Promise<number> {
  const requested = { status: "requested", createdAt: { lte: before(flow, REFUND_ASKED_FOR_MINUTES) } };
  const standing = inBatches(flow, (tx, page) =>
    tx.refund.findMany({ where: { ...page, OR: [requested, { status: "pending" }] }, ...BY_ID }),
  );
  let count = 0;
  for await (const { id, status, stripeRefundId } of standing) {
    if (status === "requested") await sendRefund(flow, id);
    else if (stripeRefundId) await sync(flow, REFUND, stripeRefundId, "reconciled");
    count += 1;
  }
  return count;
}

export type BillPaymentState = "paid" | "pending" | "unpaid";

/**
 * Asks the gateway about one bill of a customer who is waiting for an answer, in place of the webhook that has not come
 * (yet).
 */
export async function checkBillPayment(
  flow: CustomerFlow,
  { billId }: { billId: number },
): Promise<Result<BillPaymentState, "not-found" | "gateway-unavailable">> {
  const where = { billId, customerId: flow.customerId };
  const latest = await flow.run((tx) =>
    tx.payment.findFirst({ where, orderBy: { id: "desc" }, select: ASKED }),
  );
  try {
    const isOpen = latest && (!latest.bill.isPaid || latest.status === "pending");
    if (isOpen) await syncOf(latest)(flow, latest.stripePaymentIntentId);
  } catch (error) {
    if (error instanceof GatewayUnavailable) return refuse("gateway-unavailable");
    throw error;
  }
  const bill = await flow.run((tx) =>
    tx.bill.findFirst({
      where: { id: billId, customerId: flow.customerId },
      select: { isPaid: true, payments: { where: { status: "pending" }, select: { id: true } } },
    }),
  );
  if (!bill) return refuse("not-found");
  return ok(bill.isPaid ? "paid" : bill.payments.length > 0 ? "pending" : "unpaid");
}
