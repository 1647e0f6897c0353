import { z } from "zod";
import { itemLinesSchema } from "@/lib/features/plans/schema";
import { chosenDayField } from "@/lib/fields";

const MAX_CELLS = 7 * 50;

/** What a plan serves on a day; a version of 0 means there was no menu when it was opened. */
const menuCellSchema = z.object({
  planId: z.int32().positive(),
  date: chosenDayField,
  items: itemLinesSchema,
  version: z.int32().min(0),
});

export type MenuCellValues = z.input<typeof menuCellSchema>;

export const saveMenusSchema = z.object({
  cells: z.array(menuCellSchema).min(1).max(MAX_CELLS),
});

export type SaveMenusInput = z.output<typeof saveMenusSchema>;

export const copyWeekSchema = z.object({ week: chosenDayField });
