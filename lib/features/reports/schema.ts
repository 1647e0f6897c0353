import { z } from "zod";
import { isPlainMonth, type PlainMonth } from "@/lib/domain/plain-date";

const isReported = (text: unknown) => isPlainMonth(text) && text >= "2000-01" && text <= "2199-12";

/** Which month a report is about; what can't be read, or is further away than any bill, counts as not given. */
export const reportFilterSchema = z.object({
  month: z.custom<PlainMonth>(isReported).optional().catch(undefined),
});
