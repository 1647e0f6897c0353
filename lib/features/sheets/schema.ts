import { z } from "zod";

/** The changes to a day's sheets that the kitchen has seen. */
export const seenSchema = z.object({ amendmentIds: z.array(z.int32().positive()).min(1).max(200) });

export type SeenInput = z.output<typeof seenSchema>;
