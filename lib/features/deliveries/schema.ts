import { z } from "zod";
import { ownTextField } from "@/lib/fields";
import { dayInAddress } from "@/lib/lists/list-filter";
import { pageKeySchema } from "@/lib/lists/paging";

/** What the address of a day's page may say; anything else counts as not given. */
export const dayQuerySchema = z.object({
  date: dayInAddress,
  area: ownTextField(100).optional().catch(undefined),
  /** All doors at once, to print them. */
  whole: z.literal("1").optional().catch(undefined),
  ...pageKeySchema.shape,
});
