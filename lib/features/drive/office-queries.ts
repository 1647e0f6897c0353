import { toSqlDate, type Tx } from "@/lib/db";
import {
  parseNotDeliveredReason,
  parseTiffinState,
  type NotDeliveredReason,
  type TiffinState,
} from "@/lib/domain/drive/act";
import type { PlainDate } from "@/lib/domain/plain-date";

/** What was said last of some tiffins of a door, when that happened and when it came here. */
export type DoorStanding = {
  state: Exclude<TiffinState, null>;
  reason: NotDeliveredReason | null;
  happenedAt: Date;
  receivedAt: Date;
  count: number;
};

type StandingRow = { customerId: number; status: string; reason: string | null } & Pick<
  DoorStanding,
  "happenedAt" | "receivedAt" | "count"
>;

/** How the tiffins of each door stand on a day, by customer; a door of which nothing is said is missing. */
export async function doorStandings(
  tx: Tx,
  day: PlainDate,
): Promise<ReadonlyMap<number, readonly DoorStanding[]>> {
  const rows = await tx.$queryRaw<StandingRow[]>`
    SELECT customer_id AS "customerId", status, reason, max(happened_at) AS "happenedAt", max(received_at) AS "receivedAt",
           count(*)::integer AS count
    FROM delivery_states WHERE day = ${toSqlDate(day)}::date
    GROUP BY customer_id, status, reason ORDER BY customer_id, max(happened_at)`;
  const toStanding = ({ status, reason, happenedAt, receivedAt, count }: StandingRow): DoorStanding => ({
    ...{ state: parseTiffinState(status), reason: parseNotDeliveredReason(reason) },
    ...{ happenedAt, receivedAt, count },
  });
  const byDoor = Map.groupBy(rows, ({ customerId }) => customerId);
  return new Map([...byDoor].map(([customerId, own]) => [customerId, own.map(toStanding)]));
}

/** Somebody's round of a day. `heardAt`: when their phone was last heard; `waiting`: how much it still kept then. */
export type DayRound = {
  driverId: number;
  driver: string;
  startedAt: Date | null;
  endedAt: Date | null;
  heardAt: Date | null;
  waiting: number;
  marked: number;
};

/** The rounds of a day, in the order in which they began. `marked`: of how many tiffins each driver has said something. */
export function roundsOn(tx: Tx, day: PlainDate): Promise<DayRound[]> {
  const date = toSqlDate(day);
  return tx.$queryRaw<DayRound[]>`
    SELECT r.driver_id AS "driverId", u.fullname AS driver,
           min(r.happened_at) FILTER (WHERE r.event = 'started') AS "startedAt",
           CASE WHEN max(r.id) = max(r.id) FILTER (WHERE r.event = 'ended') THEN max(r.happened_at) END AS "endedAt",
           p.heard_at AS "heardAt", coalesce(p.waiting, 0) AS waiting,
           (SELECT count(DISTINCT m.tiffin_id)::integer FROM delivery_marks m
            WHERE m.day = ${date}::date AND m.driver_id = r.driver_id AND m.status <> 'on_the_way') AS marked
    FROM delivery_rounds r JOIN users u ON u.id = r.driver_id LEFT JOIN driver_phones p ON p.driver_id = r.driver_id
    WHERE r.day = ${date}::date
    GROUP BY r.driver_id, u.fullname, p.heard_at, p.waiting ORDER BY min(r.id)`;
}

/** A phone asks every half minute while its page is looked at; silent for longer than this, it is worth a word. */
const SILENT_SECONDS = 120;

/** Since when a round that is under way was not heard of; null while it is, and when it is over. */
export function silentSince({ endedAt, heardAt }: DayRound, now: Date): Date | null {
  if (endedAt !== null || heardAt === null) return null;
  return now.getTime() - heardAt.getTime() > SILENT_SECONDS * 1000 ? heardAt : null;
}

/** A short name for everything that is said of a day's rounds: what is new gets another one. */
export async function roundsRevision(tx: Tx, day: PlainDate, now: Date): Promise<string> {
  const date = toSqlDate(day);
  const [row] = await tx.$queryRaw<{ marks: number; rounds: number }[]>`
    SELECT (SELECT coalesce(max(id), 0)::integer FROM delivery_marks WHERE day = ${date}::date) AS marks,
           (SELECT coalesce(max(id), 0)::integer FROM delivery_rounds WHERE day = ${date}::date) AS rounds`;
  const silent = (await roundsOn(tx, day)).map((round) => (silentSince(round, now) ? "s" : "h")).join("");
  return `${row?.marks ?? 0}-${row?.rounds ?? 0}-${silent}`;
}
