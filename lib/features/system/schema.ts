import { z } from "zod";
import { dayRangeShape, searchField } from "@/lib/lists/list-filter";
import { pageKeySchema } from "@/lib/lists/paging";

/** What the system log covers today, in the order of the filter. */
export const LOG_CATEGORIES = ["security", "api", "job", "webhook"] as const;
/** `info`: it was done. `warn`: it was refused. `error`: it broke. */
export const LOG_LEVELS = ["info", "warn", "error"] as const;

export type LogCategory = (typeof LOG_CATEGORIES)[number];
export type LogLevel = (typeof LOG_LEVELS)[number];

/** The filters of the system log; a value that can't be read counts as not given. */
export const systemLogFilterSchema = z.object({
  ...pageKeySchema.shape,
  ...dayRangeShape,
  category: z.enum(LOG_CATEGORIES).optional().catch(undefined),
  level: z.enum(LOG_LEVELS).optional().catch(undefined),
  /** Part of a name or an e-mail, an address, a reference, a request's id, or what was done. */
  search: searchField,
});

export type SystemLogFilter = z.output<typeof systemLogFilterSchema>;
