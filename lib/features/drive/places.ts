import type { Tx } from "@/lib/db";
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
  buildingId: number;
  stop: string;
  wing: string | null;
  flat: string | null;
  guardNote: string | null;
  doorNote: string | null;
  position: number | null;
};

/** Whoever drives two routes brings one after the other. */
const STOPS_OF_A_ROUTE = 10_000;

/** Where these customers live: a building of the office's, or a house by itself where nobody has said which. */
export async function placesOf(tx: Tx, customerIds: readonly number[]): Promise<(row: DayDelivery) => Place> {
  const homes = await tx.$queryRaw<Home[]>`
    SELECT u.id AS "customerId", b.id AS "buildingId", b.name AS stop, u.wing, u.flat,
           b.guard_note AS "guardNote", b.door_note AS "doorNote",
           b.route_id * ${STOPS_OF_A_ROUTE} + b.position AS position
    FROM users u JOIN buildings b ON b.id = u.building_id WHERE u.id = ANY (${[...customerIds]}::integer[])`;
  const byCustomer = new Map(homes.map((home) => [home.customerId, home]));
  return (row) => {
    const home = byCustomer.get(row.customerId);
    return home ? inBuilding(row, home) : byItself(row);
  };
}

function inBuilding({ addr1, addr2 }: DayDelivery, home: Home): Place {
  const { buildingId, stop, wing, flat, guardNote, doorNote, position } = home;
  const door = [wing, flat].filter(Boolean).join(" ") || [addr1, addr2].filter(Boolean).join(", ");
  const note = [guardNote, doorNote].filter(Boolean).join("\n") || null;
  return { key: `building ${buildingId}`, stop, door, note, position };
}

function byItself({ customerId, addr1, addr2 }: DayDelivery): Place {
  const stop = [addr1, addr2].filter(Boolean).join(", ");
  return { key: `door ${customerId}`, stop, door: "", note: null, position: null };
}
