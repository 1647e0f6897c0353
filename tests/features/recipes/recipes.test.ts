// What goes into dishes, in which packs it is bought, and the shopping list that comes of it.
import { asStaff, asSystem, disconnect } from "@/lib/db";
import type { StaffRole, UserId } from "@/lib/domain/identity";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { mergeDishes } from "@/lib/features/dishes/commands";
import { buySheet, cookSheet } from "@/lib/features/forecast/sheets";
import { savePack, saveRecipe } from "@/lib/features/recipes/commands";
import { getRecipe, listIngredients } from "@/lib/features/recipes/queries";
import { packSchema, packText, recipeSchema, recipeTexts } from "@/lib/features/recipes/schema";
import { atOnce } from "../../support/crowd";
import {
  at,
  makeAdmin,
  makeCustomer,
  makePause,
  makePlan,
  makeStaff,
  makeSubscription,
} from "../../support/make";
import { connectSql, refusalOf } from "../../support/sql";

const now = at("2026-11-24", "20:00");
const tomorrow = parsePlainDate("2026-11-25");
let admin: { id: UserId; role: StaffRole };
let made = 0;

beforeAll(async () => void (admin = await makeAdmin()));
afterAll(disconnect);

async function newDish(name = `Dish number ${(made += 1)}.`) {
  await makePlan({ items: [name] });
  return asSystem((tx) => tx.dish.findFirstOrThrow({ where: { name } }));
}

type Typed = { version?: number; portion?: string; lines?: string };
const save = (dishId: number, typed: Typed = {}, staff = admin) => {
  const input = recipeSchema.parse({
    dishId,
    version: 0,
    portion: "1",
    lines: "Atta 30 g\nSalt 1 g",
    ...typed,
  });
  return asStaff(staff, (tx) => saveRecipe({ tx, staff }, input), now);
};
const recipeOf = (dishId: number) => asStaff(admin, (tx) => getRecipe(tx, dishId), now);
const pack = async (name: string, typed: string, version?: number, staff = admin) => {
  const row = await asSystem((tx) => tx.ingredient.findFirstOrThrow({ where: { name } }));
  const input = packSchema.parse({ ingredientId: row.id, version: version ?? row.version, pack: typed });
  return asStaff(staff, (tx) => savePack({ tx, staff }, input), now);
};

test("says what goes into a dish, and the form shows it as it was typed", async () => {
  const { id } = await newDish();
  const saved = await save(id, {
    portion: "200 g",
    lines: "Rice 80 g\nGhee 0.5 tbsp".replace("0.5 tbsp", "2.5 ml"),
  });
  expect(saved).toMatchObject({ ok: true, value: { dishId: id } });
  expect(recipeTexts(await recipeOf(id))).toEqual({ portion: "200 g", lines: "Rice 80 g\nGhee 2.5 ml" });
  const logged = await asSystem((tx) =>
    tx.auditLog.findMany({ where: { action: "save-recipe", entityId: String(id) } }),
  );
  expect(logged).toMatchObject([{ after: { portion: "200 g" }, actorId: admin.id, accountId: null }]);
});

test("what can't be bought or stands twice is refused at its line", () => {
  const errorsOf = (typed: Typed) => {
    const read = recipeSchema.safeParse({ dishId: 1, version: 0, portion: "1", lines: "", ...typed });
    return read.error?.issues.map(({ path, message }) => [path[0], message.split("?")[0]]);
  };
  expect(errorsOf({ lines: "Atta 30 g\nSalt to taste" })).toEqual([["lines", "recipe-line"]]);
  expect(errorsOf({ lines: "Atta 30 g\natta 5 g" })).toEqual([["lines", "recipe-twice"]]);
  expect(errorsOf({ portion: "some" })).toEqual([["portion", "portion"]]);
  expect(errorsOf({ lines: "" })).toBeUndefined();
});

test("without a line there is no recipe any more", async () => {
  const { id } = await newDish();
  const first = await save(id);
  const version = first.ok ? first.value.version : 0;
  expect(await save(id, { version, lines: "" })).toEqual({ ok: true, value: { dishId: id, version: 0 } });
  expect(await recipeOf(id)).toBeNull();
});

test("one ingredient has one measure in all recipes", async () => {
  await save((await newDish()).id, { lines: "Curd 50 g" });
  const other = (await newDish()).id;
  expect(await save(other, { lines: "curds 50 ml" })).toEqual({ ok: false, error: "other-unit" });
  expect(await recipeOf(other)).toBeNull();
  expect(await pack("Curd", "5 l")).toEqual({ ok: false, error: "other-unit" });
});

test("of two people who save at once the second is told what the first one wrote", async () => {
  const { id } = await newDish();
  const results = await atOnce(2, (index) => save(id, { lines: `Besan ${20 + index} g` }));
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  const refused = results.find(({ ok }) => !ok);
  const kept = recipeTexts(await recipeOf(id));
  expect(refused).toMatchObject({ ok: false, error: "stale", meanwhile: { isOwn: true, now: kept } });
  expect(await save(9_999_999)).toEqual({ ok: false, error: "not-found" });
});

test("a pack is kept with its version, and told as people say it", async () => {
  await save((await newDish()).id, { lines: "Poha 60 g" });
  const before = (await asSystem((tx) => tx.ingredient.findFirstOrThrow({ where: { name: "Poha" } })))
    .version;
  expect(await pack("Poha", "2.5 kg")).toMatchObject({ ok: true });
  expect(await pack("Poha", "1 kg", before)).toMatchObject({
    error: "stale",
    meanwhile: { now: { pack: "2.5 kg" } },
  });
  const rows = await asStaff(admin, listIngredients, now);
  const poha = rows.find(({ name }) => name === "Poha");
  expect(poha).toMatchObject({ packSize: 2_500, unit: "g" });
  expect(packText({ packSize: 12, unit: "piece" })).toBe("12");
  expect(await pack("Poha", "")).toMatchObject({ ok: true });
});

test("a dish made one with another brings its recipe along, unless that one has its own", async () => {
  const [from, into, own] = [await newDish(), await newDish(), await newDish()];
  await save(from.id, { lines: "Jowar 70 g" });
  const merge = (dish: { id: number; version: number }, intoId: number) =>
    asStaff(
      admin,
      (tx) => mergeDishes({ tx, staff: admin }, { dishId: dish.id, version: dish.version, intoId }),
      now,
    );
  expect(await merge(from, into.id)).toMatchObject({ ok: true });
  expect(recipeTexts(await recipeOf(into.id)).lines).toBe("Jowar 70 g");
  await save(own.id, { lines: "Bajra 70 g" });
  expect(await merge(into, own.id)).toMatchObject({ ok: true });
  expect(recipeTexts(await recipeOf(own.id)).lines).toBe("Bajra 70 g");
});

test("the cook reads recipes and can't write them, customers see none", async () => {
  const cook = await makeStaff("kitchen");
  const { id } = await newDish();
  await save(id);
  expect(await asStaff(cook, (tx) => getRecipe(tx, id), now)).not.toBeNull();
  const other = (await newDish()).id;
  expect(await save(other, {}, cook)).toEqual({ ok: false, error: "not-found" });
  const sql = await connectSql();
  const refused = (databaseRole: "tiffin_staff" | "tiffin_customer", role: string, statement: string) =>
    sql.as({ databaseRole, userId: Number(cook.id), role }, () => refusalOf(sql.query(statement)));
  const written = `INSERT INTO dish_recipes (dish_id, for_quantity) VALUES (${other}, 1)`;
  expect(await refused("tiffin_staff", "kitchen", written)).toBe("42501");
  expect(await refused("tiffin_customer", "customer", "SELECT dish_id FROM dish_recipes")).toBe("42501");
  await sql.close();
});

describe("what to buy and cook for tomorrow", () => {
  beforeAll(async () => {
    const [first, second] = [
      await makePlan({ items: ["4 Bhakris", "Usal"] }),
      await makePlan({ items: ["2 Bhakri"] }),
    ];
    for (let one = 0; one < 12; one++) {
      const customerId = await makeCustomer();
      const dates = { startDate: "2026-11-01", endDate: "2026-12-31" };
      await makeSubscription({ customerId, plan: one < 8 ? first : second, ...dates });
      if (one === 0) await makePause(customerId, "2026-11-25", now);
    }
    const bhakri = await asSystem((tx) => tx.dish.findFirstOrThrow({ where: { name: "Bhakri" } }));
    await save(bhakri.id, { lines: "Nachni 50 g" });
    await pack("Nachni", "1 kg");
  });

  test("is the forecast times the recipes, with the settings' percent, in whole packs", async () => {
    const cook = await makeStaff("kitchen");
    const { list, buffer, forecast } = await asStaff(cook, (tx) => buySheet(tx, tomorrow, now), now);
    expect(forecast.meals).toMatchObject([{ known: 11, expected: 11, isCounted: false }]);
    // 7 tiffins with four and 4 with two: 36 bhakris of 50 g
    expect(buffer).toBe(5);
    expect(list.toBuy).toMatchObject([{ needed: 1_800, withBuffer: 1_890, packs: 2, bought: 2_000 }]);
    expect(list.withoutRecipe).toEqual(["Usal"]);
  });

  test("and what to cook counts the same tiffins", async () => {
    const { dishes, forecast } = await asStaff(admin, (tx) => cookSheet(tx, tomorrow, now), now);
    expect(dishes.map(({ name, amounts }) => [name, amounts[0]?.quantity])).toEqual([
      ["Bhakri", 36],
      ["Usal", 7],
    ]);
    expect(forecast.meals[0]?.days.length).toBeGreaterThan(5);
    const later = at("2026-11-25", "08:01");
    const counted = await asStaff(admin, (tx) => cookSheet(tx, tomorrow, later), later);
    expect(counted.forecast.meals).toMatchObject([{ isCounted: true, known: 11, expected: 11 }]);
  });
});
