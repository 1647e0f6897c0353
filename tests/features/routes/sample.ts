// Buildings with somebody to bring a tiffin to, and routes, for tests.
import { asStaff, asSystem } from "@/lib/db";
import type { StaffRole, UserId } from "@/lib/domain/identity";
import { saveRoute } from "@/lib/features/routes/commands";
import { readAddresses } from "@/lib/features/buildings/read-addresses";
import { at, makeCustomer, makePlan, makeStaff, makeSubscription } from "@/tests/support/make";

export const NOW = at("2026-12-02", "10:00");
export const DAY = "2026-12-02";

let made = 0;
export const nextName = (what: string) => `${what} ${(made += 1)}`;

/** A building in which so many customers have a tiffin a day. */
export async function makeBuilding(given: { area?: string; residents?: number } = {}) {
  const { area = "Vashi", residents = 1 } = given;
  const name = `${nextName("Sunrise")} CHS`;
  const plan = await makePlan();
  const customers = [];
  for (let flat = 1; flat <= residents; flat += 1) {
    const customerId = await makeCustomer({ addr1: `Flat ${flat}, ${name}`, area });
    await makeSubscription({ customerId, plan, startDate: "2026-12-01", endDate: "2026-12-31" });
    customers.push(customerId);
  }
  await readAddresses({ system: asSystem });
  const { id } = await asSystem((tx) => tx.building.findFirstOrThrow({ where: { name } }));
  return { id, name, area, customers };
}

export type Office = { id: UserId; role: StaffRole };

/** A route with a driver of its own, beside another one: an only route takes new buildings by itself. */
export async function makeRoute(staff: Office, more: { capacity?: string } = {}) {
  const driver = await makeStaff("driver");
  await asSystem((tx) => tx.route.create({ data: { name: nextName("Beside") } }));
  const name = nextName("Route");
  const sent = {
    name,
    driverId: driver.id,
    vehicle: null,
    capacity: more.capacity ? Number(more.capacity) : null,
  };
  const saved = await asStaff(staff, (tx) => saveRoute({ tx, staff }, sent), NOW);
  if (!saved.ok) throw new Error(saved.error);
  return { ...saved.value, name, driver };
}

export const versionOf = async (routeId: number) =>
  (await asSystem((tx) => tx.route.findUniqueOrThrow({ where: { id: routeId } }))).version;
