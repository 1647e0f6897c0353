import type { Tx } from "@/lib/db";
import { BUSINESS_TIME_ZONE } from "@/lib/domain/business-time";
import type { Account } from "@/lib/domain/books/ledger";
import type { PlainMonth } from "@/lib/domain/plain-date";
import { duringMonths, monthsBetween } from "./money";

/** How much of the billed money went back, in paise; negative in a month in which more of it came back than went. */
export type Returned = {
  /** Refunds of payments, as money or as credit, less those that failed. */
  givenBack: number;
  lostToDisputes: number;
};

const ACCOUNTS = { givenBack: "refunds", lostToDisputes: "dispute-losses" } as const satisfies Record<
  keyof Returned,
  Account
>;

/**
 * One row per month of a range, both ends included: by the month in which it happened, by the kitchen's clock, whichever
 * month was billed. Goodwill credit is not included.
 */
export async function returnedByMonth(
  tx: Tx,
  from: PlainMonth,
  to: PlainMonth,
): Promise<(Returned & { month: PlainMonth })[]> {
  const { gte, lt } = duringMonths(from, to);
  const rows = await tx.$queryRaw<{ month: string; account: string; amount: bigint }[]>`
    SELECT to_char(e.created_at AT TIME ZONE ${BUSINESS_TIME_ZONE}, 'YYYY-MM') AS month, l.account,
           sum(l.amount)::bigint AS amount
    FROM journal_lines l JOIN journal_entries e ON e.id = l.entry_id
    WHERE l.account IN (${ACCOUNTS.givenBack}, ${ACCOUNTS.lostToDisputes})
      AND e.created_at >= ${gte} AND e.created_at < ${lt}
    GROUP BY 1, 2`;
  return monthsBetween(from, to).map((month) => {
    const of = (account: Account) =>
      Number(rows.find((row) => row.month === month && row.account === account)?.amount ?? 0);
    return { month, givenBack: of(ACCOUNTS.givenBack), lostToDisputes: of(ACCOUNTS.lostToDisputes) };
  });
}
