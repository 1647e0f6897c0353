import type { Tx } from "@/lib/db";
import type { BillStatement } from "@/lib/domain/bill-statement";
import type { CustomerId } from "@/lib/domain/identity";
import type { Paise } from "@/lib/domain/money";
import { isRefundAlive } from "@/lib/domain/refund";
import { disputesOf, type DisputeSummary } from "@/lib/features/payments/dispute-queries";
import { doorReceiptsOf, type DoorPayment } from "@/lib/features/payments/door-queries";
import { receiptOf, type Receipt } from "@/lib/features/payments/queries";
import { refundSummary, type RefundSummary } from "@/lib/features/payments/refund-queries";
import { setAsideOf } from "@/lib/features/payments/set-aside";
import { billedCustomer, billingKitchen, type BilledCustomer } from "./parties";
import { billOf, type IssuedBill } from "./queries";
import { statementOf } from "./statement";

/** A bill with all that its invoice says. */
export type Invoice = {
  bill: IssuedBill;
  customer: BilledCustomer;
  kitchen: { name: string; phone: string; address: string };
  receipt: Receipt | null;
  statement: BillStatement;
  /** What was paid at the door, without what was taken back. */
  doorPayments: readonly DoorPayment[];
  /** What was given back of what paid it, or is on its way. */
  refunds: readonly RefundSummary[];
  /** What of it was contested with a bank. */
  disputes: readonly DisputeSummary[];
  /** What came in for it, was not taken by it, and waits for a decision. */
  setAside: Paise;
};

/** Null when there is no bill with this id, or when it is somebody else's. */
export async function invoiceOf(tx: Tx, customerId: CustomerId, billId: number): Promise<Invoice | null> {
  const bill = await billOf(tx, customerId, billId);
  if (!bill) return null;
  const atDoor = await doorReceiptsOf(tx, customerId, billId);
  return {
    bill,
    customer: await billedCustomer(tx, customerId),
    kitchen: await billingKitchen(tx),
    receipt: await receiptOf(tx, customerId, billId),
    statement: await statementOf(tx, bill.id),
    doorPayments: atDoor.filter(({ takenBack }) => !takenBack),
    refunds: await refundsOfPayments(tx, billId),
    disputes: await disputesOf(tx, { billId }),
    setAside: await setAsideOf(tx, { customerId, billId }),
  };
}

/** Without those of money that the bill had never taken, and without those that failed. */
async function refundsOfPayments(tx: Tx, billId: number): Promise<RefundSummary[]> {
  const rows = await tx.refund.findMany({ where: { billId, paymentFlagId: null }, orderBy: { id: "asc" } });
  return rows.map(refundSummary).filter(({ status }) => isRefundAlive(status));
}
