import type { Tx } from "@/lib/db";
import { POSTINGS, type EntryKind } from "@/lib/domain/books/ledger";
import { paise } from "@/lib/domain/money";
import { post } from "@/lib/features/books/commands";

const CHARGED = "correction-charged" satisfies EntryKind;
const BILLED = "adjustment-billed" satisfies EntryKind;

type NewBill = { id: number; customerId: number };

/** Puts onto new bills what corrections of paid bills left to be billed. The caller holds the customers' locks. */
export async function billAdjustments(tx: Tx, bills: readonly NewBill[]): Promise<void> {
  const charged = await tx.journalEntry.findMany({
    where: {
      customerId: { in: bills.map(({ customerId }) => customerId) },
      kind: CHARGED,
      correction: { journal: { none: { kind: BILLED } } },
    },
    include: { lines: { where: { account: "to-be-billed" } } },
    orderBy: { id: "asc" },
  });
  const billOf = new Map(bills.map(({ id, customerId }) => [customerId, id]));
  for (const { customerId, billCorrectionId, reason, lines } of charged) {
    if (customerId === null || billCorrectionId === null) continue;
    const amount = paise(sumOf(lines));
    const cause = {
      customerId,
      billId: billOf.get(customerId),
      billCorrectionId,
      reason: reason ?? undefined,
    };
    await post(tx, BILLED, cause, POSTINGS[BILLED](amount));
  }
}

const sumOf = (lines: readonly { amount: number }[]): number =>
  lines.reduce((total, { amount }) => total + amount, 0);
