import { fromSqlDate, toSqlDate, type Tx } from "@/lib/db";
import { parseNotDeliveredReason } from "@/lib/domain/drive/act";
import type { ComplaintState } from "@/lib/domain/complaints/complaint";
import { MISSED_SHOWN, type Missed } from "@/lib/domain/drive/missed";
import { rupees, type Rupees } from "@/lib/domain/money";
import { addDays, type PlainDate } from "@/lib/domain/plain-date";
import { complaintState } from "@/lib/features/complaints/words";

/** So long the office looks back at what did not arrive. */
const LOOKED_BACK_DAYS = 14;

/** A tiffin that did not reach its door, as the office reads it. */
export type MissedTiffin = Missed & {
  tiffinId: number;
  /** Null of a tiffin beside the subscriptions, which costs nothing to give back. */
  subscriptionId: number | null;
  /** What it cost, and a credit would give. */
  dailyRate: Rupees | null;
  /** The key of the picture that the driver took. */
  picture: string | null;
  /** What became of it with the office: null while nobody has complained, nor given it back. */
  complaint: ComplaintState | null;
  /** Null of a tiffin beside the subscriptions. */
  planName: string | null;
  fullname: string;
  phone: string;
  area: string;
  addr1: string;
  addr2: string | null;
  note: string | null;
  driver: string;
  happenedAt: Date;
  receivedAt: Date;
};

type Kept = { day: Date; reason: string | null; dailyRate: number | null; complaint: string | null };
type Row = Omit<MissedTiffin, keyof Kept> & Kept;

/** What did not arrive in the last two weeks, today included, the latest first. At most `MISSED_SHOWN`. */
export async function missedLately(tx: Tx, today: PlainDate): Promise<MissedTiffin[]> {
  const from = toSqlDate(addDays(today, 1 - LOOKED_BACK_DAYS));
  const rows = await tx.$queryRaw<Row[]>`
    SELECT m.day, m.tiffin_id AS "tiffinId", m.customer_id AS "customerId", m.reason, m.note,
           m.happened_at AS "happenedAt", m.received_at AS "receivedAt", d.fullname AS driver,
           u.fullname, u.phone, u.area, u.addr1, u.addr2, p.name AS "planName",
           m.subscription_id AS "subscriptionId", s.daily_rate AS "dailyRate", c.state AS complaint,
           (SELECT k.key::text FROM door_pictures k WHERE k.key = m.key AND k.customer_id = m.customer_id) AS picture
    FROM (SELECT DISTINCT ON (day, tiffin_id) * FROM delivery_marks
          WHERE day BETWEEN ${from}::date AND ${toSqlDate(today)}::date
          ORDER BY day, tiffin_id, happened_at DESC, id DESC) AS m
    JOIN users u ON u.id = m.customer_id JOIN users d ON d.id = m.driver_id
    LEFT JOIN customer_plans s ON s.id = m.subscription_id LEFT JOIN plans p ON p.id = s.plan_id
    LEFT JOIN complaints c ON c.subscription_id = m.subscription_id AND c.day = m.day
    WHERE m.status = 'not_delivered' ORDER BY m.happened_at DESC, m.id DESC LIMIT ${MISSED_SHOWN}`;
  return rows.map(({ day, reason, dailyRate, complaint, ...row }) => ({
    ...row,
    dailyRate: dailyRate === null ? null : rupees(dailyRate),
    complaint: complaint === null ? null : complaintState(complaint),
    day: fromSqlDate(day),
    reason: parseNotDeliveredReason(reason) ?? "other",
  }));
}
