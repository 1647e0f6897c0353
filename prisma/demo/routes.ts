import { asStaff, asSystem } from "@/lib/db";
import { readAddresses } from "@/lib/features/buildings/read-addresses";
import { makeOneRoute } from "@/lib/features/routes/commands";
import { expectOk, type Staff } from "./kitchen";

/** A small kitchen: one round of all buildings, in the shortest order found. */
export async function drawRoute(owner: Staff, driver: Staff, now: Date): Promise<void> {
  await readAddresses({ system: (fn) => asSystem(fn, now) });
  const input = { name: "Morning round", driverId: driver.id };
  expectOk(await asStaff(owner, (tx) => makeOneRoute({ tx, staff: owner }, input), now), "the round");
}
