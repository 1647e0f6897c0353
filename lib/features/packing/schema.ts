import { z } from "zod";
import { dayInAddress } from "@/lib/lists/list-filter";
import { LABEL_FORMATS, LABELS_ON_SHEET } from "@/lib/paper/packing/label-sheets";

const slotInAddress = z.coerce.number().int().positive().optional().catch(undefined);

/** What the address of a day's papers may say; anything else counts as not given. */
export const papersQuerySchema = z.object({ date: dayInAddress, slot: slotInAddress });

/** `from`: the place of the first label on a sheet of which some are used up. */
export const labelsQuerySchema = papersQuerySchema.extend({
  format: z.enum(LABEL_FORMATS).catch("a4"),
  from: z.coerce.number().int().min(1).max(LABELS_ON_SHEET).catch(1),
});
