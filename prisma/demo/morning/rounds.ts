import { asStaff, asSystem } from "@/lib/db";
import { sayBuilding } from "@/lib/features/buildings/commands";
import { saveRoute, orderRoute } from "@/lib/features/routes/commands";
import { putAreaOnRoute } from "@/lib/features/routes/places";
import { suggestionFor } from "@/lib/features/routes/suggestion";
import { expectOk, type Staff } from "../expect";
import { type Crew } from "../kitchen";

const ROUNDS = [
  {
    name: "Palm Beach round",
    vehicle: "Scooter, MH 43 BK 2174",
    capacity: 45,
    areas: ["Vashi", "Sanpada", "Juinagar", "Nerul", "Seawoods", "Darave", "Karave"],
  },
  {
    name: "Airoli round",
    vehicle: "Scooter, MH 43 CA 5519",
    capacity: 40,
    areas: ["Kopar Khairane", "Ghansoli", "Airoli", "Digha"],
  },
  {
    name: "Kharghar round",
    vehicle: "Van, MH 46 AX 3082",
    capacity: 80,
    areas: ["Belapur", "Kharghar", "Kamothe", "Panvel", "Ulwe"],
  },
];

/** A driver's round: the areas whose buildings it passes. */
export type DemoRound = { id: number; name: string; areas: readonly string[]; driver: Staff };

/** One round for each driver. */
export async function openRounds({ owner, drivers }: Crew, now: Date): Promise<DemoRound[]> {
  const rounds: DemoRound[] = [];
  for (const [index, { areas, ...round }] of ROUNDS.entries()) {
    const driver = drivers[index] ?? owner;
    const input = { ...round, driverId: driver.id };
    const saved = await asStaff(owner, (tx) => saveRoute({ tx, staff: owner }, input), now);
    rounds.push({ ...{ id: expectOk(saved, round.name).id, name: round.name }, areas, driver });
  }
  return rounds;
}

/** The office says which building an address means that could not be read for certain. */
export async function sayUnreadHomes(owner: Staff, now: Date): Promise<void> {
  const people = await asSystem(
    (tx) =>
      tx.user.findMany({
        where: { role: "customer", buildingId: null },
        orderBy: { id: "asc" },
      }),
    now,
  );
  for (const { id: customerId, addr1, area, addressVersion: version } of people) {
    const [flat = "", name = ""] = addr1.replace("Flat ", "").split(", ");
    const known = await asSystem((tx) => tx.building.findFirst({ where: { name, area } }), now);
    const home = known ? { buildingId: known.id, name: "" } : { buildingId: null, name };
    const said = { ...home, customerId, version, wing: null, flat };
    expectOk(await asStaff(owner, (tx) => sayBuilding({ tx, staff: owner }, said), now), addr1);
  }
}

/** Puts new buildings at the end of their area's round; `inOrder` puts each round in the shortest order found. */
export async function placeBuildings(
  owner: Staff,
  rounds: readonly DemoRound[],
  { inOrder, now }: { inOrder: boolean; now: Date },
): Promise<void> {
  const unplaced = await asSystem(
    (tx) => tx.building.findMany({ where: { routeId: null }, distinct: ["area"], select: { area: true } }),
    now,
  );
  for (const round of rounds) {
    const areas = unplaced.map(({ area }) => area).filter((area) => round.areas.includes(area));
    if (areas.length > 0 || inOrder)
      await asStaff(owner, (tx) => place(tx, owner, round, { areas, inOrder }), now);
  }
}

async function place(
  tx: Parameters<typeof orderRoute>[0]["tx"],
  owner: Staff,
  round: DemoRound,
  { areas, inOrder }: { areas: readonly string[]; inOrder: boolean },
): Promise<void> {
  const scope = { tx, staff: owner };
  for (const area of areas) expectOk(await putAreaOnRoute(scope, { area, routeId: round.id }), area);
  const shortest = inOrder ? await suggestionFor(tx, round.id) : null;
  if (!shortest) return;
  const { version } = await tx.route.findUniqueOrThrow({ where: { id: round.id } });
  const order = { routeId: round.id, version, buildingIds: shortest.ids };
  expectOk(await orderRoute(scope, order), `the order of ${round.name}`);
}
