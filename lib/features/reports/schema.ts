import { z } from "zod";
import { isPlainMonth, type PlainMonth } from "@/lib/domain/plain-date";

/** Which month a report is about; what can't be read counts as not given. */
export const reportFilterSchema = z.object({
  month: z.custom<PlainMonth>(isPlainMonth).optional().catch(undefined),
});
