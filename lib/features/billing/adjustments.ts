import type { Tx } from "@/lib/db";
import { POSTINGS } from "@/lib/domain/books/ledger";
import { postAll } from "@/lib/features/books/commands";
import { unbilledCharges } from "@/lib/features/books/queries";

type NewBill = { id: number; customerId: number };

/** Puts onto new bills what corrections of paid bills left to be billed. The caller holds the customers' locks. */
export async function billAdjustments(tx: Tx, bills: readonly NewBill[]): Promise<void> {
  const billOf = new Map(bills.map(({ id, customerId }) => [customerId, id]));
  const charges = await unbilledCharges(tx, [...billOf.keys()]);
  if (charges.length === 0) return;
  await postAll(
    tx,
    charges.map(({ amount, customerId, reason, ...cause }) => ({
      kind: "adjustment-billed",
      cause: { ...cause, customerId, billId: billOf.get(customerId), ...(reason !== null && { reason }) },
      postings: POSTINGS["adjustment-billed"](amount),
    })),
  );
}
