// Which meal a plan is: chosen by the office, and kept once somebody has subscribed.
import { asStaff, asSystem, disconnect } from "@/lib/db";
import type { StaffRole, UserId } from "@/lib/domain/identity";
import { savePlan } from "@/lib/features/plans/commands";
import { getCataloguePlan, listActivePlans, wasSubscribedTo } from "@/lib/features/plans/queries";
import { planSchema, planTexts } from "@/lib/features/plans/schema";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { makeAdmin, makeCustomer, makeSlot, makeSubscription } from "../../support/make";

let staff: { id: UserId; role: StaffRole };
let dinner: number;
let made = 0;
beforeAll(async () => {
  staff = await makeAdmin();
  dinner = await makeSlot("Dinner", "15:00");
});
afterAll(disconnect);

const today = parsePlainDate("2026-11-24");
const typed = (more: object = {}) =>
  planSchema.parse({
    name: `Meal Thali ${(made += 1)}`,
    dailyRate: "120",
    description: "",
    items: "Dal",
    ...more,
  });
const save = (more: object) => asStaff(staff, (tx) => savePlan({ tx, staff }, typed(more)));
const read = async (planId: number) => {
  const plan = await asSystem((tx) => getCataloguePlan(tx, planId, today));
  if (!plan) throw new Error("no plan");
  return plan;
};
async function newPlan(more: object = {}) {
  const saved = await save(more);
  if (!saved.ok) throw new Error(saved.error);
  return read(saved.value.planId);
}
const change = (plan: { id: number; version: number }, more: object) =>
  save({ planId: plan.id, version: plan.version, ...more });

test("a plan is the meal that was chosen, and lunch when nobody asked", async () => {
  const plan = await newPlan({ slotId: String(dinner) });
  expect(plan).toMatchObject({ slotId: dinner, mealName: "Dinner" });
  expect(planTexts(plan)).toMatchObject({ slotId: String(dinner) });
  expect(await newPlan()).toMatchObject({ slotId: 1, mealName: "Lunch" });
  const offered = await asSystem(listActivePlans);
  expect(offered.find(({ id }) => id === plan.id)).toMatchObject({ mealName: "Dinner" });
});

test("it is moved while nobody has subscribed, and the log says so", async () => {
  const plan = await newPlan();
  expect(await change(plan, { slotId: String(dinner) })).toMatchObject({ ok: true });
  expect(await read(plan.id)).toMatchObject({ slotId: dinner });
  const where = { action: "change-plan", entityId: String(plan.id) };
  expect(await asSystem((tx) => tx.auditLog.findFirstOrThrow({ where }))).toMatchObject({
    before: { slotId: 1 },
    after: { slotId: dinner },
  });
});

test("it stays once somebody has, also when all of that is over, and anything else still changes", async () => {
  const plan = await newPlan();
  expect(await asSystem((tx) => wasSubscribedTo(tx, plan.id))).toBe(false);
  const customerId = await makeCustomer();
  await makeSubscription({ customerId, plan, startDate: "2026-10-01", endDate: "2026-10-10" });
  expect(await asSystem((tx) => wasSubscribedTo(tx, plan.id))).toBe(true);
  expect(await change(plan, { slotId: String(dinner) })).toEqual({ ok: false, error: "slot-stays" });
  expect(await change(plan, { slotId: "1", dailyRate: "130" })).toMatchObject({ ok: true });
  expect(await read(plan.id)).toMatchObject({ slotId: 1, dailyRate: 130 });
});

test("there is no plan of a meal that is not there", async () => {
  expect(await save({ slotId: "999" })).toEqual({ ok: false, error: "no-such-meal" });
});
