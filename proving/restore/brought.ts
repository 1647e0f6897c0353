import { z } from "zod";

/** `rows`: how many came back. `isSame`: every row of every table involved reads as it did. */
const broughtSchema = z.object({
  name: z.enum(["one table", "one customer"]),
  seconds: z.number(),
  rows: z.number(),
  isSame: z.boolean(),
});

export const allBroughtSchema = z.array(broughtSchema);
export type Brought = z.output<typeof broughtSchema>;
