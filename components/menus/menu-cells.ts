import { z } from "zod";
import type { ChangedField } from "@/components/fresh/use-stale-edit";
import type { Meanwhile } from "@/lib/domain/meanwhile";
import type { MenuCellValues } from "@/lib/features/menus/schema";

export type Cells = readonly MenuCellValues[];
/** The cells as they stand in the form, and as they were when it was opened. */
export type CellsOnScreen = { typed: Cells; opened: Cells };

const sentSchema = z.object({
  cells: z.array(z.object({ planId: z.number(), date: z.string(), items: z.string(), version: z.number() })),
});

/** Of what a form would send, the cells changed since it was opened: others may be at work on the rest. */
export function touchedCells(sent: unknown, opened: Cells): MenuCellValues[] {
  return sentSchema.parse(sent).cells.filter((cell) => cell.items !== cellOn(opened, cell.date)?.items);
}

/** Takes in what is stored; a touched cell stays as typed, at the version it was opened at. */
export function takeIn({ typed, opened }: CellsOnScreen, stored: Cells): CellsOnScreen {
  const rows = stored.map((cell) => {
    const [mine, was] = [cellOn(typed, cell.date), cellOn(opened, cell.date)];
    const isKept = mine && was && mine.items !== was.items && linesOf(mine) !== linesOf(cell);
    return isKept ? { mine, was } : { mine: cell, was: cell };
  });
  return { typed: rows.map(({ mine }) => mine), opened: rows.map(({ was }) => was) };
}

/** The opened cells, with what somebody else has stored in them since. */
export function storedNow(opened: Cells, { now, versions = {} }: Meanwhile): Cells {
  return opened.map((cell) => {
    const { date } = cell;
    return date in now ? { ...cell, items: now[date] ?? "", version: versions[date] ?? 0 } : cell;
  });
}

export function changedCells({ typed, opened }: CellsOnScreen, now: Meanwhile["now"]): ChangedField[] {
  return Object.entries(now).map(([date, text]) => ({
    name: date,
    now: text,
    was: cellOn(opened, date)?.items ?? "",
    mine: cellOn(typed, date)?.items ?? "",
  }));
}

export function cellOn(cells: Cells, date: string): MenuCellValues | undefined {
  return cells.find((cell) => cell.date === date);
}

// as the server reads them, so that a saved cell no longer counts as touched
function linesOf({ items }: MenuCellValues): string {
  const lines = items.split("\n").map((line) => line.trim());
  return lines.filter((line) => line !== "").join("\n");
}
