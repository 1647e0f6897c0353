import { direct, type Tx } from "@/lib/db";
import type { Role } from "@/lib/domain/identity";
import { paise, type Paise } from "@/lib/domain/money";
import { POSTINGS, type Account, type EntryKind, type Posting } from "@/lib/domain/books/ledger";
import { keepInvoices } from "@/lib/features/documents/commands";
import { asJson } from "@/lib/rows";
import { creditOf, openOf } from "./queries";

export type Actor = { id: number; role: Role };

/** What an entry is about: at least one of the ids, and the customer whose balance it changes. */
export type Cause = {
  customerId?: number | null;
  billId?: number | null;
  paymentId?: number | null;
  refundId?: number;
  disputeId?: number;
  doorPaymentId?: number;
  creditId?: number;
  caseId?: number | null;
  billCorrectionId?: number;
  stripeEventId?: string;
  reason?: string;
  actor?: Actor;
};

type Entry = { kind: EntryKind; cause: Cause; postings: readonly Posting[] };

const OF_CUSTOMER: readonly Account[] = ["receivable", "customer-credit", "to-be-billed"];

/**
 * Writes entries into the books. A second entry of a kind that its cause may have only once is a fault: the database refuses
 * it, and the whole act with it.
 */
export async function postAll(tx: Tx, entries: readonly Entry[]): Promise<void> {
  const rows = await direct(tx)<{ id: number }>`
    INSERT INTO journal_entries (kind, customer_id, bill_id, payment_id, refund_id, dispute_id, door_payment_id, credit_id,
      case_id, bill_correction_id, stripe_event_id, reason, actor_id, actor_role)
    SELECT kind, "customerId", "billId", "paymentId", "refundId", "disputeId", "doorPaymentId", "creditId", "caseId",
      "billCorrectionId", "stripeEventId", reason, "actorId", "actorRole"
    FROM json_to_recordset(${asJson(entries.map(entryRow))}::json) AS r (kind text, "customerId" integer, "billId" integer,
      "paymentId" integer, "refundId" integer, "disputeId" integer, "doorPaymentId" integer, "creditId" integer, "caseId" integer,
      "billCorrectionId" integer, "stripeEventId" text, reason text, "actorId" integer, "actorRole" text)
    RETURNING id`;
  // ids are assigned in the order of the rows
  const ids = rows.map(({ id }) => id).sort((a, b) => a - b);
  const lines = entries.flatMap(({ cause, postings }, index) => {
    const entryId = ids[index];
    if (entryId === undefined) throw new Error("the database answered fewer entries than were written");
    return postings.map((posting) => lineRow(entryId, cause, posting));
  });
  await direct(tx)`
    INSERT INTO journal_lines (entry_id, account, amount, customer_id, bill_id)
    SELECT "entryId", account, amount, "customerId", "billId"
    FROM json_to_recordset(${asJson(lines)}::json) AS r ("entryId" integer, account text, amount integer, "customerId" integer,
      "billId" integer)`;
}

function entryRow({ kind, cause: { actor, ...cause } }: Entry) {
  return { ...cause, kind, actorId: actor?.id ?? null, actorRole: actor?.role ?? "system" };
}

function lineRow(entryId: number, { customerId, billId }: Cause, { account, amount }: Posting) {
  const ofCustomer = OF_CUSTOMER.includes(account) && { customerId: customerId ?? null };
  return { entryId, account, amount, ...ofCustomer, billId: billId ?? null };
}

/** The same for one entry, with the postings that `POSTINGS` makes from its amount. */
export function post(tx: Tx, kind: EntryKind, cause: Cause, postings: readonly Posting[]): Promise<void> {
  return postAll(tx, [{ kind, cause, postings }]);
}

/**
 * Whether a bill is paid follows from the books: nothing of it is open. Its invoice shows how it stands. The caller holds the
 * customer's lock.
 */
export async function refreshPaid(tx: Tx, billId: number, now: Date): Promise<{ open: Paise }> {
  const open = await openOf(tx, billId);
  const bill = await tx.bill.findUniqueOrThrow({ where: { id: billId }, select: { isPaid: true } });
  const isPaid = open === 0;
  if (bill.isPaid !== isPaid) {
    await tx.bill.update({ where: { id: billId }, data: { isPaid, updatedAt: now } });
  }
  await keepInvoices(tx, [billId], now);
  return { open };
}

/**
 * Takes a customer's credit off their unpaid bills, the oldest first. A bill with a payment under way keeps its amount: the
 * credit waits for the next one. The caller holds the customer's lock. Returns what was taken off, in paise.
 */
export async function applyCredit(tx: Tx, customerId: number, now: Date): Promise<Paise> {
  let left: number = await creditOf(tx, customerId);
  let applied = 0;
  if (left === 0) return paise(0);
  const bills = await tx.bill.findMany({
    where: { customerId, isPaid: false, payments: { none: { status: "pending" } } },
    orderBy: [{ year: "asc" }, { month: "asc" }],
    select: { id: true },
  });
  for (const { id: billId } of bills) {
    const amount = paise(Math.min(left, await openOf(tx, billId)));
    if (amount === 0) break;
    await post(tx, "credit-applied", { customerId, billId }, POSTINGS["credit-applied"](amount));
    await refreshPaid(tx, billId, now);
    left -= amount;
    applied += amount;
  }
  return paise(applied);
}
