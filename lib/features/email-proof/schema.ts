import { z } from "zod";
import { ownEmailField, secretField } from "@/lib/fields";

/** A change of one's e-mail, proved by the password. */
export const changeEmailSchema = z.object({ email: ownEmailField, currentPassword: secretField(1024) });

/** For an action that needs nothing but its caller. */
export const noInputSchema = z.object({});

/** What a mailed link carries. */
export const proofLinkSchema = z.object({ token: secretField(200) });

/** `agrees`: the present address lets the account go; otherwise it stays. */
export const answerChangeSchema = proofLinkSchema.extend({ agrees: z.boolean() });

export type ChangeEmailInput = z.output<typeof changeEmailSchema>;
export type AnswerChangeInput = z.output<typeof answerChangeSchema>;
