import { direct, type Tx } from "@/lib/db";
import { billedDaysText } from "@/lib/domain/books/billed-days";
import type { ExplainedBill } from "@/lib/domain/billing";
import { monthParts, type PlainDate, type PlainMonth } from "@/lib/domain/plain-date";
import { asJson } from "@/lib/rows";

/** In the order of their ids, so that two simultaneous runs wait for each other instead of deadlocking. */
export async function lockCustomers(tx: Tx, customerIds: number[]): Promise<void> {
  await tx.$queryRaw`SELECT id FROM users WHERE id = ANY (${customerIds}) ORDER BY id FOR NO KEY UPDATE`;
  // no closure may come or go either, or the bill would claim to know one that it did not read
  await tx.$executeRaw`LOCK TABLE closures IN SHARE MODE`;
}

/**
 * Has the rest of the transaction planned as for full tables. A session keeps the plan by which it checks a foreign key: one made
 * while the ledger was still empty would read all of it for each line of a kitchen's first month.
 */
export async function byIndexes(tx: Tx): Promise<void> {
  await tx.$executeRaw`SET LOCAL enable_seqscan = off`;
}

export function totals({ totalDays, pausedDays, billableDays, amount }: ExplainedBill) {
  return { totalDays, pausedDays, billableDays, amount };
}

/** A bill as computed, not saved yet. */
export type Drafted = { customerId: number; bill: ExplainedBill };
/** A bill as saved. */
export type Added = Drafted & { id: number; createdAt: Date; calculatedAt: Date };

type Made = Omit<Added, "bill">;

/** Saves the bills that don't exist yet; a simultaneous run may have been first. In the order of their ids. */
export async function addBills(
  tx: Tx,
  drafted: readonly Drafted[],
  { month, dueDate }: { month: PlainMonth; dueDate: PlainDate },
): Promise<Added[]> {
  const { year, month: number } = monthParts(month);
  const rows = asJson(drafted.map(({ customerId, bill }) => ({ customerId, ...totals(bill) })));
  const made = await direct(tx)<Made>`
    INSERT INTO bills (customer_id, month, year, total_days, paused_days, billable_days, amount, is_paid, due_date)
    SELECT "customerId", ${number}::integer, ${year}::integer, "totalDays", "pausedDays", "billableDays", amount, amount = 0, ${dueDate}::date
    FROM json_to_recordset(${rows}::json) AS r ("customerId" integer, "totalDays" integer, "pausedDays" integer,
      "billableDays" integer, amount integer)
    ON CONFLICT DO NOTHING
    RETURNING id, customer_id AS "customerId", created_at AS "createdAt", calculated_at AS "calculatedAt"`;
  const drafts = new Map(drafted.map(({ customerId, bill }) => [customerId, bill]));
  return made.flatMap((row) => {
    const bill = drafts.get(row.customerId);
    return bill ? [{ ...row, bill }] : [];
  });
}

/** Saves the lines of bills, in the order of their subscriptions' starts. */
export async function addLines(tx: Tx, bills: readonly Pick<Added, "id" | "bill">[]): Promise<void> {
  const rows = asJson(
    bills.flatMap(({ id, bill }) =>
      bill.lines.map((line, index) => ({
        ...line,
        billId: id,
        position: index + 1,
        days: billedDaysText(line.days),
      })),
    ),
  );
  await direct(tx)`
    INSERT INTO bill_lines (bill_id, subscription_id, position, plan_name, daily_rate, total_days, paused_days, billable_days, amount, days)
    SELECT "billId", "subscriptionId", position, "planName", "dailyRate", "totalDays", "pausedDays", "billableDays", amount, days
    FROM json_to_recordset(${rows}::json) AS r ("billId" integer, "subscriptionId" integer, position smallint, "planName" text,
      "dailyRate" integer, "totalDays" integer, "pausedDays" integer, "billableDays" integer, amount integer, days text)`;
}
