import { asStaff, asSystem, disconnect, toSqlDate } from "@/lib/db";
import type { StaffRole } from "@/lib/domain/identity";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { decideDiet } from "@/lib/features/diets/commands";
import { clashesOn, specialsBetween } from "@/lib/features/diets/queries";
import { weekClashes } from "@/lib/features/diets/week";
import { overwrite } from "@/lib/features/own-data/erase";
import { makeStaff } from "@/tests/support/make";
import { as, DAY, eater, NOW, ofThem, planOf, say } from "./sample";

afterAll(disconnect);

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
