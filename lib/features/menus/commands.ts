import { audit } from "@/lib/features/audit/commands";
import { fromSqlDate, toSqlDate, type Tx } from "@/lib/db";
import { toBusinessDate } from "@/lib/domain/business-time";
import { addDays, type PlainDate } from "@/lib/domain/plain-date";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { refuseStale } from "@/lib/domain/meanwhile";
import { parseItems } from "@/lib/features/plans/schema";
import { mondayOf } from "./queries";
import type { SaveMenusInput } from "./schema";
import { cellsOfNow, menusOfNow, ofCells, type SavedCell } from "./stale";
import type { StaffScope } from "@/lib/scope";

type Cell = SaveMenusInput["cells"][number];

/**
 * Sets what a plan serves on a day; a cell without items removes its menu. Past days are history and stay. If someone else
 * changed a cell since it was opened, it is refused, and the whole request with it.
 */
export async function saveMenus(
  { tx, now, staff }: StaffScope,
  { cells }: SaveMenusInput,
): Promise<Result<{ saved: SavedCell[] }, "past" | "not-found" | "stale">> {
  const today = toBusinessDate(now);
  if (cells.some(({ date }) => date < today)) return refuse("past");
  const planIds = [...new Set(cells.map(({ planId }) => planId))];
  if ((await tx.plan.count({ where: { id: { in: planIds } } })) < planIds.length) return refuse("not-found");
  const before = await currentItems(tx, cells);
  const changed = cells.filter((cell) => !sameItems(before.get(keyOf(cell)) ?? [], cell.items));
  const [first, later] = [
    changed.filter(({ version }) => version === 0),
    changed.filter(({ version }) => version > 0),
  ];
  const stale = await notMade(tx, first);
  for (const cell of later) if (!(await saveCell(tx, cell))) stale.push(cell);
  if (stale.length > 0) return refuseStale(await menusOfNow(tx, staff.id, stale));
  if (changed.length > 0) await auditChange({ tx, staff, changed, before });
  return ok({ saved: await cellsOfNow(tx, cells) });
}

/** Copies the previous week's menus into the days of this week that have none yet and are not past. */
export async function copyLastWeek(
  { tx, now, staff }: StaffScope,
  { week }: { week: PlainDate },
): Promise<Result<{ copied: number }, "nothing-to-copy" | "past">> {
  const monday = mondayOf(week);
  const today = toBusinessDate(now);
  if (addDays(monday, 6) < today) return refuse("past");
  const menus = await menusFrom(tx, addDays(monday, -7));
  if (menus.length === 0) return refuse("nothing-to-copy");
  const data = menus
    .map(({ planId, items, date: day }) => ({ planId, items, day: addDays(fromSqlDate(day), 7) }))
    .filter(({ day }) => day >= today)
    .map(({ day, ...menu }) => ({ ...menu, date: toSqlDate(day) }));
  const { length: copied } = await tx.menu.createManyAndReturn({ data, skipDuplicates: true });
  await audit(tx, {
    actor: staff,
    action: "copy-menus",
    entity: "menu",
    entityId: monday,
    accountId: null,
    after: { copied },
  });
  return ok({ copied });
}

/** The week's menus of the plans that are for sale. */
function menusFrom(tx: Tx, monday: PlainDate) {
  const date = { gte: toSqlDate(monday), lte: toSqlDate(addDays(monday, 6)) };
  return tx.menu.findMany({ where: { date, plan: { isActive: true } } });
}

/** Makes the menus of cells that had none; returns those of which somebody else made one meanwhile. */
async function notMade(tx: Tx, cells: readonly Cell[]): Promise<Cell[]> {
  const data = cells.map(({ planId, date, items }) => ({
    ...{ planId, date: toSqlDate(date) },
    items: JSON.stringify(items),
  }));
  const select = { planId: true, date: true };
  const rows = await tx.menu.createManyAndReturn({ data, select, skipDuplicates: true });
  const made = new Set(rows.map(({ planId, date }) => keyOf({ planId, date: fromSqlDate(date) })));
  return cells.filter((cell) => !made.has(keyOf(cell)));
}

/** False when the cell is no longer as it was opened. */
async function saveCell(tx: Tx, { planId, date, items, version }: Cell): Promise<boolean> {
  const text = JSON.stringify(items);
  const where = { planId, date: toSqlDate(date), version };
  const { count } =
    items.length === 0
      ? await tx.menu.deleteMany({ where })
      : await tx.menu.updateMany({ where, data: { items: text } });
  return count > 0;
}

async function currentItems(tx: Tx, cells: readonly Cell[]): Promise<Map<string, string[]>> {
  const menus = await tx.menu.findMany({ where: ofCells(cells) });
  return new Map(
    menus.map(({ planId, date, items }) => [keyOf({ planId, date: fromSqlDate(date) }), parseItems(items)]),
  );
}

type Change = { tx: Tx; staff: StaffScope["staff"]; changed: Cell[]; before: Map<string, string[]> };

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
    accountId: null,
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
