import { toSqlDate, type Tx } from "@/lib/db";
import { firstDayOf, parsePlainDate, type PlainDate, type PlainMonth } from "@/lib/domain/plain-date";

/** A bill, and how much of the history of days its calculation could know. */
export type Knowing = { id: number; customerId: number; month: PlainMonth; lastDayChangeId: number };

/** A pause, skip or closure that a bill's calculation found in place, with the moment at which it was made. */
export type KnownDay = {
  billId: number;
  kind: "pause" | "skip" | "closure";
  /** For a skip, and for a closure of the meal that it is; null for what stops all of the customer's meals. */
  subscriptionId: number | null;
  day: PlainDate;
  /** For a closure. */
  reason: string | null;
  /** For a closure of one meal. */
  mealName: string | null;
  at: Date;
  /** Null where it is not known who made it. */
  actorRole: string | null;
};

/** Where a subscription of the bill's customer ended, as far as the bill knew. */
export type KnownEnd = { billId: number; subscriptionId: number; endDate: PlainDate };

/**
 * What was in place in each bill's month when it was calculated: the latest change of every day, up to the last one the bill
 * could know. Ids decide, not instants: two changes may carry the same instant, and one that waited for a lock may carry an
 * earlier instant than the change it waited for.
 */
export async function daysKnownTo(tx: Tx, bills: readonly Knowing[]): Promise<KnownDay[]> {
  const { ids, customerIds, months, lastIds } = columnsOf(bills);
  const rows = await tx.$queryRaw<(Omit<KnownDay, "day"> & { day: string })[]>`
    SELECT "billId", kind, "subscriptionId", day::text, reason, "mealName", at, "actorRole" FROM (
      SELECT DISTINCT ON (b.id, c.kind, c.slot_id, stopped.id, c.day) b.id AS "billId", c.kind, c.day, c.change,
        c.reason, l.name AS "mealName", stopped.id AS "subscriptionId", c.created_at AS at, c.actor_role AS "actorRole"
      FROM unnest(${ids}::int[], ${customerIds}::int[], ${months}::date[], ${lastIds}::int[])
        AS b (id, customer_id, month, last_id)
      JOIN day_changes c ON (c.customer_id = b.customer_id OR c.customer_id IS NULL) AND c.id <= b.last_id
        AND c.day >= b.month AND c.day < b.month + interval '1 month' AND c.kind <> 'end'
      LEFT JOIN slots l ON l.id = c.slot_id
      -- a closure of one meal stops each of the customer's subscriptions to it
      CROSS JOIN LATERAL (SELECT c.subscription_id AS id WHERE c.slot_id IS NULL
        UNION ALL SELECT s.id FROM customer_plans s JOIN plans p ON p.id = s.plan_id
          WHERE s.customer_id = b.customer_id AND p.slot_id = c.slot_id) AS stopped
      ORDER BY b.id, c.kind, c.slot_id, stopped.id, c.day, c.id DESC) AS latest
    WHERE change = 'added' ORDER BY "billId", day`;
  return rows.map((row) => ({ ...row, day: parsePlainDate(row.day) }));
}

/** The same for the subscriptions that ran on into the month or began later: the last day that was known of each. */
export async function endsKnownTo(tx: Tx, bills: readonly Knowing[]): Promise<KnownEnd[]> {
  const { ids, customerIds, months, lastIds } = columnsOf(bills);
  const rows = await tx.$queryRaw<{ billId: number; subscriptionId: number; endDate: string }[]>`
    SELECT "billId", "subscriptionId", day::text AS "endDate" FROM (
      SELECT DISTINCT ON (b.id, c.subscription_id) b.id AS "billId", b.month, c.subscription_id AS "subscriptionId",
        c.day, c.change
      FROM unnest(${ids}::int[], ${customerIds}::int[], ${months}::date[], ${lastIds}::int[])
        AS b (id, customer_id, month, last_id)
      JOIN day_changes c ON c.customer_id = b.customer_id AND c.id <= b.last_id AND c.kind = 'end'
      ORDER BY b.id, c.subscription_id, c.id DESC) AS latest
    WHERE change = 'added' AND day >= month`;
  return rows.map((row) => ({ ...row, endDate: parsePlainDate(row.endDate) }));
}

function columnsOf(bills: readonly Knowing[]) {
  return {
    ids: bills.map((bill) => bill.id),
    customerIds: bills.map((bill) => bill.customerId),
    months: bills.map((bill) => toSqlDate(firstDayOf(bill.month))),
    lastIds: bills.map((bill) => bill.lastDayChangeId),
  };
}
