import { z } from "zod";
import { searchField } from "@/lib/list-filter";
import { pageKeySchema } from "@/lib/paging";

/** Which customers a list shows: those with something running, or those who owe. */
export const CUSTOMER_STATES = ["all", "active", "owes"] as const;

/** Nonsense in the address shows the whole list. */
export const customerFilterSchema = z.object({
  ...pageKeySchema.shape,
  search: searchField,
  area: searchField,
  state: z.enum(CUSTOMER_STATES).catch("all"),
});

export type CustomerFilter = z.output<typeof customerFilterSchema>;
