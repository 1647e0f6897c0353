import { toSqlDate, type Tx } from "@/lib/db";
import { instantAt } from "@/lib/domain/business-time";
import type { Round, RoundDoor, RoundStop } from "@/lib/domain/drive/round";
import type { UserId } from "@/lib/domain/identity";
import type { PlainDate } from "@/lib/domain/plain-date";
import { unpaidByCustomer } from "@/lib/features/books/asked";
import { byAddress, byArea, deliveriesOn, type DayDelivery } from "@/lib/features/deliveries/queries";
import { placesOf, type Place } from "./places";
import { roundStateOf, standingsOn, type Standing } from "./queries";

/** One tiffin of the round, and where it goes. */
type Brought = { row: DayDelivery; place: Place };
type Known = { standings: ReadonlyMap<number, Standing>; moneyOf: (customerId: number) => Money };
type Money = Pick<RoundDoor, "owes" | "bills" | "taken">;

/**
 * What someone brings on a day: the stops in the order of the round, each with its doors and their tiffins, how these stand and
 * what may be taken there. The rows are those that the database lets them see.
 */
export async function roundOf(tx: Tx, driver: { id: UserId }, day: PlainDate): Promise<Round> {
  const brought = await broughtOn(tx, day);
  const standings = await standingsOn(tx, day);
  const customers = [...new Set(brought.map(({ row }) => row.customerId))];
  const moneyOf = await moneyAt(tx, customers, { driver, day });
  const stops = [...Map.groupBy(brought, ({ place }) => place.key).values()]
    .toSorted(inOrder)
    .flatMap((rows) => toStop(rows, { standings, moneyOf }));
  return { day, state: await roundStateOf(tx, driver.id, day), stops };
}

type Takes = { driver: { id: UserId }; day: PlainDate };

/** What may be taken at these doors, bill by bill, and what this driver has taken there that day. */
async function moneyAt(
  tx: Tx,
  customers: readonly number[],
  { driver, day }: Takes,
): Promise<Known["moneyOf"]> {
  const unpaid = await unpaidByCustomer(tx, customers);
  const rows = await tx.doorPayment.findMany({
    where: {
      ...{ collectorId: driver.id, customerId: { in: [...customers] }, method: "cash" },
      ...{ reversesId: null, reversedBy: null, createdAt: { gte: instantAt(day, "00:00") } },
    },
    select: { customerId: true, amount: true },
  });
  const taken = Map.groupBy(rows, ({ customerId }) => customerId);
  return (customerId) => {
    const bills = (unpaid.get(customerId) ?? []).flatMap(({ billId, open }) =>
      open > 0 ? [{ id: billId, open }] : [],
    );
    return {
      owes: bills.reduce((sum, { open }) => sum + open, 0),
      bills,
      taken: (taken.get(customerId) ?? []).reduce((sum, { amount }) => sum + amount, 0),
    };
  };
}

async function broughtOn(tx: Tx, day: PlainDate): Promise<Brought[]> {
  const own = await ownTiffins(tx, day);
  const rows = (await deliveriesOn(tx, day)).filter(
    ({ cause, tiffinId }) => cause === "delivery" && own.has(tiffinId),
  );
  const placeOf = await placesOf(
    tx,
    day,
    rows.map(({ customerId }) => customerId),
  );
  return rows.map((row) => ({ row, place: placeOf(row) }));
}

/** The numbers of what whoever asks brings on a day, today or yesterday, as the database has it. */
async function ownTiffins(tx: Tx, day: PlainDate): Promise<ReadonlySet<number>> {
  const date = toSqlDate(day);
  const rows = await tx.$queryRaw<{ id: number }[]>`SELECT tiffin_id AS id FROM app_tiffins(${date}::date)`;
  return new Set(rows.map(({ id }) => id));
}

/** As the route has them, and behind it by area and name. */
function inOrder([a]: Brought[], [b]: Brought[]): number {
  if (!a || !b) return 0;
  const [first, second] = [a.place.position ?? Infinity, b.place.position ?? Infinity];
  if (first !== second) return first - second;
  return (
    byArea(a.row, b.row) ||
    byArea({ area: a.place.stop }, { area: b.place.stop }) ||
    (a.place.key < b.place.key ? -1 : 1)
  );
}

function toStop(rows: Brought[], known: Known): RoundStop[] {
  const [first] = rows;
  if (!first) return [];
  const { key, stop: name, note } = first.place;
  const { area, city, pincode } = first.row;
  const walked = rows.toSorted(
    (a, b) => byArea({ area: a.place.door }, { area: b.place.door }) || byAddress(a.row, b.row),
  );
  const doors = [...Map.groupBy(walked, ({ row }) => row.customerId).values()];
  const address = `${name}, ${area}, ${city} ${pincode}`;
  return [{ key, name, area, address, note, doors: doors.flatMap((own) => toDoor(own, known)) }];
}

function toDoor(rows: Brought[], { standings, moneyOf }: Known): RoundDoor[] {
  const [first] = rows;
  if (!first) return [];
  const { customerId, fullname: name, phone } = first.row;
  const tiffins = rows.map(({ row: { tiffinId: id, planName: plan } }) => {
    const { state = null, reason = null, happenedAt } = standings.get(id) ?? {};
    return { id, plan, state, reason, at: happenedAt?.toISOString() ?? null };
  });
  return [{ customerId, name, phone, door: first.place.door, ...moneyOf(customerId), tiffins }];
}
