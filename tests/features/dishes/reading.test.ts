// Whoever writes a plan or a menu, its dishes are what its text says.
import { asStaff, asSystem, disconnect, toSqlDate } from "@/lib/db";
import type { StaffRole, UserId } from "@/lib/domain/identity";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { servedOn } from "@/lib/features/dishes/queries";
import { kitchenReport } from "@/lib/features/kitchen/queries";
import { copyLastWeek, saveMenus } from "@/lib/features/menus/commands";
import { savePlan } from "@/lib/features/plans/commands";
import { atOnce } from "../../support/crowd";
import { dishesByText } from "../../support/dishes-agree";
import { at, makeAdmin, makeCustomer, makePlan, makeStaff, makeSubscription } from "../../support/make";
import { connectSql, refusalOf, type Identity, type Sql } from "../../support/sql";

const now = at("2026-11-25", "10:00");
const today = parsePlainDate("2026-11-25");

let sql: Sql;
let admin: { id: UserId; role: StaffRole };
beforeAll(async () => {
  sql = await connectSql();
  admin = await makeAdmin();
});
afterEach(async () => {
  const { kept, said } = await dishesByText();
  expect(kept).toEqual(said);
});
afterAll(async () => {
  await sql.close();
  await disconnect();
});

const dishesOf = async (planId: number, day = today) => {
  const served = await asStaff(admin, (tx) => servedOn(tx, day), now);
  return served.get(planId)?.dishes.map(({ quantity, unit, dish }) => [quantity, unit, dish.name]);
};
const save = (planId: number, items: string[], version: number) =>
  asStaff(
    admin,
    (tx) => saveMenus({ tx, now, staff: admin }, { cells: [{ planId, date: today, items, version }] }),
    now,
  );

test("a plan that is made and changed by its form keeps its dishes", async () => {
  const terms = { name: "Dabba of dishes", dailyRate: 120, description: "" };
  const save = (input: Parameters<typeof savePlan>[1]) =>
    asStaff(admin, (tx) => savePlan({ tx, staff: admin }, input), now);
  const made = await save({ ...terms, items: ["2 Chapatis", "Rice (200 g)", "Kadhi"] });
  if (!made.ok) throw new Error(made.error);
  const { planId, version } = made.value;
  expect(await dishesOf(planId)).toEqual([
    [2, null, "Chapati"],
    [200, "g", "Rice"],
    [1, null, "Kadhi"],
  ]);
  await save({ ...terms, planId, version, items: ["Kadhi 1 katori", "1½ chapati"] });
  expect(await dishesOf(planId)).toEqual([
    [1, "katori", "Kadhi"],
    [1.5, null, "Chapati"],
  ]);
});

test("a day's menu stands before the usual, and its dishes go with it", async () => {
  const { id: planId } = await makePlan({ items: ["2 Rotis"] });
  await save(planId, ["3 Phulkas", "Dal 1 katori", "Papad", "Papad"], 0);
  expect(await dishesOf(planId)).toEqual([
    [3, null, "Phulka"],
    [1, "katori", "Dal"],
    [1, null, "Papad"],
    [1, null, "Papad"],
  ]);
  const menu = await asSystem((tx) => tx.menu.findFirstOrThrow({ where: { planId } }));
  await save(planId, ["Khichdi"], menu.version);
  expect(await dishesOf(planId)).toEqual([[1, null, "Khichdi"]]);
  const changed = await asSystem((tx) => tx.menu.findFirstOrThrow({ where: { planId } }));
  await save(planId, [], changed.version);
  expect(await dishesOf(planId)).toEqual([[2, null, "Roti"]]);
});

test("a week that is copied brings its dishes along", async () => {
  const { id: planId } = await makePlan();
  const monday = toSqlDate(parsePlainDate("2026-11-23"));
  await asSystem((tx) => tx.menu.create({ data: { planId, date: monday, items: '["4 Idlis","Sambar"]' } }));
  const week = parsePlainDate("2026-11-30");
  expect(await asStaff(admin, (tx) => copyLastWeek({ tx, now, staff: admin }, { week }), now)).toMatchObject({
    ok: true,
  });
  expect(await dishesOf(planId, week)).toEqual([
    [4, null, "Idli"],
    [1, null, "Sambar"],
  ]);
});

test("so does a text written past the product, and lines that are none hold no dish", async () => {
  const { id: planId } = await makePlan({ items: [] });
  await sql.query(`UPDATE plans SET items = '["१२ पोळ्या", "वरण १ वाटी"]' WHERE id = $1`, [planId]);
  expect(await dishesOf(planId)).toEqual([
    [12, null, "पोळ्या"],
    [1, "katori", "वरण"],
  ]);
  await sql.query("UPDATE plans SET items = NULL WHERE id = $1", [planId]);
  expect(await dishesOf(planId)).toEqual([]);
  await sql.as({}, async () => {
    await sql.query(`INSERT INTO menus (date, plan_id, items) VALUES ('2026-12-24', $1, '{"Dal": 1}')`, [
      planId,
    ]);
    await sql.query(`INSERT INTO menus (date, plan_id, items) VALUES ('2026-12-25', $1, '[" ", 7, "Dal"]')`, [
      planId,
    ]);
    expect(
      await sql.query(
        "SELECT position, spelling FROM menu_dishes JOIN menus m ON m.id = menu_id WHERE plan_id = $1",
        [planId],
      ),
    ).toEqual([{ position: 1, spelling: "dal" }]);
  });
});

test("what goes takes its dishes along", async () => {
  const { id: planId } = await makePlan({ items: ["2 Rotis"] });
  await save(planId, ["Poha"], 0);
  await sql.query("DELETE FROM plans WHERE id = $1", [planId]);
  const left =
    "SELECT (SELECT count(*) FROM plan_dishes WHERE plan_id = $1)::int + (SELECT count(*) FROM menu_dishes d LEFT JOIN menus m ON m.id = d.menu_id WHERE m.id IS NULL)::int AS rows";
  expect(await sql.query(left, [planId])).toEqual([{ rows: 0 }]);
});

test("a new dish that twenty write at once is one", async () => {
  const names = ["Undhiyu", "undhiyus", "2 Undhiyus", "UNDHIYU"];
  await atOnce(20, (index) => makePlan({ items: [String(names[index % names.length])] }));
  expect(
    await sql.query("SELECT count(*)::int AS dishes FROM dishes WHERE dish_key(name) = 'undhiyu'"),
  ).toEqual([{ dishes: 1 }]);
});

test("nobody writes the rows past the text", async () => {
  const { id: planId } = await makePlan({ items: ["2 Rotis"] });
  const owner = await makeStaff("owner");
  const writers: Identity[] = [
    { databaseRole: "tiffin_staff", userId: owner.id, role: "owner" },
    { databaseRole: "tiffin_system", role: "system" },
  ];
  const writes = [
    `UPDATE plan_dishes SET quantity = 9 WHERE plan_id = ${planId}`,
    `DELETE FROM plan_dishes WHERE plan_id = ${planId}`,
    `INSERT INTO plan_dishes (plan_id, position, spelling, quantity) VALUES (${planId}, 9, 'roti', 1)`,
    "UPDATE menu_dishes SET quantity = 9",
    "DELETE FROM menu_dishes",
    "INSERT INTO menu_dishes (menu_id, position, spelling, quantity) VALUES (1, 9, 'roti', 1)",
    "SELECT read_dishes('[]')",
    "SELECT read_all_dishes()",
  ];
  for (const writer of writers)
    for (const write of writes) expect(await sql.as(writer, () => refusalOf(sql.query(write)))).toBe("42501");
});

test("the kitchen's report sums the dishes over all plans, of the tiffins that are cooked", async () => {
  const family = await makePlan({ items: ["12 Rotis", "Dal 1 katori", "Rice (200 g)"] });
  const thali = await makePlan({ items: ["2 rotis", "Dal", "Rice 0.15 kg"] });
  const run = { startDate: "2027-03-01", endDate: "2027-03-31" };
  for (const plan of [family, thali, thali, thali])
    await makeSubscription({ customerId: await makeCustomer(), plan, ...run });
  const cook = await makeStaff("kitchen");
  const { dishes } = await asStaff(cook, (tx) => kitchenReport(tx, parsePlainDate("2027-03-05")), now);
  expect(dishes.map(({ name, amounts, tiffins }) => ({ name, amounts, tiffins }))).toEqual([
    {
      name: "Dal",
      amounts: [
        { quantity: 3, unit: null },
        { quantity: 1, unit: "katori" },
      ],
      tiffins: 4,
    },
    { name: "Rice", amounts: [{ quantity: 650, unit: "g" }], tiffins: 4 },
    { name: "Roti", amounts: [{ quantity: 18, unit: null }], tiffins: 4 },
  ]);
});
