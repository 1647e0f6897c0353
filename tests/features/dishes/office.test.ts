// What the office says of dishes, and two that are one.
import { asGuest, asStaff, asSystem, disconnect } from "@/lib/db";
import type { StaffRole, UserId } from "@/lib/domain/identity";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { getDish, knownDishes, listDishes, listDishNames } from "@/lib/features/dishes/catalogue-queries";
import { mergeDishes, saveDish } from "@/lib/features/dishes/commands";
import { servedOn } from "@/lib/features/dishes/queries";
import { dishFilterSchema, dishSchema, dishTexts, mergeSchema } from "@/lib/features/dishes/schema";
import { atOnce } from "../../support/crowd";
import { dishesByText } from "../../support/dishes-agree";
import { at, makeAdmin, makePlan, makeStaff } from "../../support/make";

const now = at("2026-11-25", "10:00");
const today = parsePlainDate("2026-11-25");
let admin: { id: UserId; role: StaffRole };
let made = 0;

beforeAll(async () => void (admin = await makeAdmin()));
afterAll(disconnect);

/** A dish that nobody wrote before, on a plan of its own. */
async function newDish(name = `Dish number ${(made += 1)}.`) {
  const plan = await makePlan({ items: [name] });
  return { ...(await dishOf(plan.id)), planId: plan.id };
}

async function dishOf(planId: number) {
  const served = await asStaff(admin, (tx) => servedOn(tx, today), now);
  const [first] = served.get(planId)?.dishes ?? [];
  const dish = await asSystem((tx) => getDish(tx, first?.dish.id ?? 0));
  if (!dish) throw new Error("no dish");
  return dish;
}

const input = (dish: { id: number; version: number; name: string }, more = {}) => {
  const texts = dishTexts({ ...dish, unit: null, mark: null, allergens: [], nameHi: null, nameMr: null });
  return dishSchema.parse({ ...texts, dishId: dish.id, version: dish.version, ...more });
};
const save = (sent: ReturnType<typeof input>, staff = admin) =>
  asStaff(staff, (tx) => saveDish({ tx, staff }, sent), now);
const merge = (from: { id: number; version: number }, intoId: number, staff = admin) =>
  asStaff(staff, (tx) => mergeDishes({ tx, staff }, { dishId: from.id, version: from.version, intoId }), now);
const list = (query: object = {}) =>
  asStaff(admin, (tx) => listDishes(tx, dishFilterSchema.parse(query)), now);

test("says what a dish is, once a version, and the log keeps both", async () => {
  const dish = await newDish();
  const sent = input(dish, {
    unit: "katori",
    mark: "jain",
    allergens: "milk, nuts",
    nameHi: "कढ़ी",
    nameMr: " कढी ",
  });
  const saved = await save(sent);
  expect(saved).toMatchObject({ ok: true, value: { dishId: dish.id } });
  expect(await asSystem((tx) => getDish(tx, dish.id))).toMatchObject({
    ...{ unit: "katori", mark: "jain", allergens: ["milk", "nuts"], nameHi: "कढ़ी", nameMr: "कढी" },
    spellings: [],
  });
  const stale = await save({ ...sent, mark: "veg" });
  expect(stale).toMatchObject({
    ok: false,
    error: "stale",
    meanwhile: { isOwn: true, now: { mark: "jain", allergens: "milk, nuts" } },
  });
  const entries = await asSystem((tx) =>
    tx.auditLog.findMany({ where: { action: "change-dish", entityId: String(dish.id) } }),
  );
  expect(entries).toMatchObject([
    { before: { mark: null, allergens: [] }, after: { mark: "jain", nameMr: "कढी" } },
  ]);
});

test("saves one of twenty who opened the same dish", async () => {
  const dish = await newDish();
  const results = await atOnce(20, (index) => save(input(dish, { nameHi: `नाम ${index}` })));
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
});

test("a name that another dish is written with is refused; any other is one more way of writing it", async () => {
  const [dish, other] = [await newDish(), await newDish()];
  expect(await save(input(dish, { name: other.name.toUpperCase() }))).toMatchObject({ error: "name-taken" });
  const renamed = `Renamed dish ${made}`;
  expect(await save(input(dish, { name: renamed }))).toMatchObject({ ok: true });
  const plan = await makePlan({ items: [`2 ${renamed}`] });
  expect((await dishOf(plan.id)).id).toBe(dish.id);
  expect((await dishOf(dish.planId)).name).toBe(renamed);
  expect(await save({ ...input(dish), dishId: 999_999 })).toMatchObject({ error: "not-found" });
});

test("two dishes made one are counted as one, in every plan and menu, and their texts stay", async () => {
  const [from, into] = [await newDish("2 Merged Chapatis"), await newDish("3 Merged Rotis")];
  expect(await merge(from, into.id)).toEqual({ ok: true, value: { dishId: into.id, name: "Merged Roti" } });
  expect((await dishOf(from.planId)).id).toBe(into.id);
  const later = await makePlan({ items: ["merged chapati"] });
  expect((await dishOf(later.id)).spellings).toEqual(["merged chapati", "merged roti"]);
  expect(await asSystem((tx) => getDish(tx, from.id))).toBeNull();
  const { kept, said } = await dishesByText();
  expect(kept).toEqual(said);
  const [entry] = await asSystem((tx) =>
    tx.auditLog.findMany({ where: { action: "merge-dishes", entityId: String(into.id) } }),
  );
  expect(entry).toMatchObject({ before: { name: "Merged Chapati" }, after: { name: "Merged Roti" } });
});

test("merges nothing with itself, with what is gone, or past what somebody changed", async () => {
  const [from, into] = [await newDish(), await newDish()];
  expect(await merge(from, from.id)).toMatchObject({ error: "same-dish" });
  expect(await merge(from, 999_999)).toMatchObject({ error: "not-found" });
  await save(input(from, { mark: "egg" }));
  expect(await merge(from, into.id)).toMatchObject({ error: "stale" });
});

test("two dishes merged into each other at once are one in the end", async () => {
  const [one, other] = [await newDish(), await newDish()];
  const results = await atOnce(2, (index) => (index === 0 ? merge(one, other.id) : merge(other, one.id)));
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect((await dishOf(one.planId)).id).toBe((await dishOf(other.planId)).id);
});

test("the cook changes nothing, whoever asks the database", async () => {
  const [dish, into] = [await newDish(), await newDish()];
  const cook = await makeStaff("kitchen");
  expect(await save(input(dish, { mark: "egg" }), cook)).toMatchObject({ ok: false });
  await merge(dish, into.id, cook).catch(() => undefined);
  expect((await dishOf(dish.planId)).id).toBe(dish.id);
  expect((await asSystem((tx) => getDish(tx, dish.id)))?.mark).toBeNull();
});

test("finds dishes by any of their names, and those of which something is open", async () => {
  const dish = await newDish("Sought Undhiyu");
  await save(input(dish, { mark: "veg", allergens: "none", nameMr: "उंधियू" }));
  expect((await list({ search: "undhi sou" })).rows.map(({ id }) => id)).toEqual([dish.id]);
  expect((await list({ search: "उंधियू" })).rows.map(({ id }) => id)).toEqual([dish.id]);
  expect((await list({ search: "undhiyu", said: "open" })).rows).toEqual([]);
  const names = await asStaff(admin, listDishNames, now);
  expect(names).toContainEqual({ id: dish.id, name: "Sought Undhiyu" });
});

test("guests read what is said of a dish by each way of writing it, and nothing where nothing is", async () => {
  const [dish, none, open] = [
    await newDish("Known Kheer"),
    await newDish("Known Bhat"),
    await newDish("Unknown Bhat"),
  ];
  await save(input(dish, { mark: "veg", allergens: "milk, nuts" }));
  await save(input(none, { allergens: "none" }));
  const known = await asGuest(knownDishes, now);
  expect(known.get("known kheer")).toEqual({ mark: "veg", allergens: ["milk", "nuts"] });
  expect(known.get("known bhat")).toEqual({ mark: null, allergens: [] });
  expect(known.has(open.name.toLowerCase())).toBe(false);
});

test.each([
  ["allergens", "milk, none"],
  ["allergens", "celery"],
  ["unit", "heap"],
  ["mark", "beef"],
  ["name", " "],
  ["nameHi", "क".repeat(101)],
])("refuses %s %j", (field, value) => {
  const right = {
    ...dishTexts({ name: "Dal", unit: null, mark: null, allergens: [], nameHi: null, nameMr: null }),
    dishId: 1,
    version: 1,
  };
  expect(dishSchema.safeParse(right).success).toBe(true);
  expect(dishSchema.safeParse({ ...right, [field]: value }).success).toBe(false);
});

test.each(["", "0", "x", "1.5"])("refuses to merge into %j", (intoId) => {
  expect(mergeSchema.safeParse({ dishId: 1, version: 1, intoId }).success).toBe(false);
});
