import { z } from "zod";
import { isPlainDate } from "@/lib/domain/plain-date";
import { itemLinesSchema } from "@/lib/features/plans/schema";

const daySchema = z.string().refine(isPlainDate, "date");
const MAX_CELLS = 7 * 50;

/** What a plan serves on a day; the version it was opened at is 0 where there was no menu. */
const menuCellSchema = z.object({
  planId: z.int().positive(),
  date: daySchema,
  items: itemLinesSchema,
  version: z.int().min(0),
});

export type MenuCellValues = z.input<typeof menuCellSchema>;

export const saveMenusSchema = z.object({
  cells: z.array(menuCellSchema).min(1).max(MAX_CELLS),
});

export type SaveMenusInput = z.output<typeof saveMenusSchema>;

export const copyWeekSchema = z.object({ week: daySchema });
