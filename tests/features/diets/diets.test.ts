import { asCustomer, asStaff, asSystem, disconnect, toSqlDate } from "@/lib/db";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { adminSaveDiet } from "@/lib/features/diets/commands";
import { dietsOf, specialsOn } from "@/lib/features/diets/queries";
import { at, makeClosure, makePause, makeSkip, makeSlot, makeStaff } from "@/tests/support/make";
import { connectSql } from "@/tests/support/sql";
import { as, DAY, eater, NOW, ofThem, planOf, say } from "./sample";

afterAll(disconnect);

test("a customer says what they eat, changes it, and a stale change is told what is there", async () => {
  const of = await eater((await planOf({ Dal: [] })).plan);
  const first = await say(of, { diet: "Jain", allergies: ["milk"] });
  if (!first.ok) throw new Error(first.error);
  expect(await say(of, { diet: "Vegan" })).toMatchObject({
    ...{ ok: false, error: "stale" },
    meanwhile: { version: first.value.version, now: { diet: "Jain", allergies: "milk", note: "" } },
  });
  const second = await say(of, { version: first.value.version, note: "Little oil" });
  if (!second.ok) throw new Error(second.error);
  expect(second.value.version).toBeGreaterThan(first.value.version);
  const diets = await asCustomer(of.customerId, (tx) => dietsOf(tx, of.customerId));
  expect(diets.get(of.subscriptionId)).toMatchObject({ diet: "", allergies: [], note: "Little oil" });
});

test("nobody says it for another's subscription; the office does, with who asked", async () => {
  const { plan } = await planOf({ Dal: [] });
  const [of, other] = [await eater(plan), await eater(plan)];
  const crossed = { customerId: other.customerId, subscriptionId: of.subscriptionId };
  expect(await say(crossed, { diet: "Jain" })).toEqual({ ok: false, error: "not-found" });
  const raw = asCustomer(other.customerId, (tx) =>
    tx.dietNote.createMany({ data: [{ subscriptionId: of.subscriptionId, diet: "Jain" }] }),
  );
  await expect(raw).rejects.toThrow(/row-level security/);
  const staff = await makeStaff("admin");
  const said = { version: 0, diet: "Jain", allergies: [], note: "", reason: "On the phone" };
  const saved = await asStaff(staff, (tx) => adminSaveDiet({ tx, staff }, { ...said, ...of }), NOW);
  expect(saved).toMatchObject({ ok: true });
  expect(await asCustomer(other.customerId, (tx) => tx.dietNote.count())).toBe(0);
});

test("the log says that it was changed and not what somebody can't eat", async () => {
  const of = await eater((await planOf({ Dal: [] })).plan);
  await say(of, { allergies: ["nuts"], note: "Very careful" });
  const where = { action: "save-diet", entityId: String(of.subscriptionId) };
  const entry = await asSystem((tx) => tx.auditLog.findFirstOrThrow({ where }));
  expect(entry.after).toEqual({ changed: ["allergies", "note"] });
  expect(JSON.stringify([entry.before, entry.after])).not.toMatch(/nuts|careful/);
});

test("the cook reads by codes what the day's eaters said, of those alone who get a tiffin, and nobody's name", async () => {
  const { plan } = await planOf({ Dal: [] });
  const [comes, paused, skipped, silent] = [
    await eater(plan),
    await eater(plan),
    await eater(plan),
    await eater(plan),
  ];
  for (const one of [comes, paused, skipped]) await say(one, { diet: "Jain" });
  await makePause(paused.customerId, DAY);
  await makeSkip(skipped.subscriptionId, DAY);
  const { code } = await asSystem((tx) => tx.user.findUniqueOrThrow({ where: { id: comes.customerId } }));
  expect((await ofThem(comes)).tiffins).toMatchObject([{ code, diet: "Jain", planName: plan.name }]);
  for (const one of [paused, skipped, silent]) expect((await ofThem(one)).tiffins).toEqual([]);
  expect(await as("kitchen", (tx) => tx.dietNote.count())).toBe(0);
  expect((await as("driver", (tx) => specialsOn(tx, DAY))).tiffins).toEqual([]);
  await makeClosure("2026-12-20");
  expect(await as("kitchen", (tx) => specialsOn(tx, parsePlainDate("2026-12-20")))).toEqual({
    tiffins: [],
    clashes: [],
  });
});

test("a dish that an eater is allergic to stands against their tiffin alone, with what is cooked anyway instead", async () => {
  const thali = await planOf({ Paneer: ["milk"], Chutney: null, Salad: ["none"] });
  const other = await planOf({ Rajma: ["none"] });
  const [of, unaware] = [await eater(thali.plan), await eater(thali.plan)];
  for (let n = 0; n < 5; n += 1) await eater(other.plan);
  await say(of, { allergies: ["milk"] });
  await say(unaware, { diet: "Little oil" });
  const { clashes } = await ofThem(of);
  expect(clashes.map(({ dish, holds, decision }) => [dish.id, holds, decision])).toEqual([
    [thali.ids.Paneer, ["milk"], null],
    [thali.ids.Chutney, [], null],
  ]);
  expect(clashes[0]?.substitute?.name).toMatch(/^Rajma/);
  expect((await ofThem(unaware)).clashes).toEqual([]);
});

test("the menu of the day counts, not what the plan usually holds", async () => {
  const { plan } = await planOf({ Paneer: ["milk"] });
  const { ids } = await planOf({ Bhindi: ["none"] });
  const of = await eater(plan);
  await say(of, { allergies: ["milk"] });
  expect((await ofThem(of)).clashes).toHaveLength(1);
  const { name } = await asSystem((tx) => tx.dish.findUniqueOrThrow({ where: { id: ids.Bhindi ?? 0 } }));
  await asSystem((tx) =>
    tx.menu.create({ data: { planId: plan.id, date: toSqlDate(DAY), items: JSON.stringify([name]) } }),
  );
  expect((await ofThem(of)).clashes).toEqual([]);
});

test("of a meal that is counted those on its sheet are special; a closure of one meal leaves the others", async () => {
  const { plan } = await planOf({ Dal: [] });
  const [stays, leaves] = [await eater(plan), await eater(plan)];
  for (const one of [stays, leaves]) await say(one, { diet: "Jain" });
  const dinner = await makeSlot("Dinner", "15:00");
  await asSystem((tx) =>
    tx.closure.create({ data: { closureDate: toSqlDate(DAY), reason: "Gas", slotId: dinner } }),
  );
  expect((await ofThem(stays)).tiffins).toHaveLength(1);
  await asSystem((tx) => tx.$queryRaw`SELECT make_sheet(${DAY}::date, 1)`, at(DAY, "08:01"));
  const sql = await connectSql();
  await sql.query(
    `INSERT INTO amendments (sheet_id, row_id, kind, plan_id, reason, actor_role, revision)
     SELECT r.sheet_id, r.id, 'taken_off', r.plan_id, 'Burnt', 'admin', 2 FROM sheet_rows r WHERE r.subscription_id = $1`,
    [leaves.subscriptionId],
  );
  await sql.close();
  expect((await ofThem(stays)).tiffins).toHaveLength(1);
  expect((await ofThem(leaves)).tiffins).toEqual([]);
});
