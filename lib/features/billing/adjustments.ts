import type { Tx } from "@/lib/db";
import { POSTINGS } from "@/lib/domain/books/ledger";
import { sumPaise, type Paise } from "@/lib/domain/money";
import { postAll } from "@/lib/features/books/commands";
import { unbilledCharges, type UnbilledCharge } from "@/lib/features/books/queries";

type NewBill = { id: number; customerId: number };

/**
 * Puts onto new bills what corrections of paid bills left to be billed, and returns how much that is, by customer. The caller holds
 * the customers' locks.
 */
export async function billAdjustments(
  tx: Tx,
  bills: readonly NewBill[],
): Promise<ReadonlyMap<number, Paise>> {
  const billOf = new Map(bills.map(({ id, customerId }) => [customerId, id]));
  const charges = await unbilledCharges(tx, [...billOf.keys()]);
  if (charges.length > 0) await postCharges(tx, charges, billOf);
  const byCustomer = Map.groupBy(charges, ({ customerId }) => customerId);
  return new Map([...byCustomer].map(([id, own]) => [id, sumPaise(own.map(({ amount }) => amount))]));
}

function postCharges(
  tx: Tx,
  charges: readonly UnbilledCharge[],
  billOf: ReadonlyMap<number, number>,
): Promise<void> {
  return postAll(
    tx,
    charges.map(({ amount, customerId, reason, ...cause }) => ({
      kind: "adjustment-billed",
      cause: { ...cause, customerId, billId: billOf.get(customerId), ...(reason !== null && { reason }) },
      postings: POSTINGS["adjustment-billed"](amount),
    })),
  );
}
