import { z } from "zod";
import { isPlainDate } from "@/lib/domain/plain-date";
import { itemLinesSchema } from "@/lib/features/plans/schema";

const daySchema = z.string().refine(isPlainDate, "date");
const MAX_CELLS = 7 * 50;

export const saveMenusSchema = z.object({
  cells: z
    .array(z.object({ planId: z.int().positive(), date: daySchema, items: itemLinesSchema }))
    .min(1)
    .max(MAX_CELLS),
});

export type SaveMenusInput = z.output<typeof saveMenusSchema>;

export const copyWeekSchema = z.object({ week: daySchema });
