"use server";

import { guestAction, userFlowAction } from "@/lib/access/action";
import { logInByPasskey, passkeyOptions } from "@/lib/access/passkey-log-in";
import { newChallenge, takeChallenge } from "@/lib/tries/challenge";
import { addPasskey, passkeyToMake, removePasskey } from "./commands";
import {
  addPasskeySchema,
  passkeyLogInSchema,
  passkeyOptionsSchema,
  removePasskeySchema,
  startPasskeySchema,
} from "./schema";

const QUARTER_HOUR = 15 * 60;

export const passkeyOptionsAction = guestAction("passkey-options", passkeyOptionsSchema, passkeyOptions, {
  press: "repeatable",
  rateLimit: { points: 300, seconds: QUARTER_HOUR },
});

export const passkeyLogInAction = guestAction("passkey-log-in", passkeyLogInSchema, logInByPasskey, {
  press: "repeatable",
  rateLimit: { points: 100, seconds: QUARTER_HOUR },
});

export const startPasskeyAction = userFlowAction(
  "start-passkey",
  startPasskeySchema,
  (flow, input) => passkeyToMake(flow, input, () => newChallenge(`add ${flow.user.id}`)),
  { press: "repeatable", rateLimit: { points: 10, seconds: QUARTER_HOUR }, leavesPage: true },
);

export const addPasskeyAction = userFlowAction("add-passkey", addPasskeySchema, async (flow, input) =>
  addPasskey(flow, input, await takeChallenge(`add ${flow.user.id}`)),
);

export const removePasskeyAction = userFlowAction("remove-passkey", removePasskeySchema, removePasskey);
