import { fromSqlDate, toSqlDate, type Tx } from "@/lib/db";
import { instantAt, toBusinessDate, toBusinessMonth } from "@/lib/domain/business-time";
import { addDays, addMonths, firstDayOf, monthOf, type PlainMonth } from "@/lib/domain/plain-date";
import type { SystemFlow } from "@/lib/scope";

/** A month is closed this many days after its end, when everything written in it has long been committed. */
const DAYS_AFTER = 1;

/** Records what each account came to at the end of every month that is over, one month per transaction. */
export async function closeMonths({ now, system }: SystemFlow): Promise<PlainMonth[]> {
  const closed: PlainMonth[] = [];
  for (;;) {
    const month = await system((tx) => nextToClose(tx, now));
    if (!month) return closed;
    await system((tx) => closeMonth(tx, month));
    closed.push(month);
  }
}

async function nextToClose(tx: Tx, now: Date): Promise<PlainMonth | null> {
  const last = await tx.accountClosing.aggregate({ _max: { month: true } });
  const first = await tx.journalEntry.aggregate({ _min: { createdAt: true } });
  if (!first._min.createdAt) return null;
  const month = last._max.month
    ? addMonths(monthOf(fromSqlDate(last._max.month)), 1)
    : toBusinessMonth(first._min.createdAt);
  const closable = monthOf(addDays(toBusinessDate(now), -DAYS_AFTER));
  return month < closable ? month : null;
}

const startOf = (month: PlainMonth) => instantAt(firstDayOf(month), "00:00");

/** The balances of the month before, plus the month's own lines. If two workers close it, one of them does it. */
async function closeMonth(tx: Tx, month: PlainMonth): Promise<void> {
  const next = addMonths(month, 1);
  await tx.$executeRaw`
    INSERT INTO account_closings (month, account, balance)
    SELECT ${toSqlDate(firstDayOf(month))}::date, account, sum(amount) FROM (
      SELECT account, balance AS amount FROM account_closings
        WHERE month = ${toSqlDate(firstDayOf(addMonths(month, -1)))}::date
      UNION ALL
      SELECT l.account, l.amount FROM journal_entries e JOIN journal_lines l ON l.entry_id = e.id
        WHERE e.created_at >= ${startOf(month)} AND e.created_at < ${startOf(next)}
    ) AS parts GROUP BY account
    ON CONFLICT DO NOTHING`;
}
