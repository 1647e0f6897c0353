// What is noted once a meal is cooked: its two numbers, and the food-safety log.
import { asStaff, asSystem, disconnect } from "@/lib/db";
import type { StaffRole, UserId } from "@/lib/domain/identity";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { noteFoodSafety, saveLeftovers } from "@/lib/features/meal-notes/commands";
import { leftoversBetween, safetyLog } from "@/lib/features/meal-notes/queries";
import { leftoversSchema, safetySchema } from "@/lib/features/meal-notes/schema";
import { atOnce } from "../../support/crowd";
import { at, makeAdmin, makeStaff } from "../../support/make";
import { connectSql, refusalOf } from "../../support/sql";

const now = at("2026-11-25", "15:00");
const [today, yesterday] = [parsePlainDate("2026-11-25"), parsePlainDate("2026-11-24")];
type Staff = { id: UserId; role: StaffRole };
let [cook, admin]: Staff[] = [];

beforeAll(async () => {
  cook = await makeStaff("kitchen", { fullname: "Sunita Cook" });
  admin = await makeAdmin({ fullname: "Ravi Admin" });
});
afterAll(disconnect);

const note = (typed: object, staff = cook) => {
  if (!staff) throw new Error("nobody");
  const input = leftoversSchema.parse({
    day: today,
    slotId: 1,
    version: 0,
    cooked: "100",
    leftOver: "4",
    ...typed,
  });
  return asStaff(staff, (tx) => saveLeftovers({ tx, now, staff }, input), now);
};
const log = (typed: object, staff = cook) => {
  if (!staff) throw new Error("nobody");
  const input = safetySchema.parse({
    day: today,
    slotId: 1,
    kind: "temperature",
    note: "Dal 82 °C",
    ...typed,
  });
  return asStaff(staff, (tx) => noteFoodSafety({ tx, now, staff }, input), now);
};

test("the cook notes a meal's two numbers and corrects them, and the log knows both", async () => {
  const first = await note({});
  const version = first.ok ? first.value.version : 0;
  expect(await note({ version, leftOver: "6" })).toMatchObject({ ok: true });
  const rows = await asSystem((tx) => leftoversBetween(tx, today, today));
  expect(rows).toMatchObject([{ day: today, slotId: 1, cooked: 100, leftOver: 6 }]);
  const logged = await asSystem((tx) =>
    tx.auditLog.findMany({ where: { action: "save-leftovers" }, orderBy: { id: "asc" } }),
  );
  expect(logged).toMatchObject([
    { entityId: `${today}/1`, before: null, after: { cooked: 100, leftOver: 4 } },
    { before: { cooked: 100, leftOver: 4 }, after: { cooked: 100, leftOver: 6 } },
  ]);
  expect(await note({ version })).toMatchObject({
    error: "stale",
    meanwhile: { now: { cooked: "100", leftOver: "6" } },
  });
});

test("of two who are the first to note a meal one is told of the other", async () => {
  const results = await atOnce(2, (index) =>
    note({ day: yesterday, cooked: `${90 + index}` }, index === 0 ? cook : admin),
  );
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(results.find(({ ok }) => !ok)).toMatchObject({ error: "stale" });
});

test("no more is left than was cooked, and nothing of a day that is ahead", async () => {
  const read = leftoversSchema.safeParse({ day: today, slotId: 1, version: 0, cooked: "3", leftOver: "4" });
  expect(read.error?.issues).toMatchObject([{ path: ["leftOver"], message: "more-left-than-cooked" }]);
  expect(await note({ day: "2026-11-26" })).toEqual({ ok: false, error: "not-cooked-yet" });
  expect(await log({ day: "2026-11-26" })).toEqual({ ok: false, error: "not-cooked-yet" });
  expect(await note({ slotId: 99 })).toEqual({ ok: false, error: "not-found" });
  expect(await log({ slotId: 99 })).toEqual({ ok: false, error: "not-found" });
});

test("the food-safety log is read with its hours; who wrote it is told to the office alone", async () => {
  expect(await log({})).toEqual({ ok: true, value: { kind: "temperature" } });
  expect(await log({ kind: "sample", note: "Dal, in the fridge until Friday" }, admin)).toMatchObject({
    ok: true,
  });
  const read = async (staff: Staff | undefined) =>
    staff ? (await asStaff(staff, (tx) => safetyLog(tx, today), now)).map(({ kind, by }) => [kind, by]) : [];
  expect(await read(admin)).toEqual([
    ["temperature", "Sunita Cook"],
    ["sample", "Ravi Admin"],
  ]);
  expect(await read(cook)).toEqual([
    ["temperature", "Sunita Cook"],
    ["sample", null],
  ]);
});

test("nobody rewrites the log, drivers and customers don't read it, and nobody writes in another's name", async () => {
  const sql = await connectSql();
  const as = (role: string, statement: string) =>
    sql.as({ databaseRole: "tiffin_staff", userId: Number(cook?.id), role, today }, () =>
      refusalOf(sql.query(statement)),
    );
  expect(await refusalOf(sql.query("UPDATE food_safety_entries SET note = 'x'"))).toBe(
    "food_safety_entries_append_only",
  );
  expect(await refusalOf(sql.query("DELETE FROM food_safety_entries"))).toBe(
    "food_safety_entries_append_only",
  );
  expect(await as("kitchen", "UPDATE food_safety_entries SET note = 'x'")).toBe("42501");
  const columns = "(day, slot_id, kind, note, noted_by_id)";
  const entry = `INSERT INTO food_safety_entries ${columns} VALUES ('${today}', 1, 'sample', 'x', ${Number(admin?.id)})`;
  expect(await as("kitchen", entry)).toBe("42501");
  const driver = { databaseRole: "tiffin_staff", userId: Number(cook?.id), role: "driver", today } as const;
  const seen = await sql.as(driver, () => sql.query("SELECT id FROM food_safety_entries"));
  expect(seen).toEqual([]);
  await sql.close();
});
