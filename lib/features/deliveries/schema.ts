import { z } from "zod";
import { idField, ownTextField } from "@/lib/fields";
import { dayInAddress } from "@/lib/lists/list-filter";
import { pageKeySchema } from "@/lib/lists/paging";

/** What the address of a day's page may say; anything else counts as not given. */
export const dayQuerySchema = z.object({
  date: dayInAddress,
  area: ownTextField(100).optional().catch(undefined),
  /** One route's doors, in its order. */
  route: idField.optional().catch(undefined),
  /** All doors at once, to print them. */
  whole: z.literal("1").optional().catch(undefined),
  ...pageKeySchema.shape,
});

/** What the address of the kitchen's page may say. */
export const mealQuerySchema = z.object({
  date: dayInAddress,
  /** A meal by its number, or all of them together. */
  slot: z
    .union([z.literal("all"), z.coerce.number().int().positive().max(32_767)])
    .optional()
    .catch(undefined),
});

/** The meal that an address asks for; null for all of them. */
export function slotIdOf(slot: number | "all" | undefined): number | null {
  return typeof slot === "number" ? slot : null;
}
