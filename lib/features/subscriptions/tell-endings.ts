import { direct, type Tx } from "@/lib/db";
import { toBusinessDate } from "@/lib/domain/business-time";
import { languageOf } from "@/lib/domain/language/language";
import { ENDS_SOON_DAYS } from "@/lib/domain/days/keep-going";
import { addDays, formatDay, parsePlainDate, type PlainDate } from "@/lib/domain/plain-date";
import { appUrl, letters, queueLetters } from "@/lib/post/mail";
import { speaking } from "@/lib/speaking.mjs";

type Told = { recipient: string; language: string | null; name: string; plan: string; day: string };

/**
 * Writes to a batch of customers whose subscription ends within five days, once for each last day. Nobody is told of one that is
 * followed by another of the same plan, or that ran for no longer than that. Returns how many there were; call it again, in a new
 * transaction, until there are none.
 */
export async function tellEndings(
  { tx, now }: { tx: Tx; now: Date },
  { limit = 200 }: { limit?: number } = {},
): Promise<number> {
  const told = await noteTold(tx, toBusinessDate(now), limit);
  const link = appUrl("/dashboard");
  const queued = told.map(({ recipient, language, day, ...words }) => ({
    recipient,
    ...speaking(languageOf(language), () =>
      letters.subscriptionEnds({ ...words, day: formatDay(parsePlainDate(day), "spoken"), link }),
    ),
  }));
  await queueLetters(tx, queued);
  return told.length;
}

function noteTold(tx: Tx, today: PlainDate, limit: number): Promise<Told[]> {
  return direct(tx)<Told>`
    WITH due AS (
      SELECT s.id FROM customer_plans s JOIN users u ON u.id = s.customer_id
      WHERE s.is_active AND s.end_date BETWEEN ${today}::date AND ${addDays(today, ENDS_SOON_DAYS)}::date
        AND s.end_date - s.start_date > ${ENDS_SOON_DAYS}::integer
        AND s.ends_told_for IS DISTINCT FROM s.end_date AND u.anonymised_at IS NULL AND u.closed_at IS NULL
        AND NOT EXISTS (SELECT FROM customer_plans f
          WHERE f.customer_id = s.customer_id AND f.plan_id = s.plan_id AND f.end_date > s.end_date)
      ORDER BY s.id LIMIT ${limit}::integer FOR UPDATE OF s SKIP LOCKED)
    UPDATE customer_plans s SET ends_told_for = s.end_date
    FROM due, users u, plans p WHERE s.id = due.id AND u.id = s.customer_id AND p.id = s.plan_id
    RETURNING u.email AS recipient, u.language, u.fullname AS name, p.name AS plan, s.end_date::text AS day`;
}
