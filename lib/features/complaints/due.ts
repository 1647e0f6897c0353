import { fromSqlDate, toSqlDate, type Tx } from "@/lib/db";
import type { PlainDate } from "@/lib/domain/plain-date";
import { causeOn } from "@/lib/domain/schedule";
import {
  calendarOf,
  loadSchedule,
  type LoadedSubscription,
  type Schedule,
} from "@/lib/features/subscriptions/queries";

type Days = { first: PlainDate; last: PlainDate };
type Of = { customerId: number; schedule: Schedule } & Days;
type SheetRow = { day: Date; slotId: number; subscriptions: number[] };

/** Whether a tiffin of a subscription went out on a day, and is charged. */
export type IsDue = (subscription: LoadedSubscription, day: PlainDate) => boolean;

/** What went out to a customer on these days: of a meal that is counted as its sheet says, of others as their schedule does. */
export async function dueBetween(tx: Tx, { customerId, schedule, first, last }: Of): Promise<IsDue> {
  const rows = await tx.$queryRaw<SheetRow[]>`
    SELECT s.day, s.slot_id::integer AS "slotId",
           array_remove(array_agg(t.subscription_id), NULL) AS subscriptions
    FROM sheets s LEFT JOIN sheet_tiffins t ON t.sheet_id = s.id AND t.customer_id = ${customerId} AND t.kind = 'tiffin'
    WHERE s.day BETWEEN ${toSqlDate(first)}::date AND ${toSqlDate(last)}::date GROUP BY s.day, s.slot_id`;
  const counted = new Map(rows.map((row) => [keyOf(row.slotId, fromSqlDate(row.day)), row.subscriptions]));
  const calendar = calendarOf(schedule);
  return (subscription, day) =>
    counted.get(keyOf(subscription.slot.id, day))?.includes(subscription.id) ??
    causeOn(subscription, day, calendar) === "delivery";
}

const keyOf = (slotId: number, day: PlainDate) => `${slotId} ${day}`;

/** The same of one tiffin. */
export async function wasDue(
  tx: Tx,
  customerId: number,
  subscription: LoadedSubscription,
  day: PlainDate,
): Promise<boolean> {
  const schedule = await loadSchedule(tx, customerId, day, day);
  return (await dueBetween(tx, { customerId, schedule, first: day, last: day }))(subscription, day);
}
