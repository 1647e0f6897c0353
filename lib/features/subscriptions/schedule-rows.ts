import { direct, type Tx } from "@/lib/db";
import type { PlainDate } from "@/lib/domain/plain-date";
import { SLOTS, type SlotRow } from "@/lib/features/slots/queries";

/** As the statement returns them: days as `YYYY-MM-DD`, instants as ISO. */
export type ScheduleRows = {
  subscriptions: {
    id: number;
    customerId: number;
    planId: number;
    planName: string;
    slotId: number;
    startDate: string;
    endDate: string;
    weekdays: number[];
    skippedDates: string[];
    dailyRate: number;
    isActive: boolean;
  }[];
  pauses: { customerId: number; day: string; at: string }[];
  closures: { day: string; reason: string; slotId: number | null }[];
  slots: SlotRow[];
};

const NONE: ScheduleRows = { subscriptions: [], pauses: [], closures: [], slots: [] };

/** Everything about some customers' days, however many they are, in one statement. */
export async function scheduleRows(
  tx: Tx,
  customerIds: readonly number[],
  from: PlainDate,
  to: PlainDate,
): Promise<ScheduleRows> {
  const [rows] = await direct(tx)<ScheduleRows>`
    WITH asked AS (SELECT ${[...customerIds]}::integer[] AS ids, ${from}::date AS first, ${to}::date AS last)
    SELECT
      (SELECT coalesce(json_agg(json_build_object('id', s.id, 'customerId', s.customer_id, 'planId', s.plan_id,
          'planName', p.name, 'slotId', p.slot_id, 'startDate', s.start_date, 'endDate', s.end_date, 'weekdays', s.weekdays,
          'dailyRate', s.daily_rate, 'isActive', s.is_active, 'skippedDates',
          (SELECT coalesce(json_agg(k.skip_date ORDER BY k.skip_date), '[]') FROM skipped_deliveries k
           WHERE k.subscription_id = s.id AND k.skip_date BETWEEN first AND last)) ORDER BY s.start_date, s.id), '[]')
       FROM customer_plans s JOIN plans p ON p.id = s.plan_id
       WHERE s.customer_id = ANY (ids) AND s.start_date <= last AND s.end_date >= first) AS subscriptions,
      (SELECT coalesce(json_agg(json_build_object('customerId', d.customer_id, 'day', d.pause_date, 'at', d.created_at)
          ORDER BY d.pause_date), '[]')
       FROM paused_dates d WHERE d.customer_id = ANY (ids) AND d.pause_date BETWEEN first AND last) AS pauses,
      (SELECT coalesce(json_agg(json_build_object('day', c.closure_date, 'reason', c.reason, 'slotId', c.slot_id)
          ORDER BY c.closure_date, c.slot_id), '[]')
       FROM closures c WHERE c.closure_date BETWEEN first AND last) AS closures, ${SLOTS} AS slots
    FROM asked`;
  return rows ?? NONE;
}
