import type { Tx } from "@/lib/db";
import type { CorrectionOutcome } from "@/lib/domain/books/correction";
import { POSTINGS, type EntryKind } from "@/lib/domain/books/ledger";
import { rupees, toPaise } from "@/lib/domain/money";
import { audit } from "@/lib/features/audit/commands";
import { lockCustomers } from "@/lib/features/billing/bill-rows";
import { renewBill } from "@/lib/features/billing/recalculate";
import { applyCredit, post } from "@/lib/features/books/commands";
import { changedDays, compareBills, type Compared } from "./bill-facts";
import { sendCorrectionMail, type Corrected } from "./mails";
import { actorOf, openItemsOf, type OpenItem } from "./open-items";
import type { Scope } from "@/lib/scope";

/** What one customer's open corrections came to: bills settled, and those held up by an obstacle. */
export type CustomerReport = { settled: number; waiting: number };

/**
 * Brings every bill of a customer that a late change touched to what its tiffins are worth now, in one transaction: all
 * changes so far at once, so that two overlapping corrections are reported in one letter. Done twice, the second finds
 * nothing open.
 */
export async function correctCustomer({ tx, now }: Scope, customerId: number): Promise<CustomerReport> {
  await lockCustomers(tx, [customerId]);
  const items = await openItemsOf(tx, customerId);
  const byBill = Map.groupBy(items, ({ billId }) => billId);
  const corrected: Corrected[] = [];
  let waiting = 0;
  for (const compared of await compareBills(tx, [...byBill.keys()])) {
    const ofBill = byBill.get(compared.bill.id) ?? [];
    const { obstacle } = compared.decision;
    if (obstacle) {
      waiting += 1;
      const ids = ofBill.map(({ id }) => id);
      await tx.billCorrection.updateMany({ where: { id: { in: ids } }, data: { obstacle } });
    } else corrected.push(await correctBill({ tx, now }, compared, ofBill));
  }
  const applied = corrected.length > 0 ? await applyCredit(tx, customerId, now) : 0;
  await sendCorrectionMail(tx, customerId, corrected, applied);
  return { settled: corrected.length, waiting };
}

const ENTRY_OF = {
  credit: "correction-credited",
  charge: "correction-charged",
} as const satisfies Record<string, EntryKind>;

async function correctBill(scope: Scope, compared: Compared, items: OpenItem[]): Promise<Corrected> {
  const { bill, decision } = compared;
  const [first] = items;
  if (!first) throw new Error(`no correction of bill ${bill.id} is open`);
  const reasons = [...new Set(items.flatMap(({ correction }) => correction.reason ?? []))];
  await settleBill(scope, compared, { item: first, reason: reasons.join("; ") });
  const outcome = outcomeOf(compared);
  const { before, after } = decision;
  await close(scope, first, { outcome, before, after });
  // overlapping changes are in the bill now, so these have nothing left to change
  for (const item of items.slice(1)) {
    await close(scope, item, { outcome: "same", before: after, after });
  }
  return { bill, outcome, before, after, reasons };
}

function outcomeOf({ decision: { kind, before, after } }: Compared): CorrectionOutcome {
  if (before === after) return "same";
  switch (kind) {
    case "recalculate":
      return "recalculated";
    case "credit":
      return "credited";
    case "charge":
      return "charged";
    case "nothing":
      return "same";
  }
}

type Why = { item: OpenItem; reason: string };

/** An unpaid bill is recalculated even where only the reason for a day has changed. */
async function settleBill(scope: Scope, compared: Compared, why: Why): Promise<void> {
  const { bill, anew, decision } = compared;
  const { kind, before, after } = decision;
  if (kind === "recalculate" && anew) {
    if (before === after && changedDays(bill, anew).size === 0) return;
    const actor = actorOf(why.item.correction);
    await renewBill({ ...scope, actor }, bill, { anew, reason: why.reason });
  } else if (kind === "credit" || kind === "charge") {
    await settleBeside(scope.tx, compared, { ...why, entry: ENTRY_OF[kind] });
  }
}

/** The bill stays as it was issued: the difference is posted beside it. */
async function settleBeside(
  tx: Tx,
  { bill, decision: { before, after } }: Compared,
  { item, reason, entry }: Why & { entry: (typeof ENTRY_OF)[keyof typeof ENTRY_OF] },
): Promise<void> {
  const { id: billId, customerId } = bill;
  const actor = actorOf(item.correction);
  const why = { reason: reason || undefined, ...(actor !== "system" && { actor }) };
  const amount = toPaise(rupees(Math.abs(after - before)));
  const cause = { billId, customerId, billCorrectionId: item.id, ...why };
  await post(tx, entry, cause, POSTINGS[entry](amount));
  await audit(tx, {
    actor,
    action: "correct-bill",
    entity: "bill",
    entityId: billId,
    accountId: customerId,
    reason: reason || undefined,
    before: { amountPaise: toPaise(rupees(before)) },
    after: { amountPaise: toPaise(rupees(after)) },
  });
}

type Outcome = { outcome: CorrectionOutcome; before: number; after: number };

async function close(
  { tx, now }: Scope,
  { id }: OpenItem,
  { outcome, before, after }: Outcome,
): Promise<void> {
  const data = { outcome, beforeAmount: before, afterAmount: after, doneAt: now, obstacle: null };
  await tx.billCorrection.update({ where: { id }, data });
}
