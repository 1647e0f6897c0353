import { meanwhileOf } from "@/lib/changed-by";
import { fromSqlDate, toSqlDate, type Tx } from "@/lib/db";
import type { PlainDate } from "@/lib/domain/plain-date";
import type { Meanwhile } from "@/lib/domain/meanwhile";
import { parseItems } from "@/lib/features/plans/schema";
import { mondayOf } from "./queries";

type CellKey = { planId: number; date: PlainDate };
export type SavedCell = CellKey & { items: string; version: number };

export function ofCells(cells: readonly CellKey[]) {
  return { OR: cells.map(({ planId, date }) => ({ planId, date: toSqlDate(date) })) };
}

/** What these cells hold, as the form shows it; empty, at version 0, where there is no menu. */
export async function cellsOfNow(tx: Tx, cells: readonly CellKey[]): Promise<SavedCell[]> {
  const menus = await tx.menu.findMany({ where: ofCells(cells) });
  return cells.map(({ planId, date }) => {
    const menu = menus.find((one) => one.planId === planId && fromSqlDate(one.date) === date);
    const items = parseItems(menu?.items ?? null).join("\n");
    return { planId, date, items, version: menu?.version ?? 0 };
  });
}

/** The cells of one plan by their days, with who changed the latest of them. */
export async function menusOfNow(tx: Tx, viewerId: number, cells: readonly CellKey[]): Promise<Meanwhile> {
  const rows = await cellsOfNow(tx, cells);
  const latest = await latestChange(tx, cells);
  const now = Object.fromEntries(rows.map(({ date, items }) => [date, items]));
  const versions = Object.fromEntries(rows.map(({ date, version }) => [date, version]));
  return { ...(await meanwhileOf(tx, viewerId, { version: 0, ...latest }, now)), versions };
}

// A menu that was created or removed doesn't name who did it: the audit log knows.
async function latestChange(tx: Tx, cells: readonly CellKey[]) {
  const copied = { action: "copy-menus", entityId: { in: cells.map(({ date }) => mondayOf(date)) } };
  const saved = cells.map(({ planId, date }) => ({
    action: "save-menus",
    after: { array_contains: [{ planId, date }] },
  }));
  const entry = await tx.auditLog.findFirst({
    where: { entity: "menu", OR: [copied, ...saved] },
    orderBy: { id: "desc" },
  });
  return { changedAt: entry?.createdAt ?? null, changedById: entry?.actorId ?? null };
}
