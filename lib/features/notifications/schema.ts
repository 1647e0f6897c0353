import { z } from "zod";

const id = z.coerce.number().int().positive().max(2_147_483_647);

export const mailIdSchema = id;

/** The outbox's search: letters before this one. What is malformed shows the newest. */
export const outboxSearchSchema = z.object({ before: id.optional().catch(undefined) });
