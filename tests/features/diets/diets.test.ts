import { asCustomer, asStaff, asSystem, disconnect, toSqlDate } from "@/lib/db";
import type { CustomerId, StaffRole } from "@/lib/domain/identity";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { adminSaveDiet, decideDiet, saveDiet } from "@/lib/features/diets/commands";
import { clashesOn, dietsOf, specialsBetween, specialsOn } from "@/lib/features/diets/queries";
import { weekClashes } from "@/lib/features/diets/week";
import { overwrite } from "@/lib/features/own-data/erase";
import {
  at,
  makeClosure,
  makeCustomer,
  makePause,
  makePlan,
  makeSkip,
  makeStaff,
  makeSubscription,
} from "@/tests/support/make";

afterAll(disconnect);

const DAY = parsePlainDate("2026-12-03");
const NOW = at("2026-12-02", "20:00");

let made = 0;

/** A plan whose dishes are this test's own; `of` says what they hold. */
async function planOf(of: Record<string, string[] | null>) {
  made += 1;
  const named = Object.entries(of).map(([name, allergens]) => ({ name: `${name} ${made}`, allergens }));
  const plan = await makePlan({ items: named.map(({ name }) => name) });
  for (const { name, allergens } of named)
    await asSystem((tx) =>
      tx.dish.updateMany({ where: { name }, data: { allergens: allergens ?? [], mark: "veg" } }),
    );
  const rows = await asSystem((tx) =>
    tx.dish.findMany({ where: { name: { in: named.map(({ name }) => name) } } }),
  );
  const ids = Object.fromEntries(rows.map(({ id, name }) => [name.replace(/ \d+$/, ""), id]));
  return { plan, ids };
}

async function eater(plan: { id: number; dailyRate: number }, fullname = "Asha Kulkarni") {
  const customerId = await makeCustomer({ fullname });
  const run = { startDate: "2026-12-01", endDate: "2026-12-31" };
  return { customerId, subscriptionId: await makeSubscription({ customerId, plan, ...run }) };
}

type Of = { customerId: CustomerId; subscriptionId: number };
type SaidDiet = Partial<{
  version: number;
  diet: string;
  allergies: ("milk" | "nuts" | "gluten")[];
  note: string;
}>;

const say = ({ customerId, subscriptionId }: Of, said: SaidDiet) =>
  asCustomer(
    customerId,
    (tx) =>
      saveDiet(
        { tx, customerId },
        { subscriptionId, version: 0, diet: "", allergies: [], note: "", ...said },
      ),
    NOW,
  );

async function as<T>(role: StaffRole, fn: Parameters<typeof asStaff<T>>[1]): Promise<T> {
  return asStaff(await makeStaff(role), fn, NOW);
}

const ofThem = (of: Of) =>
  as("kitchen", async (tx) => {
    const { tiffins, clashes } = await specialsOn(tx, DAY);
    const isTheirs = ({ subscriptionId }: { subscriptionId: number }) => subscriptionId === of.subscriptionId;
    return { tiffins: tiffins.filter(isTheirs), clashes: clashes.filter(({ tiffin }) => isTheirs(tiffin)) };
  });

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

async function clashing() {
  const thali = await planOf({ Paneer: ["milk"] });
  const { plan } = await planOf({ Rajma: ["none"] });
  for (let n = 0; n < 40; n += 1) await eater(plan);
  const of = await eater(thali.plan, "Meera Joshi");
  await say(of, { allergies: ["milk"] });
  const dishId = thali.ids.Paneer ?? 0;
  const decide = async (
    role: StaffRole,
    decision: "substitute" | "leave_out" | "override",
    more: object = {},
  ) => {
    const staff = await makeStaff(role);
    const about = { subscriptionId: of.subscriptionId, day: DAY, dishId, decision, substituteId: null };
    return asStaff(staff, (tx) => decideDiet({ tx, staff }, { ...about, reason: "", seen: 0, ...more }), NOW);
  };
  return { of, dishId, decide };
}

test("the cook decides, a second who has not seen it is refused, and the latest holds", async () => {
  const { of, decide } = await clashing();
  expect(await decide("kitchen", "leave_out")).toMatchObject({ ok: true });
  expect(await decide("admin", "leave_out")).toEqual({ ok: false, error: "changed-meanwhile" });
  const [clash] = (await ofThem(of)).clashes;
  expect(clash?.decision).toMatchObject({ kind: "leave_out" });
  const substituteId = clash?.substitute?.id ?? null;
  expect(await decide("admin", "substitute", { seen: clash?.seen, substituteId })).toMatchObject({
    ok: true,
  });
  expect((await ofThem(of)).clashes[0]?.decision).toMatchObject({ kind: "substitute", substituteId });
});

test("two who decide at once: one is heard", async () => {
  const { decide } = await clashing();
  const answers = await Promise.all([decide("kitchen", "leave_out"), decide("admin", "leave_out")]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
});

test("only an owner sends it all the same, with a reason, and the database holds to that", async () => {
  const { of, dishId, decide } = await clashing();
  const why = { reason: "She says that a little ghee is fine" };
  for (const role of ["kitchen", "admin"] as const)
    expect(await decide(role, "override", why)).toEqual({ ok: false, error: "owner-only" });
  const staff = await makeStaff("admin");
  const row = {
    subscriptionId: of.subscriptionId,
    day: toSqlDate(DAY),
    dishId,
    decision: "override",
    reason: "x",
  };
  const raw = asStaff(staff, (tx) =>
    tx.dietDecision.createMany({ data: [{ ...row, decidedById: staff.id }] }),
  );
  await expect(raw).rejects.toThrow(/row-level security/);
  expect(await decide("owner", "override", why)).toMatchObject({ ok: true });
  expect((await ofThem(of)).clashes[0]?.decision).toMatchObject({ kind: "override", ...why });
});

test("what does not clash, and what is not safe, is not decided", async () => {
  const { decide, dishId } = await clashing();
  expect(await decide("kitchen", "leave_out", { dishId: dishId + 1_000_000 })).toEqual({
    ...{ ok: false, error: "no-clash" },
  });
  expect(await decide("kitchen", "substitute", { substituteId: dishId + 1_000_000 })).toEqual({
    ...{ ok: false, error: "not-safe" },
  });
});

test("the week's list names who, which dish and what instead, for the office alone", async () => {
  const { of, dishId } = await clashing();
  const { name } = await asSystem((tx) => tx.dish.findUniqueOrThrow({ where: { id: dishId } }));
  const week = await as("admin", (tx) => weekClashes(tx, DAY, parsePlainDate("2026-12-06")));
  const days = week.filter(({ dish }) => dish === name);
  expect(days.map(({ day }) => day)).toEqual(["2026-12-03", "2026-12-04", "2026-12-05", "2026-12-06"]);
  expect(days[0]).toMatchObject({ holds: ["milk"], people: [{ fullname: "Meera Joshi" }] });
  expect(days[0]?.substitute).toMatch(/^Rajma|^Bhindi|^Dal|^Salad/);
  const asked = await as("kitchen", (tx) => specialsBetween(tx, DAY, DAY));
  expect(JSON.stringify(asked)).not.toContain("Meera");
  expect(asked.tiffins.some(({ subscriptionId }) => subscriptionId === of.subscriptionId)).toBe(true);
});

test("nothing of it is left of an account that is made nameless", async () => {
  const { of, decide } = await clashing();
  await decide("kitchen", "leave_out");
  const over = { endDate: toSqlDate(parsePlainDate("2026-12-01")), isActive: false };
  await asSystem((tx) => tx.subscription.update({ where: { id: of.subscriptionId }, data: over }), NOW);
  await asSystem((tx) => overwrite(tx, of.customerId, "gone@example.test", NOW));
  const where = { subscriptionId: of.subscriptionId };
  expect(await asSystem((tx) => tx.dietNote.count({ where }))).toBe(0);
  expect(await asSystem((tx) => tx.dietDecision.count({ where }))).toBe(0);
  expect(
    (await as("kitchen", (tx) => clashesOn(tx, DAY))).filter(
      (one) => one.tiffin.subscriptionId === of.subscriptionId,
    ),
  ).toEqual([]);
});
