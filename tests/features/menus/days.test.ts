import { asCustomer, asSystem, disconnect, toSqlDate } from "@/lib/db";
import { parsePlainDate, parsePlainMonth } from "@/lib/domain/plain-date";
import { withDishes } from "@/lib/features/menus/days";
import { menuShown } from "@/lib/features/menus/shown";
import { calendarMonth } from "@/lib/features/pauses/queries";
import { runningPlanIds } from "@/lib/features/subscriptions/queries";
import { at, makeClosure, makeCustomer, makePause, makePlan, makeSubscription } from "@/tests/support/make";

const NOW = at("2026-11-20", "10:00");

afterAll(disconnect);

async function write(planId: number, day: string, items: string[]) {
  const data = { planId, date: toSqlDate(parsePlainDate(day)), items: JSON.stringify(items) };
  await asSystem((tx) => tx.menu.create({ data }), NOW);
}

test("a coming day says what the customer's own plan brings, a paused or unwritten one says nothing", async () => {
  const customer = await makeCustomer();
  const [own, other] = [await makePlan(), await makePlan()];
  await makeSubscription({ customerId: customer, plan: own, startDate: "2026-11-16", endDate: "2026-11-25" });
  await makePause(customer, "2026-11-23");
  for (const day of ["2026-11-17", "2026-11-21", "2026-11-23"]) await write(own.id, day, ["Rice", "Rajma"]);
  await write(other.id, "2026-11-22", ["Egg Curry"]);
  const days = await asCustomer(
    customer,
    async (tx) => {
      const shown = await calendarMonth(tx, customer, parsePlainMonth("2026-11"), NOW);
      return withDishes(tx, shown.days);
    },
    NOW,
  );
  const told = days.flatMap(({ day, dishes }) => (dishes ? [[day, dishes]] : []));
  expect(told).toEqual([["2026-11-21", [{ planName: own.name, items: ["Rice", "Rajma"] }]]]);
});

test("the menu begins today, with the customer's own plan and then the cheapest", async () => {
  const customer = await makeCustomer();
  const dear = await makePlan({ dailyRate: 5_000 });
  const cheap = await makePlan({ dailyRate: 1 });
  const gone = await makePlan({ isActive: false });
  await makeSubscription({
    customerId: customer,
    plan: dear,
    startDate: "2026-11-20",
    endDate: "2026-11-25",
  });
  await makeClosure("2026-11-26", "Guru Nanak Jayanti");
  await write(gone.id, "2026-11-22", ["Dal"]);
  const own = await asCustomer(customer, (tx) => runningPlanIds(tx, customer, NOW), NOW);
  expect(own).toEqual([dear.id]);
  const shown = await asCustomer(customer, (tx) => menuShown(tx, NOW, false, own), NOW);
  expect(shown.first).toBe("2026-11-20");
  expect(shown.weeks.slice(0, 2).map(({ planId, isOwn }) => [planId, isOwn])).toEqual([
    [dear.id, true],
    [cheap.id, false],
  ]);
  expect(shown.weeks.map(({ planId }) => planId)).not.toContain(gone.id);
  expect(shown.weeks[0]?.days.map(({ date }) => date).at(-1)).toBe("2026-11-26");
  expect(shown.weeks[0]?.closures.get(parsePlainDate("2026-11-26"))).toBe("Guru Nanak Jayanti");
  const next = await asCustomer(customer, (tx) => menuShown(tx, NOW, true, []), NOW);
  expect(next.first).toBe("2026-11-27");
});
