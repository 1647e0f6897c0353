import { asStaff, asSystem, disconnect } from "@/lib/db";
import { firstDayOf, lastDayOf, parsePlainMonth } from "@/lib/domain/plain-date";
import { explainSchedule } from "@/lib/features/billing/queries";
import { countUnbilled } from "@/lib/features/reports/unbilled";
import { loadSchedules } from "@/lib/features/subscriptions/queries";
import { makeAdmin } from "../../support/make";
import { addRandomCalendars } from "../../support/random-calendars";

beforeAll(async () => {
  for (const seed of [0.1, 0.4, 0.7]) await addRandomCalendars(60, seed);
});

afterAll(disconnect);

/** The readable definition: those of all customers whose bill the run would make. */
async function byHand(name: string): Promise<number> {
  const month = parsePlainMonth(name);
  return asSystem(async (tx) => {
    const customers = await tx.user.findMany({ where: { role: "customer" }, select: { id: true } });
    const ids = customers.map(({ id }) => id);
    const schedules = await loadSchedules(tx, ids, firstDayOf(month), lastDayOf(month));
    return [...schedules.values()].filter((schedule) => explainSchedule(month, schedule) !== null).length;
  });
}

test.each(["2027-02", "2027-03", "2027-04", "2027-05", "2027-06", "2027-07"])(
  "counts those whom the run of %s would bill",
  async (name) => {
    const admin = await makeAdmin();
    const counted = await asStaff(admin, (tx) => countUnbilled(tx, parsePlainMonth(name)));
    expect(counted).toBe(await byHand(name));
  },
);

test("there are some to count, and not all", async () => {
  const [some, all] = [await byHand("2027-03"), await byHand("2027-04")];
  expect(some).toBeGreaterThan(0);
  expect(some).toBeLessThan(all);
});
