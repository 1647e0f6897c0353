import type { Tx } from "@/lib/db";
import { ok, refuse, type Result } from "@/lib/domain/result";
import type { CustomerFlow } from "@/lib/features/payments/commands";
import { cancelIntent, fetchIntent, GatewayUnavailable } from "@/lib/gateway/intents";
import type { Via } from "@/lib/features/odd-cases/odd-cases";
import { settle, settleMissing } from "@/lib/features/payments/settle";
import { type Settlement } from "@/lib/features/payments/report";

type Flow = { now: Date; system: <T>(fn: (tx: Tx) => Promise<T>) => Promise<T> };

export type ChecksReport = {
  asked: number;
  booked: number;
  failed: number;
  flagged: number;
  isGatewayDown: boolean;
};

const MINUTE_MS = 60_000;
const PENDING_FOR_MINUTES = 10;
/** A success may still follow a failure on the same intent; after this no bank does that any more. */
const FAILED_WITHIN_DAYS = 3;
const BATCH_SIZE = 50;

/**
 * Asks the gateway about payments that have been pending for some minutes, and about those that failed in the last
 * days, so that the books agree with it even if no webhook ever arrives. Stops when the gateway is down.
 */
export async function checkPayments(
  flow: Flow,
  pendingForMinutes = PENDING_FOR_MINUTES,
): Promise<ChecksReport> {
  const report = { asked: 0, booked: 0, failed: 0, flagged: 0, isGatewayDown: false };
  let afterId = 0;
  for (;;) {
    const batch = await flow.system((tx) => paymentsToCheck(tx, flow.now, { pendingForMinutes, afterId }));
    for (const payment of batch) {
      const settlement = await checkOne(flow, payment, "reconciled");
      if (settlement === "gateway-unavailable") return { ...report, isGatewayDown: true };
      report.asked += 1;
      if (settlement.kind !== "unchanged" && settlement.kind !== "set-aside") report[settlement.kind] += 1;
    }
    const last = batch.at(-1);
    if (!last) return report;
    afterId = last.id;
  }
}

type CheckOrder = { pendingForMinutes: number; afterId: number };
type Checked = Awaited<ReturnType<typeof paymentsToCheck>>[number];

function paymentsToCheck(tx: Tx, now: Date, { pendingForMinutes, afterId }: CheckOrder) {
  const pendingSince = new Date(now.getTime() - pendingForMinutes * MINUTE_MS);
  const failedSince = new Date(now.getTime() - FAILED_WITHIN_DAYS * 24 * 60 * MINUTE_MS);
  return tx.payment.findMany({
    where: {
      id: { gt: afterId },
      OR: [
        { status: "pending", createdAt: { lte: pendingSince } },
        { status: "failed", updatedAt: { gte: failedSince }, endedAt: null },
      ],
    },
    orderBy: { id: "asc" },
    take: BATCH_SIZE,
    select: { id: true, stripePaymentIntentId: true, bill: { select: { isPaid: true } } },
  });
}

async function checkOne(
  { system, now }: Flow,
  payment: Checked,
  via: Via,
): Promise<Settlement | "gateway-unavailable"> {
  const { stripePaymentIntentId: intentId, bill } = payment;
  try {
    // an attempt left over beside a paid bill must not take money a second time
    const intent = bill.isPaid ? await cancelIntent(intentId) : await fetchIntent(intentId);
    return await system((tx) =>
      intent ? settle({ tx, now, via }, intent) : settleMissing({ tx, now, via }, intentId),
    );
  } catch (error) {
    if (error instanceof GatewayUnavailable) return "gateway-unavailable";
    throw error;
  }
}

export type BillPaymentState = "paid" | "pending" | "unpaid";

/**
 * Looks at the gateway for one bill of a customer who is waiting for an answer, in place of the webhook that has not
 * come (yet).
 */
export async function checkBillPayment(
  flow: CustomerFlow,
  { billId }: { billId: number },
): Promise<Result<BillPaymentState, "not-found" | "gateway-unavailable">> {
  const latest = await flow.run((tx) =>
    tx.payment.findFirst({
      where: { billId, customerId: flow.customerId },
      orderBy: { id: "desc" },
      select: { id: true, status: true, stripePaymentIntentId: true, bill: { select: { isPaid: true } } },
    }),
  );
  const isOpen = latest !== null && (!latest.bill.isPaid || latest.status === "pending");
  if (isOpen && (await checkOne(flow, latest, "asked")) === "gateway-unavailable") {
    return refuse("gateway-unavailable");
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
