import { z } from "zod";
import { secretField } from "@/lib/fields";

/** A code from the app, or one from the paper. */
const codeField = secretField(100);

/** The account belongs to whoever presses. */
export const startAuthenticatorSchema = z.object({});

/** What someone provides to prove that it is they who are changing how they log in. */
export const provedSchema = z.object({ currentPassword: secretField(1024), code: codeField });

export type Proof = z.output<typeof provedSchema>;
