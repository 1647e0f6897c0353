import { z } from "zod";

export const mailIdSchema = z.coerce.number().int().positive().max(2_147_483_647);

/** What a mail library throws, as far as it can be read. */
export const faultSchema = z
  .object({
    code: z.string().optional().catch(undefined),
    responseCode: z.number().optional().catch(undefined),
    command: z.string().optional().catch(undefined),
  })
  .catch({});
