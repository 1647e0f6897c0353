import type { Prisma } from "@/prisma/generated/client";
import { fromSqlDate, type Tx } from "@/lib/db";
import { instantAt } from "@/lib/domain/business-time";
import { ACCOUNTS, TAKINGS_ACCOUNTS, type Account } from "@/lib/domain/books/ledger";
import { paise, type Paise } from "@/lib/domain/money";
import { addDays, addMonths, firstDayOf, monthOf, type PlainDate } from "@/lib/domain/plain-date";
import { askedForBills } from "./asked";

/** What a bill still asks for: its amount less everything received and credited. */
export async function openOf(tx: Tx, billId: number): Promise<Paise> {
  return (await openAmounts(tx, [billId])).get(billId) ?? paise(0);
}

/** The same for several bills; one that asks for nothing may be missing. */
export async function openAmounts(tx: Tx, billIds: readonly number[]): Promise<Map<number, Paise>> {
  return new Map((await askedForBills(tx, billIds)).map(({ billId, open }) => [billId, open]));
}

/** What the kitchen owes a customer and has not yet taken off a bill. */
export async function creditOf(tx: Tx, customerId: number): Promise<Paise> {
  const sum = await sumOf(tx, { account: "customer-credit", customerId });
  return paise(sum === 0 ? 0 : -sum);
}

/** What a bill has received and been credited beyond its amount, after that was lowered. */
export async function excessOf(tx: Tx, billId: number): Promise<Paise> {
  return paise(Math.max(0, -(await sumOf(tx, { account: "receivable", billId }))));
}

/** Those of the customers who have credit, by id. */
export async function customersWithCredit(tx: Tx, customerIds: readonly number[]): Promise<number[]> {
  const rows = await tx.$queryRaw<{ id: number }[]>`
    SELECT customer_id AS id FROM journal_lines
    WHERE account = 'customer-credit' AND customer_id = ANY (${[...customerIds]}::integer[])
    GROUP BY customer_id HAVING sum(amount) < 0 ORDER BY customer_id`;
  return rows.map(({ id }) => id);
}

/** What a correction of a paid bill charged, and no bill has taken up yet. */
export type UnbilledCharge = {
  customerId: number;
  billCorrectionId: number;
  reason: string | null;
  amount: Paise;
};

/** Those of the customers, in the order in which they were charged. */
export async function unbilledCharges(tx: Tx, customerIds: readonly number[]): Promise<UnbilledCharge[]> {
  const rows = await tx.$queryRaw<(Omit<UnbilledCharge, "amount"> & { amount: bigint })[]>`
    SELECT e.customer_id AS "customerId", e.bill_correction_id AS "billCorrectionId", e.reason, sum(l.amount)::bigint AS amount
    FROM journal_entries e JOIN journal_lines l ON l.entry_id = e.id AND l.account = 'to-be-billed'
    WHERE e.kind = 'correction-charged' AND e.customer_id = ANY (${[...customerIds]}::integer[])
      AND NOT EXISTS (SELECT 1 FROM journal_entries b
        WHERE b.kind = 'adjustment-billed' AND b.bill_correction_id = e.bill_correction_id)
    GROUP BY e.id ORDER BY e.id`;
  return rows.map((row) => ({ ...row, amount: paise(Number(row.amount)) }));
}

/**
 * A customer's credit, what they owe (positive) or have in credit (negative) over all bills, in paise, and how many credits
 * were ever given or taken back.
 */
export async function balancesOf(
  tx: Tx,
  customerId: number,
): Promise<{ credit: Paise; owes: number; count: number }> {
  const [row] = await tx.$queryRaw<{ credit: bigint; owes: bigint; count: number }[]>`
    SELECT coalesce(-sum(amount) FILTER (WHERE account = 'customer-credit'), 0)::bigint AS credit,
           coalesce(sum(amount), 0)::bigint AS owes,
           (SELECT count(*)::int FROM credits WHERE customer_id = ${customerId}) AS count
    FROM journal_lines
    WHERE account IN ('receivable', 'customer-credit', 'to-be-billed') AND customer_id = ${customerId}`;
  const { credit = 0n, owes = 0n, count = 0 } = row ?? {};
  return { credit: paise(Number(credit)), owes: Number(owes), count };
}

async function sumOf(tx: Tx, where: Prisma.JournalLineWhereInput): Promise<number> {
  const { _sum } = await tx.journalLine.aggregate({ where, _sum: { amount: true } });
  return _sum.amount ?? 0;
}

export type AccountBalance = { account: Account; balance: number };

const isAccount = (text: string): text is Account => Object.hasOwn(ACCOUNTS, text);

/** The sum of each account, in paise: debits positive, from the last closed month on. Over all accounts it is zero. */
export async function accountBalances(tx: Tx): Promise<AccountBalance[]> {
  // asked first: PostgreSQL knows only of an instant that is given how few entries are younger
  const { _max: closed } = await tx.accountClosing.aggregate({ _max: { month: true } });
  const since =
    closed.month && instantAt(firstDayOf(addMonths(monthOf(fromSqlDate(closed.month)), 1)), "00:00");
  const rows = await tx.$queryRaw<{ account: string; balance: bigint }[]>`
    SELECT account, sum(amount)::bigint AS balance FROM (
      SELECT account, balance AS amount FROM account_closings WHERE month = ${closed.month}::date
      UNION ALL
      SELECT l.account, l.amount FROM journal_entries e JOIN journal_lines l ON l.entry_id = e.id
        WHERE e.created_at >= ${since ?? new Date(0)}
    ) AS parts GROUP BY account`;
  const known = new Map(rows.map(({ account, balance }) => [account, Number(balance)]));
  return Object.keys(ACCOUNTS)
    .filter(isAccount)
    .map((account) => ({ account, balance: known.get(account) ?? 0 }));
}

/** What came in on a day less what went back, by where the money is now. Paise; may be negative. */
export type Takings = { day: PlainDate; gateway: number; cash: number; "door-upi": number; total: number };

export async function takingsOn(tx: Tx, day: PlainDate): Promise<Takings> {
  const sums = await tx.journalLine.groupBy({
    by: ["account"],
    where: {
      account: { in: [...TAKINGS_ACCOUNTS] },
      entry: { createdAt: { gte: instantAt(day, "00:00"), lt: instantAt(addDays(day, 1), "00:00") } },
    },
    _sum: { amount: true },
  });
  const of = (account: Account) => sums.find((sum) => sum.account === account)?._sum.amount ?? 0;
  const [gateway, cash, doorUpi] = [of("gateway"), of("cash"), of("door-upi")];
  return { day, gateway, cash, "door-upi": doorUpi, total: gateway + cash + doorUpi };
}
