// What the kitchen cooks for one meal of a day, and for all of them.
import { asStaff, disconnect } from "@/lib/db";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { mealQuerySchema, slotIdOf } from "@/lib/features/deliveries/schema";
import { kitchenReport } from "@/lib/features/kitchen/queries";
import { at, makeCustomer, makePlan, makeSlot, makeStaff, makeSubscription } from "../../support/make";

const day = parsePlainDate("2026-11-25");
const now = at(day, "06:00");
afterAll(disconnect);

test("a meal's report holds its own plans, areas and dishes, and all meals hold both", async () => {
  const dinner = await makeSlot("Dinner", "15:00");
  const plans = [
    await makePlan({ items: ["3 rotis"] }),
    await makePlan({ items: ["2 rotis"], slotId: dinner }),
  ];
  const run = { startDate: "2026-11-20", endDate: "2026-11-30" };
  for (const [index, plan] of plans.entries()) {
    const customerId = await makeCustomer({ area: index ? "Nerul" : "Vashi" });
    await makeSubscription({ customerId, plan, ...run });
  }
  const cook = await makeStaff("kitchen");
  const report = (slotId: number | null) => asStaff(cook, (tx) => kitchenReport(tx, day, slotId), now);
  const facts = async (slotId: number | null) => {
    const { counts, plans: cooked, areas } = await report(slotId);
    return { tiffins: counts.delivery, plans: cooked.length, areas: areas.map(({ name }) => name) };
  };
  expect(await facts(dinner)).toEqual({ tiffins: 1, plans: 1, areas: ["Nerul"] });
  expect(await facts(1)).toEqual({ tiffins: 1, plans: 1, areas: ["Vashi"] });
  expect(await facts(null)).toEqual({ tiffins: 2, plans: 2, areas: ["Nerul", "Vashi"] });
});

test.each([
  ["3", 3],
  ["all", null],
  ["", null],
  ["-1", null],
  ["99999", null],
  ["x", null],
])("the address's slot=%s asks for %s", (slot, expected) => {
  expect(slotIdOf(mealQuerySchema.parse({ slot }).slot)).toBe(expected);
});
