import { direct, type Tx } from "@/lib/db";
import { instantAt, toBusinessDate } from "@/lib/domain/business-time";
import { languageOf } from "@/lib/domain/language/language";
import { formatPaise, type Paise } from "@/lib/domain/money";
import { DUE_SOON_DAYS } from "@/lib/domain/notices/reminder";
import { addDays, formatDay, formatMonth, parsePlainDate, parsePlainMonth } from "@/lib/domain/plain-date";
import { openAmounts } from "@/lib/features/books/queries";
import { appUrl, letters, queueLetters, type Letter } from "@/lib/post/mail";
import type { SystemFlow } from "@/lib/scope";
import { speaking } from "@/lib/speaking.mjs";

type Due = {
  id: number;
  month: string;
  due: string;
  recipient: string;
  name: string;
  language: string | null;
};

/**
 * Reminds customers of bills that are due in two days, once of each; never of one that was made as close to its day as that. Works
 * through them in batches that each commit whole; returns of how many bills somebody was told.
 */
export async function remindOfBills(
  { now, system }: SystemFlow,
  { limit = 200 }: { limit?: number } = {},
): Promise<number> {
  let told = 0;
  for (let after = 0; ;) {
    const batch = await system((tx) => remindBatch(tx, { now, after, limit }));
    told += batch.told;
    if (batch.last === null) return told;
    after = batch.last;
  }
}

type Batch = { now: Date; after: number; limit: number };

async function remindBatch(tx: Tx, batch: Batch): Promise<{ told: number; last: number | null }> {
  const bills = await dueSoon(tx, batch);
  const open = await openAmounts(
    tx,
    bills.map(({ id }) => id),
  );
  const queued = bills.flatMap((bill) => letterOf(bill, open.get(bill.id)) ?? []);
  await queueLetters(tx, queued);
  return { told: queued.length, last: bills.at(-1)?.id ?? null };
}

function dueSoon(tx: Tx, { now, after, limit }: Batch): Promise<Due[]> {
  const today = toBusinessDate(now);
  return direct(tx)<Due>`
    SELECT b.id, b.year || '-' || lpad(b.month::text, 2, '0') AS month, b.due_date::text AS due, u.email AS recipient,
           u.fullname AS name, u.language
    FROM bills b JOIN users u ON u.id = b.customer_id
    WHERE b.id > ${after}::integer AND NOT b.is_paid AND b.due_date BETWEEN ${today}::date AND ${addDays(today, DUE_SOON_DAYS)}::date
      AND b.due_date - (b.created_at AT TIME ZONE 'Asia/Kolkata')::date > ${DUE_SOON_DAYS}::integer
      AND u.anonymised_at IS NULL
      AND NOT EXISTS (SELECT FROM notifications n WHERE n.once_key = 'bill-due:' || b.id || ':in-app')
    ORDER BY b.id LIMIT ${limit}::integer`;
}

function letterOf({ id, recipient, name, language, ...bill }: Due, open: Paise | undefined): Letter | null {
  if (!open) return null;
  const due = parsePlainDate(bill.due);
  const words = speaking(languageOf(language), () =>
    letters.billDue({
      ...{ name, month: formatMonth(parsePlainMonth(bill.month)), open: formatPaise(open) },
      ...{ due: formatDay(due, "spoken"), link: appUrl(`/bills/${id}`) },
    }),
  );
  const expiresAt = instantAt(addDays(due, 1), "00:00");
  return { recipient, ...words, expiresAt, onceKey: `bill-due:${id}` };
}
