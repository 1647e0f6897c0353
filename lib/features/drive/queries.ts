import { fromSqlDate, toSqlDate, type Tx } from "@/lib/db";
import {
  parseNotDeliveredReason,
  parseTiffinState,
  type NotDeliveredReason,
  type RoundState,
  type TiffinState,
} from "@/lib/domain/drive/act";
import type { Brought } from "@/lib/domain/drive/brought";
import type { Round, RoundDoor, RoundStop } from "@/lib/domain/drive/round";
import { societyKey, societyOf } from "@/lib/domain/drive/society";
import type { CustomerId, UserId } from "@/lib/domain/identity";
import type { PlainDate } from "@/lib/domain/plain-date";
import { owedByCustomer } from "@/lib/features/books/asked";
import { byAddress, byArea, deliveriesOn, type DayDelivery } from "@/lib/features/deliveries/queries";

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
  return new Map(
    rows.map(({ tiffinId, status, reason, ...when }) => [
      tiffinId,
      { state: parseTiffinState(status), reason: parseNotDeliveredReason(reason), ...when },
    ]),
  );
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

/**
 * What someone brings on a day: the stops in the order of the round, each with its doors and their tiffins, how these stand and
 * what may be taken there. The rows are those that the database lets them see.
 */
export async function roundOf(tx: Tx, driver: { id: UserId }, day: PlainDate): Promise<Round> {
  const own = await ownTiffins(tx, day);
  const brought = (await deliveriesOn(tx, day)).filter(
    ({ cause, subscriptionId }) => cause === "delivery" && own.has(subscriptionId),
  );
  const standings = await standingsOn(tx, day);
  const customers = [...new Set(brought.map(({ customerId }) => customerId))];
  const owed = await owedByCustomer(tx, customers, day);
  const doorOf = (rows: DayDelivery[]) =>
    toDoor(rows, { standings, owes: owed.get(rows[0]?.customerId ?? 0)?.open ?? 0 });
  const stops = [...Map.groupBy(brought, stopKey)]
    .map(([key, rows]) => toStop(key, rows, doorOf))
    .sort((a, b) => byArea(a, b) || byArea({ area: a.name }, { area: b.name }) || (a.key < b.key ? -1 : 1));
  return { day, state: await roundStateOf(tx, driver.id, day), stops };
}

/** The numbers of what whoever asks brings on a day, today or yesterday, as the database has it. */
async function ownTiffins(tx: Tx, day: PlainDate): Promise<ReadonlySet<number>> {
  const rows = await tx.$queryRaw<
    { id: number }[]
  >`SELECT tiffin_id AS id FROM app_tiffins(${toSqlDate(day)}::date)`;
  return new Set(rows.map(({ id }) => id));
}

/** Until buildings are rows of their own: a society as the addresses spell it, or a house by itself. */
function stopKey(row: DayDelivery): string {
  const { society } = societyOf(row);
  return society === null ? `${row.area}#${row.customerId}` : societyKey(row.area, society);
}

function toStop(key: string, rows: DayDelivery[], doorOf: (rows: DayDelivery[]) => RoundDoor[]): RoundStop {
  const doors = [...Map.groupBy(rows.toSorted(byAddress), ({ customerId }) => customerId).values()];
  const [first] = rows;
  const { society, door } = first ? societyOf(first) : { society: null, door: "" };
  const { area = "", city = "", pincode = "" } = first ?? {};
  const name = society ?? door;
  const address = `${name}, ${area}, ${city} ${pincode}`;
  return { key, name, area, address, note: null, doors: doors.flatMap(doorOf) };
}

type Known = { standings: ReadonlyMap<number, Standing>; owes: number };

function toDoor(rows: DayDelivery[], { standings, owes }: Known): RoundDoor[] {
  const [first] = rows;
  if (!first) return [];
  const { customerId, fullname: name, phone } = first;
  const { society, door } = societyOf(first);
  const tiffins = rows.map(({ subscriptionId, planName }) => {
    const { state = null, reason = null, happenedAt } = standings.get(subscriptionId) ?? {};
    return { id: subscriptionId, plan: planName, state, reason, at: happenedAt?.toISOString() ?? null };
  });
  return [{ customerId, name, phone, door: society === null ? "" : door, owes, tiffins }];
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
