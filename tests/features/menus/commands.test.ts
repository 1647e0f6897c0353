import { asGuest, asStaff, asSystem, disconnect, toSqlDate } from "@/lib/db";
import type { StaffRole, UserId } from "@/lib/domain/identity";
import { addDays, parsePlainDate } from "@/lib/domain/plain-date";
import { copyLastWeek, saveMenus } from "@/lib/features/menus/commands";
import { listMenuWeek } from "@/lib/features/menus/queries";
import { cellsOfNow } from "@/lib/features/menus/stale";
import { saveMenusSchema } from "@/lib/features/menus/schema";
import { parseItems } from "@/lib/features/plans/schema";
import { atOnce } from "../../support/crowd";
import { at, makeAdmin, makePlan, makeStaff } from "../../support/make";

afterAll(disconnect);

const now = at("2026-11-25", "10:00");
const monday = parsePlainDate("2026-11-23");
const today = parsePlainDate("2026-11-25");
let admin: { id: UserId; role: StaffRole };

beforeAll(async () => {
  admin = await makeAdmin();
});

type Cell = Omit<Parameters<typeof saveMenus>[1]["cells"][number], "version">;
type Cells = readonly Cell[];

/** Saves what was opened just before. */
const save = (cells: Cells, staff = admin, instant = now) =>
  asStaff(
    staff,
    async (tx) => {
      const stored = await cellsOfNow(tx, cells);
      const opened = cells.map((cell, index) => ({ ...cell, version: stored[index]?.version ?? 0 }));
      return saveMenus({ tx, now: instant, staff }, { cells: opened });
    },
    instant,
  );
const copy = (week = monday) =>
  asStaff(admin, (tx) => copyLastWeek({ tx, now, staff: admin }, { week }), now);
const served = async (day: string) => {
  const menus = await asGuest((tx) => tx.menu.findMany({ where: { date: toSqlDate(parsePlainDate(day)) } }));
  return new Map(menus.map(({ planId, items }) => [planId, parseItems(items)]));
};

test("sets, changes and takes away what a plan serves on a day, once per plan and day", async () => {
  const { id: planId } = await makePlan();
  expect(await save([{ planId, date: today, items: ["Rajma", "Rice"] }])).toMatchObject({ ok: true });
  expect((await served(today)).get(planId)).toEqual(["Rajma", "Rice"]);
  expect(await save([{ planId, date: today, items: ["Rajma", "Rice"] }])).toMatchObject({ ok: true });
  await save([{ planId, date: today, items: ["Chole"] }]);
  expect((await served(today)).get(planId)).toEqual(["Chole"]);
  await save([{ planId, date: today, items: [] }]);
  expect((await served(today)).has(planId)).toBe(false);
  const audited = await asSystem((tx) =>
    tx.auditLog.findMany({ where: { action: "save-menus", entityId: today } }),
  );
  expect(audited).toHaveLength(3);
});

test("leaves one menu when a day is saved twenty times at once", async () => {
  const { id: planId } = await makePlan();
  const cell = (index: number) => [{ planId, date: today, items: [`Dish ${index}`] }];
  const results = await atOnce(20, (index) => save(cell(index)));
  expect(results.some(({ ok }) => ok)).toBe(true);
  expect(await asSystem((tx) => tx.menu.count({ where: { planId } }))).toBe(1);
});

test("refuses a day gone by, a plan that is none, and keeps the rest of the request undone", async () => {
  const { id: planId } = await makePlan();
  const good = { planId, date: today, items: ["Dal"] };
  expect(await save([good, { planId, date: addDays(today, -1), items: ["Dal"] }])).toEqual({
    ok: false,
    error: "past",
  });
  expect(await save([good, { planId: 999_999, date: today, items: ["Dal"] }])).toEqual({
    ok: false,
    error: "not-found",
  });
  expect((await served(today)).has(planId)).toBe(false);
});

test("does not let the kitchen write the menu", async () => {
  const kitchen = await makeStaff("kitchen");
  const { id: planId } = await makePlan();
  await expect(save([{ planId, date: today, items: ["Dal"] }], kitchen)).rejects.toThrow(
    /row-level security/,
  );
});

test("copies last week into the days that are still empty and not gone by", async () => {
  const [active, inactive] = [await makePlan(), await makePlan()];
  const lastWeek = at("2026-11-16", "07:00");
  for (const planId of [active.id, inactive.id]) {
    for (let day = -7; day < 0; day += 1) {
      await save([{ planId, date: addDays(monday, day), items: [`Day ${day}`] }], admin, lastWeek);
    }
  }
  await asSystem((tx) => tx.plan.update({ where: { id: inactive.id }, data: { isActive: false } }));
  await save([{ planId: active.id, date: parsePlainDate("2026-11-27"), items: ["Kept"] }]);
  // Monday and Tuesday are gone, Friday has a menu: Wednesday, Thursday, Saturday, Sunday are left
  expect(await copy()).toEqual({ ok: true, value: { copied: 4 } });
  const week = await asStaff(admin, (tx) => listMenuWeek(tx, monday), now);
  const row = week.find(({ planId }) => planId === active.id);
  expect(row?.days.map(({ items }) => items.join())).toEqual([
    "",
    "",
    "Day -5",
    "Day -4",
    "Kept",
    "Day -2",
    "Day -1",
  ]);
  expect(week.find(({ planId }) => planId === inactive.id)).toBeUndefined();
  expect(await copy()).toEqual({ ok: true, value: { copied: 0 } });
});

test("says when there is nothing to copy, or when the week is over", async () => {
  expect(await copy(addDays(monday, 70))).toEqual({ ok: false, error: "nothing-to-copy" });
  expect(await copy(addDays(monday, -7))).toEqual({ ok: false, error: "past" });
});

test("takes dishes one a line, and a bounded number of them", () => {
  const parse = (items: string) =>
    saveMenusSchema.safeParse({ cells: [{ planId: 1, date: today, items, version: 0 }] });
  expect(parse(" Rajma \r\n\n Rice ").data?.cells[0]?.items).toEqual(["Rajma", "Rice"]);
  expect(parse("x\n".repeat(31)).error?.issues[0]?.message).toBe("items-many");
  expect(parse("x".repeat(101)).error?.issues[0]?.message).toBe("item-long");
});
