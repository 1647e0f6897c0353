import { audit } from "@/lib/features/audit/commands";
import { fromSqlDate, toSqlDate, type Tx } from "@/lib/db";
import { toBusinessDate } from "@/lib/domain/business-time";
import type { StaffRole, UserId } from "@/lib/domain/identity";
import { addDays, type PlainDate } from "@/lib/domain/plain-date";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { parseItems } from "@/lib/features/plans/schema";
import { mondayOf } from "./queries";
import type { SaveMenusInput } from "./schema";

type Scope = { tx: Tx; now: Date; staff: { id: UserId; role: StaffRole } };
type Cell = SaveMenusInput["cells"][number];

/** Sets what a plan serves on a day; a cell without items takes its menu away. Days gone by are history and stay. */
export async function saveMenus(
  { tx, now, staff }: Scope,
  { cells }: SaveMenusInput,
): Promise<Result<{ saved: number }, "past" | "not-found">> {
  const today = toBusinessDate(now);
  if (cells.some(({ date }) => date < today)) return refuse("past");
  const planIds = [...new Set(cells.map(({ planId }) => planId))];
  if ((await tx.plan.count({ where: { id: { in: planIds } } })) < planIds.length) return refuse("not-found");
  const before = await currentItems(tx, cells);
  const changed = cells.filter((cell) => !sameItems(before.get(keyOf(cell)) ?? [], cell.items));
  for (const cell of changed) await saveCell(tx, cell);
  if (changed.length > 0) await auditChange({ tx, staff, changed, before });
  return ok({ saved: changed.length });
}

/** Copies the menus of the week before into the days of this week that have none yet and are not gone by. */
export async function copyLastWeek(
  { tx, now, staff }: Scope,
  { week }: { week: PlainDate },
): Promise<Result<{ copied: number }, "nothing-to-copy" | "past">> {
  const monday = mondayOf(week);
  const today = toBusinessDate(now);
  if (addDays(monday, 6) < today) return refuse("past");
  const date = { gte: toSqlDate(addDays(monday, -7)), lte: toSqlDate(addDays(monday, -1)) };
  const menus = await tx.menu.findMany({ where: { date, plan: { isActive: true } } });
  if (menus.length === 0) return refuse("nothing-to-copy");
  const data = menus
    .map(({ planId, items, date: day }) => ({ planId, items, day: addDays(fromSqlDate(day), 7) }))
    .filter(({ day }) => day >= today)
    .map(({ day, ...menu }) => ({ ...menu, date: toSqlDate(day) }));
  const made = await tx.menu.createManyAndReturn({ data, skipDuplicates: true });
  const copied = made.length;
  await audit(tx, {
    actor: staff,
    action: "copy-menus",
    entity: "menu",
    entityId: monday,
    after: { copied },
  });
  return ok({ copied });
}

async function saveCell(tx: Tx, { planId, date, items }: Cell): Promise<void> {
  const key = { planId, date: toSqlDate(date) };
  if (items.length === 0) {
    await tx.menu.deleteMany({ where: key });
    return;
  }
  const text = JSON.stringify(items);
  await tx.menu.upsert({
    where: { date_planId: key },
    create: { ...key, items: text },
    update: { items: text },
  });
}

async function currentItems(tx: Tx, cells: Cell[]): Promise<Map<string, string[]>> {
  const menus = await tx.menu.findMany({
    where: {
      date: { in: cells.map(({ date }) => toSqlDate(date)) },
      planId: { in: cells.map(({ planId }) => planId) },
    },
  });
  return new Map(
    menus.map(({ planId, date, items }) => [keyOf({ planId, date: fromSqlDate(date) }), parseItems(items)]),
  );
}

type Change = { tx: Tx; staff: Scope["staff"]; changed: Cell[]; before: Map<string, string[]> };

async function auditChange({ tx, staff, changed, before }: Change): Promise<void> {
  const was = changed.map(({ planId, date }) => ({
    planId,
    date,
    items: before.get(keyOf({ planId, date })) ?? [],
  }));
  const days = [...new Set(changed.map(({ date }) => date))].sort();
  const entityId = days.length === 1 ? `${days[0]}` : `${days.at(0)} to ${days.at(-1)}`;
  await audit(tx, {
    actor: staff,
    action: "save-menus",
    entity: "menu",
    entityId,
    before: was,
    after: changed,
  });
}

function keyOf({ planId, date }: { planId: number; date: PlainDate }): string {
  return `${planId} ${date}`;
}

function sameItems(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
