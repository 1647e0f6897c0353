import { toSqlDate, type Tx } from "@/lib/db";
import type { PlainDate } from "@/lib/domain/plain-date";
import type { DayDelivery } from "@/lib/features/deliveries/queries";

/**
 * Where a door lies: the stop that it is a part of, and what the door is called there. `position`: the stop's place on the
 * round; null where nobody has said.
 */
export type Place = {
  key: string;
  stop: string;
  door: string;
  note: string | null;
  position: number | null;
};

type Home = {
  customerId: number;
  /** Of the meal that goes elsewhere that day; null of where they live. */
  planId: number | null;
  /** Null where nobody has said which. */
  buildingId: number | null;
  stop: string;
  wing: string | null;
  flat: string | null;
  guardNote: string | null;
  doorNote: string | null;
  position: number | null;
};

/** Whoever drives two routes brings one after the other. */
const STOPS_OF_A_ROUTE = 10_000;

/**
 * Where these customers' tiffins of a day go: home, or where that was said for the day; a building of the office's, or a house
 * by itself where nobody has said which.
 */
export async function placesOf(
  tx: Tx,
  day: PlainDate,
  customerIds: readonly number[],
): Promise<(row: DayDelivery) => Place> {
  const ids = [...customerIds];
  const homes = await tx.$queryRaw<Home[]>`
    SELECT o.customer_id AS "customerId", o.plan_id AS "planId", b.id AS "buildingId", b.name AS stop, o.wing, o.flat,
           b.guard_note AS "guardNote", b.door_note AS "doorNote",
           b.route_id * ${STOPS_OF_A_ROUTE} + b.position AS position
    FROM (SELECT u.id AS customer_id, NULL::integer AS plan_id, u.building_id, u.wing, u.flat FROM users u WHERE u.id = ANY (${ids}::integer[])
      UNION ALL SELECT e.customer_id, p.id, e.building_id, e.wing, e.flat FROM day_addresses e JOIN plans p ON p.slot_id = e.slot_id
      WHERE e.day = ${toSqlDate(day)}::date AND e.customer_id = ANY (${ids}::integer[])) AS o
      LEFT JOIN buildings b ON b.id = o.building_id`;
  const byDoor = new Map(homes.map((home) => [keyOf(home.customerId, home.planId), home]));
  return (row) => {
    const home = byDoor.get(keyOf(row.customerId, row.planId)) ?? byDoor.get(keyOf(row.customerId, null));
    return home && home.buildingId !== null ? inBuilding(row, home) : byItself(row);
  };
}

const keyOf = (customerId: number, planId: number | null) => `${customerId} ${planId ?? "home"}`;

function inBuilding({ addr1, addr2 }: DayDelivery, home: Home): Place {
  const { buildingId, stop, wing, flat, guardNote, doorNote, position } = home;
  const door = [wing, flat].filter(Boolean).join(" ") || [addr1, addr2].filter(Boolean).join(", ");
  const note = [guardNote, doorNote].filter(Boolean).join("\n") || null;
  return { key: `building ${buildingId}`, stop, door, note, position };
}

function byItself({ customerId, addr1, addr2 }: DayDelivery): Place {
  const stop = [addr1, addr2].filter(Boolean).join(", ");
  // the same person may have lunch at work and dinner at home
  return { key: `door ${customerId} ${stop}`, stop, door: "", note: null, position: null };
}
