import { asGuest, asStaff, asSystem, disconnect } from "@/lib/db";
import type { StaffRole, UserId } from "@/lib/domain/identity";
import { savePlan, setPlanActive } from "@/lib/features/plans/commands";
import { getCataloguePlan, listCatalogue } from "@/lib/features/plans/queries";
import { planFilterSchema } from "@/lib/features/plans/schema";
import { atOnce } from "../../support/crowd";
import { at, days, makeAdmin, makeCustomer, makePlan, makeStaff, makeSubscription } from "../../support/make";

const now = at("2026-11-20", "10:00");
const [today = fail()] = days("2026-11-20");
const words = { name: "Navratri Thali", description: "Nine days", items: ["Rajgira puri", "Suran"] };
const terms = { ...words, dailyRate: 150 };
let admin: { id: UserId; role: StaffRole };

function fail(): never {
  throw new Error("no day");
}

/** A plan that is there is saved as it was opened just before. */
const save = (input: Parameters<typeof savePlan>[1], staff = admin) =>
  asStaff(
    staff,
    async (tx) => {
      const opened = await tx.plan.findUnique({ where: { id: input.planId ?? 0 } });
      return savePlan({ tx, staff }, { version: opened?.version, ...input });
    },
    now,
  );
const toggle = (planId: number, isActive: boolean) =>
  asStaff(admin, (tx) => setPlanActive({ tx, staff: admin }, { planId, isActive }), now);
const auditOf = (entityId: number) =>
  asSystem((tx) =>
    tx.auditLog.findMany({ where: { entity: "plan", entityId: String(entityId) }, orderBy: { id: "asc" } }),
  );

beforeAll(async () => {
  admin = await makeAdmin();
});
afterAll(disconnect);

test("makes a plan that the shop offers at once, and says in the audit log who made it", async () => {
  const saved = await save(terms);
  if (!saved.ok) throw new Error(saved.error);
  const shown = await asGuest((tx) => tx.plan.findUnique({ where: { id: saved.value.planId } }));
  expect(shown).toMatchObject({ ...terms, items: JSON.stringify(terms.items), isActive: true });
  expect(await auditOf(saved.value.planId)).toMatchObject([
    {
      actorId: admin.id,
      actorRole: "admin",
      action: "create-plan",
      before: null,
      after: { ...words, dailyRatePaise: 15_000 },
    },
  ]);
});

test("refuses a name that another plan has, whatever its case, also when it is changed", async () => {
  const taken = await makePlan({ name: "Jain Thali" });
  const other = await makePlan({ name: "Satvik Thali" });
  expect(await save({ ...terms, name: "JAIN thali" })).toEqual({ ok: false, error: "name-taken" });
  expect(await save({ ...terms, name: "jain Thali", planId: other.id })).toEqual({
    ok: false,
    error: "name-taken",
  });
  expect(await save({ ...terms, name: "Jain THALI", planId: taken.id })).toMatchObject({ ok: true });
});

test("refuses a name that only looks like another: an apostrophe, a wide space, a letter that can't be seen", async () => {
  await makePlan({ name: "Aaji's Thali" });
  for (const alike of ["Aaji’s Thali", "Aaji's\u00a0Thali", "Aaji's Th\u200bali"]) {
    expect(await save({ ...terms, name: alike })).toEqual({ ok: false, error: "name-taken" });
  }
});

test("takes a name in which a wildcard of SQL stands for itself", async () => {
  await makePlan({ name: "Diet Plus" });
  expect(await save({ ...terms, name: "Diet_Plus" })).toMatchObject({ ok: true });
  expect(await save({ ...terms, name: "%" })).toMatchObject({ ok: true });
});

test("makes one plan of ten that are saved at once under one name", async () => {
  const results = await atOnce(10, () => save({ ...terms, name: "Race Thali" }));
  expect(results.filter((result) => result.ok)).toHaveLength(1);
  expect(results.filter((result) => !result.ok && result.error === "name-taken")).toHaveLength(9);
});

test("changes a plan and leaves running subscriptions their rate", async () => {
  const plan = await makePlan({ name: "Office Lunch", dailyRate: 120 });
  const customerId = await makeCustomer();
  const id = await makeSubscription({ customerId, plan, startDate: "2026-11-18", endDate: "2026-12-18" });
  expect(await save({ ...terms, name: "Office Lunch", dailyRate: 140, planId: plan.id })).toMatchObject({
    ok: true,
  });
  const kept = await asSystem((tx) => tx.subscription.findUniqueOrThrow({ where: { id } }));
  expect(kept.dailyRate).toBe(120);
  const [entry] = await auditOf(plan.id);
  expect(entry).toMatchObject({
    action: "change-plan",
    before: { dailyRatePaise: 12_000 },
    after: { dailyRatePaise: 14_000 },
  });
});

test("answers that a plan is missing instead of making one in its place", async () => {
  expect(await save({ ...terms, name: "Nowhere", planId: 999_999 })).toEqual({
    ok: false,
    error: "not-found",
  });
  expect(await toggle(999_999, false)).toEqual({ ok: false, error: "not-found" });
});

test("takes a deactivated plan out of the shop, keeps its running subscription, and puts it back", async () => {
  const plan = await makePlan({ name: "Dinner Dabba" });
  const customerId = await makeCustomer();
  await makeSubscription({ customerId, plan, startDate: "2026-11-18", endDate: "2026-12-18" });
  await makeSubscription({ customerId, plan, startDate: "2026-11-01", endDate: "2026-11-19" });
  expect(await toggle(plan.id, false)).toEqual({ ok: true, value: undefined });
  expect(await toggle(plan.id, false)).toEqual({ ok: true, value: undefined });
  expect(await asGuest((tx) => tx.plan.findUnique({ where: { id: plan.id } }))).toBeNull();
  const shown = await asStaff(admin, (tx) => getCataloguePlan(tx, plan.id, today), now);
  expect(shown).toMatchObject({ isActive: false, running: 1 });
  await toggle(plan.id, true);
  expect((await auditOf(plan.id)).map(({ action }) => action)).toEqual(["deactivate-plan", "activate-plan"]);
});

test.each<StaffRole>(["kitchen", "driver", "support"])(
  "does not let %s save or deactivate a plan",
  async (role) => {
    const staff = await makeStaff(role);
    const plan = await makePlan();
    await expect(save({ ...terms, name: `By ${role}` }, staff)).rejects.toThrow(/row-level security/);
    const hidden = await asStaff(
      staff,
      (tx) => setPlanActive({ tx, staff }, { planId: plan.id, isActive: false }),
      now,
    );
    expect(hidden).toEqual({ ok: true, value: undefined });
    expect(await asSystem((tx) => tx.plan.findUniqueOrThrow({ where: { id: plan.id } }))).toMatchObject({
      isActive: true,
    });
  },
);

test("lists the catalogue by name, found by part of a name and by state, page by page both ways", async () => {
  for (let index = 0; index < 60; index += 1) {
    await makePlan({ name: `Paged ${String(index).padStart(2, "0")}`, isActive: index % 2 === 0 });
  }
  const list = (query: object) =>
    asStaff(admin, (tx) => listCatalogue(tx, planFilterSchema.parse(query), today), now);
  const first = await list({ search: "pAGEd" });
  expect(first.rows.map(({ name }) => name).slice(0, 2)).toEqual(["Paged 00", "Paged 01"]);
  expect(first).toMatchObject({ before: null, after: first.rows.at(-1)?.id });
  const second = await list({ search: "paged", after: String(first.after) });
  expect(second.rows.map(({ name }) => name)).toEqual(expect.arrayContaining(["Paged 50", "Paged 59"]));
  expect(second.after).toBeNull();
  const back = await list({ search: "paged", before: String(second.before) });
  expect(back.rows.map(({ name }) => name)).toEqual(first.rows.map(({ name }) => name));
  expect(back.before).toBeNull();
  expect((await list({ search: "paged", state: "inactive" })).rows).toHaveLength(30);
  expect((await list({ search: "_aged" })).rows).toHaveLength(0);
});
