import { z } from "zod";
import { secretField } from "@/lib/fields";

/** A code of the app, or one of the paper. */
const codeField = secretField(100);

/** The account is that of who presses. */
export const startAuthenticatorSchema = z.object({});

/** What somebody proves that it is they who change how they log in. */
export const provedSchema = z.object({ currentPassword: secretField(1024), code: codeField });

export type Proof = z.output<typeof provedSchema>;
