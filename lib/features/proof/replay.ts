import { z } from "zod";
import { fromSqlDate, type Tx } from "@/lib/db";
import { explainMonth, type ExplainedBill } from "@/lib/domain/billing";
import { monthParts, plainMonth, type PlainMonth } from "@/lib/domain/plain-date";
import {
  daysKnownTo,
  endsKnownTo,
  type KnownDay,
  type KnownEnd,
  type Knowing,
} from "@/lib/features/billing/day-changes";
import {
  differencesOf,
  issuedFiguresSchema,
  type IssuedFigures,
  type ReplayDifference,
} from "./replay-compare";
import type { SystemFlow } from "@/lib/scope";

/** `checked` and `differing` count bills. `differences` names each, up to the first thousand. */
export type ReplayReport = { checked: number; differing: number; differences: ReplayDifference[] };

const BATCH_SIZE = 100;
const MAX_NAMED = 1_000;

/**
 * Recomputes every issued bill (from the month `since`, where given) from the subscriptions and from the history of pauses,
 * skips, closures and last days, up to the last change that the bill could know, and compares it to the rupee and to the day.
 * Changes nothing.
 */
export async function replayBills(
  flow: Pick<SystemFlow, "system">,
  { batchSize = BATCH_SIZE, since }: { batchSize?: number; since?: PlainMonth | undefined } = {},
): Promise<ReplayReport> {
  const report: ReplayReport = { checked: 0, differing: 0, differences: [] };
  let afterId = 0;
  for (;;) {
    const batch = await flow.system((tx) => replayBatch(tx, { afterId, batchSize, since }));
    for (const { id, differences } of batch) {
      afterId = id;
      report.checked += 1;
      if (differences.length > 0) report.differing += 1;
      report.differences.push(...differences.slice(0, MAX_NAMED - report.differences.length));
    }
    if (batch.length < batchSize) return report;
  }
}

type Window = { afterId: number; batchSize: number; since: PlainMonth | undefined };

async function replayBatch(tx: Tx, window: Window) {
  const bills = await issuedAfter(tx, window);
  const recomputed = await recompute(tx, bills);
  return bills.map((bill) => ({
    id: bill.id,
    differences: differencesOf(bill, recomputed.get(bill.id) ?? null),
  }));
}

const issuedSchema = issuedFiguresSchema
  .extend({
    customerId: z.int(),
    year: z.int(),
    month: z.int(),
    lastDayChangeId: z.int(),
  })
  .transform((row) => ({ ...row, month: plainMonth(row.year, row.month) }));

/** Bills with their lines in one statement: a bill recalculated meanwhile is read from before or after, not in between. */
async function issuedAfter(
  tx: Tx,
  { afterId, batchSize, since }: Window,
): Promise<(IssuedFigures & Knowing)[]> {
  const { year, month } = since ? monthParts(since) : { year: 0, month: 0 };
  const rows = await tx.$queryRaw`
    SELECT b.id, b.customer_id AS "customerId", b.year, b.month, b.last_day_change_id AS "lastDayChangeId",
      b.total_days AS "totalDays", b.paused_days AS "pausedDays", b.billable_days AS "billableDays", b.amount,
      coalesce((SELECT jsonb_agg(jsonb_build_object('subscriptionId', l.subscription_id, 'dailyRate', l.daily_rate,
        'totalDays', l.total_days, 'pausedDays', l.paused_days, 'billableDays', l.billable_days, 'amount', l.amount,
        'days', l.days) ORDER BY l.position) FROM bill_lines l WHERE l.bill_id = b.id), '[]') AS lines
    FROM bills b WHERE b.id > ${afterId} AND (b.year, b.month) >= (${year}, ${month}) ORDER BY b.id LIMIT ${batchSize}`;
  return z.array(issuedSchema).parse(rows);
}

/** What each bill comes to; null where the month had no delivery day. */
async function recompute(tx: Tx, bills: readonly Knowing[]): Promise<Map<number, ExplainedBill | null>> {
  const days = Map.groupBy(await daysKnownTo(tx, bills), (row) => row.billId);
  const ends = Map.groupBy(await endsKnownTo(tx, bills), (row) => row.billId);
  const terms = await termsOf(tx, [...ends.values()].flat());
  return new Map(
    bills.map(({ id, month }) => {
      const known = days.get(id) ?? [];
      const subscriptions = (ends.get(id) ?? []).flatMap((end) => {
        const fixed = terms.get(end.subscriptionId);
        const skippedDates = daysOf(known, "skip", end.subscriptionId);
        const closedDates = daysOf(known, "closure", end.subscriptionId);
        return fixed ? [{ ...fixed, endDate: end.endDate, skippedDates, closedDates }] : [];
      });
      const stops = { pausedDates: daysOf(known, "pause"), closures: daysOf(known, "closure") };
      return [id, explainMonth({ month, subscriptions, ...stops })];
    }),
  );
}

/** What never changes about a subscription, by its id. */
async function termsOf(tx: Tx, ends: readonly KnownEnd[]) {
  const ids = [...new Set(ends.map((end) => end.subscriptionId))];
  const rows = await tx.subscription.findMany({ where: { id: { in: ids } }, include: { plan: true } });
  return new Map(
    rows.map(({ id, plan, dailyRate, startDate, weekdays }) => [
      id,
      { id, planName: plan.name, dailyRate, startDate: fromSqlDate(startDate), weekdays },
    ]),
  );
}

function daysOf(known: readonly KnownDay[], kind: KnownDay["kind"], subscriptionId: number | null = null) {
  return known
    .filter((row) => row.kind === kind && row.subscriptionId === subscriptionId)
    .map((row) => row.day);
}
