import { z } from "zod";

/** The account is that of who presses. */
export const ownAccountSchema = z.object({});
