import { fromSqlDate, toSqlDate, type Tx } from "@/lib/db";
import {
  parseNotDeliveredReason,
  parseTiffinState,
  type NotDeliveredReason,
  type RoundState,
  type TiffinState,
} from "@/lib/domain/drive/act";
import type { Brought } from "@/lib/domain/drive/brought";
import type { CustomerId, UserId } from "@/lib/domain/identity";
import type { PlainDate } from "@/lib/domain/plain-date";

/** How one tiffin of a day stands. */
export type Standing = {
  state: Exclude<TiffinState, null>;
  reason: NotDeliveredReason | null;
  happenedAt: Date;
  receivedAt: Date;
};

type StateRow = { tiffinId: number; status: string; reason: string | null } & Pick<
  Standing,
  "happenedAt" | "receivedAt"
>;

/** How the tiffins of a day stand, by their numbers: of those that whoever asks may see. One of which nothing is said is missing. */
export async function standingsOn(tx: Tx, day: PlainDate): Promise<ReadonlyMap<number, Standing>> {
  const rows = await tx.$queryRaw<StateRow[]>`
    SELECT tiffin_id AS "tiffinId", status, reason, happened_at AS "happenedAt", received_at AS "receivedAt"
    FROM delivery_states WHERE day = ${toSqlDate(day)}::date`;
  return new Map(rows.map((row) => [row.tiffinId, standing(row)]));
}

type Tiffin = { tiffinId: number; day: PlainDate };

export const tiffinKey = ({ tiffinId, day }: Tiffin): string => `${tiffinId} ${day}`;

/** How single tiffins of any days stand, by `tiffinKey`: of those that whoever asks may see. */
export async function standingsAt(
  tx: Tx,
  tiffins: readonly Tiffin[],
): Promise<ReadonlyMap<string, Standing>> {
  if (tiffins.length === 0) return new Map();
  const days = [...new Set(tiffins.map(({ day }) => day))].map(toSqlDate);
  const ids = [...new Set(tiffins.map(({ tiffinId }) => tiffinId))];
  const rows = await tx.$queryRaw<(StateRow & { day: Date })[]>`
    SELECT day, tiffin_id AS "tiffinId", status, reason, happened_at AS "happenedAt", received_at AS "receivedAt"
    FROM delivery_states WHERE day = ANY (${days}::date[]) AND tiffin_id = ANY (${ids}::integer[])`;
  return new Map(
    rows.map(({ day, ...row }) => [
      tiffinKey({ tiffinId: row.tiffinId, day: fromSqlDate(day) }),
      standing(row),
    ]),
  );
}

function standing({ status, reason, happenedAt, receivedAt }: StateRow): Standing {
  return {
    ...{ state: parseTiffinState(status), reason: parseNotDeliveredReason(reason) },
    ...{ happenedAt, receivedAt },
  };
}

/** Whether someone's round of a day has begun, or is over. */
export async function roundStateOf(tx: Tx, driverId: UserId, day: PlainDate): Promise<RoundState> {
  const last = await tx.deliveryRound.findFirst({
    where: { driverId, day: toSqlDate(day) },
    orderBy: { id: "desc" },
    select: { event: true },
  });
  if (!last) return "waiting";
  return last.event === "ended" ? "ended" : "started";
}

type BroughtRow = { day: Date; tiffinId: number; status: string; happenedAt: Date };

/** What became of a customer's own tiffins, of each day on which something is said: by the tiffin, which has the number of its subscription. */
export async function broughtBetween(
  tx: Tx,
  customerId: CustomerId,
  { first, last }: { first: PlainDate; last: PlainDate },
): Promise<ReadonlyMap<PlainDate, ReadonlyMap<number, Brought>>> {
  const rows = await tx.$queryRaw<BroughtRow[]>`
    SELECT day, tiffin_id AS "tiffinId", status, happened_at AS "happenedAt" FROM delivery_states
    WHERE customer_id = ${customerId} AND day BETWEEN ${toSqlDate(first)}::date AND ${toSqlDate(last)}::date`;
  const byDay = Map.groupBy(rows, ({ day }) => fromSqlDate(day));
  const brought = ({ status, happenedAt }: BroughtRow) => ({
    state: parseTiffinState(status),
    at: happenedAt,
  });
  return new Map(
    [...byDay].map(([day, own]) => [day, new Map(own.map((row) => [row.tiffinId, brought(row)]))]),
  );
}
