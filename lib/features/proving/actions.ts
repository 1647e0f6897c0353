"use server";

import { userFlowAction } from "@/lib/access/action";
import { newChallenge, takeChallenge } from "@/lib/tries/challenge";
import { passkeyToProve, proveByPasskey, proveByPassword } from "./commands";
import { proveByPasskeySchema, proveOptionsSchema, proveSchema } from "./schema";

// Nothing that a page shows changes by a proof: its own pages are not read again.
const OF_A_GUESSER = { points: 10, seconds: 15 * 60 };

export const proveAction = userFlowAction("prove", proveSchema, proveByPassword, {
  press: "repeatable",
  rateLimit: OF_A_GUESSER,
  leavesPage: true,
});

export const proveOptionsAction = userFlowAction(
  "prove-options",
  proveOptionsSchema,
  ({ user }) => passkeyToProve(() => newChallenge(`prove ${user.id}`)),
  { press: "repeatable", rateLimit: OF_A_GUESSER, leavesPage: true },
);

export const proveByPasskeyAction = userFlowAction(
  "prove-by-passkey",
  proveByPasskeySchema,
  async (flow, input) => proveByPasskey(flow, input, await takeChallenge(`prove ${flow.user.id}`)),
  { press: "repeatable", rateLimit: OF_A_GUESSER, leavesPage: true },
);
