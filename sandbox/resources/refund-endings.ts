import type { Charge, Refund, Row } from "../objects";
import type { Work } from "../store/work";
import { addBalanceTransaction } from "./balance-transactions";
import { testCardOf } from "./test-cards";

async function chargeOf(work: Work, refund: Refund): Promise<Row<"charge">> {
  const row = refund.charge ? await work.get("charge", refund.charge) : null;
  if (!row) throw new Error(`Refund ${refund.id} has no charge`);
  return row;
}

/** The money is the shop's again, and can be refunded again. */
function takeBack(work: Work, refund: Refund, charge: Row<"charge">): string {
  const { id: source, amount, currency } = refund;
  charge.data.amount_refunded -= amount;
  charge.data.refunded = false;
  work.save(charge);
  return addBalanceTransaction(work, { amount, currency, source, type: "refund_failure" }).id;
}

/** For UPI the charge's event is sent as well. */
function tell(work: Work, refund: Refund, previous: Pick<Refund, "status">): void {
  work.emit("refund.updated", refund, previous);
  if (refund.destination_details?.type === "upi") work.emit("charge.refund.updated", refund, previous);
}

function isOver({ status }: Refund): boolean {
  return status === "failed" || status === "canceled";
}

/** The customer's bank sent the money back. False when there was nothing left to fail. */
export async function failRefund(work: Work, id: string): Promise<boolean> {
  const row = await work.get("refund", id);
  if (!row || isOver(row.data)) return false;
  const { data } = row;
  const previous = { status: data.status };
  data.failure_balance_transaction = takeBack(work, data, await chargeOf(work, data));
  data.failure_reason = "expired_or_canceled_card";
  data.status = "failed";
  delete data.pending_reason;
  work.save(row);
  tell(work, data, previous);
  work.emit("refund.failed", data, previous);
  return true;
}

/** The money has arrived. False when it already had, or never will. */
export async function succeedRefund(work: Work, id: string): Promise<boolean> {
  const row = await work.get("refund", id);
  if (row?.data.status !== "pending") return false;
  row.data.status = "succeeded";
  delete row.data.pending_reason;
  work.save(row);
  tell(work, row.data, { status: "pending" });
  return true;
}

/** Withdraws a refund while it is still on its way. */
export async function cancelRefund(work: Work, row: Row<"refund">): Promise<void> {
  const { data } = row;
  const previous = { status: data.status };
  data.failure_balance_transaction = takeBack(work, data, await chargeOf(work, data));
  data.status = "canceled";
  delete data.pending_reason;
  work.save(row);
  tell(work, data, previous);
}

export type RefundCourse = "at once" | "later" | "fail later";

/** The course of a charge's refunds: as its test card says; by UPI they take their time. */
export async function courseOf(work: Work, { payment_method: id }: Charge | Refund): Promise<RefundCourse> {
  const method = id ? await work.look("payment_method", id) : null;
  if (!method) return "at once";
  return testCardOf(method)?.refunds ?? "later";
}

export async function finishRefund(work: Work, id: string): Promise<void> {
  const row = await work.get("refund", id);
  if (!row) return;
  if ((await courseOf(work, row.data)) === "fail later") await failRefund(work, id);
  else await succeedRefund(work, id);
}
