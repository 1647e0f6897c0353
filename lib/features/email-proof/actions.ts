"use server";

import { customerFlowAction, guestAction } from "@/lib/access/action";
import { proveAndRemember } from "@/lib/joining/prove";
import { answerEmailChange, changeEmail, sendProofAgain } from "./commands";
import { answerChangeSchema, changeEmailSchema, noInputSchema, proofLinkSchema } from "./schema";

const QUARTER_HOUR = 15 * 60;

export const sendProofAgainAction = customerFlowAction("send-proof-again", noInputSchema, sendProofAgain, {
  rateLimit: { points: 10, seconds: QUARTER_HOUR },
});

export const changeEmailAction = customerFlowAction("change-email", changeEmailSchema, changeEmail, {
  isNoted: true,
  rateLimit: { points: 10, seconds: QUARTER_HOUR },
});

export const proveEmailAction = customerFlowAction("prove-email", proofLinkSchema, proveAndRemember, {
  isNoted: true,
  rateLimit: { points: 20, seconds: QUARTER_HOUR },
});

export const answerEmailChangeAction = guestAction(
  "answer-email-change",
  answerChangeSchema,
  answerEmailChange,
  { rateLimit: { points: 20, seconds: QUARTER_HOUR } },
);
