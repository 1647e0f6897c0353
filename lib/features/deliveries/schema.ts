import { z } from "zod";
import { ownTextField } from "@/lib/fields";
import { isPlainDate, parsePlainDate } from "@/lib/domain/plain-date";

const FIRST_DAY = parsePlainDate("2000-01-01");
const LAST_DAY = parsePlainDate("2199-12-31");

/** What the address of a day's page may say; anything else counts as not said. */
export const dayQuerySchema = z.object({
  date: z
    .string()
    .refine(isPlainDate)
    .refine((day) => FIRST_DAY <= day && day <= LAST_DAY)
    .optional()
    .catch(undefined),
  area: ownTextField(100).optional().catch(undefined),
});
