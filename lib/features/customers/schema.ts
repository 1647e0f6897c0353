import { z } from "zod";
import { pageKeySchema } from "@/lib/paging";

/** Which customers a list shows: those with something running, or those who owe. */
export const CUSTOMER_STATES = ["all", "active", "owes"] as const;

/** Nonsense in the address shows the whole list. */
export const customerFilterSchema = z.object({
  ...pageKeySchema.shape,
  search: z.string().trim().max(100).catch(""),
  area: z.string().trim().max(100).catch(""),
  state: z.enum(CUSTOMER_STATES).catch("all"),
});

export type CustomerFilter = z.output<typeof customerFilterSchema>;
