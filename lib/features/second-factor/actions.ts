"use server";

import { userFlowAction } from "@/lib/access/action";
import { renewing } from "@/lib/access/renew-session";
import {
  confirmAuthenticator,
  renewRecoveryCodes,
  startAuthenticator,
  takeOffAuthenticator,
} from "./commands";
import { provedSchema, startAuthenticatorSchema } from "./schema";

const QUARTER_HOUR = 15 * 60;
const OF_A_GUESSER = { points: 10, seconds: QUARTER_HOUR };

export const startAuthenticatorAction = userFlowAction(
  "start-authenticator",
  startAuthenticatorSchema,
  startAuthenticator,
  { isOwed: "second-factor", asksProof: true },
);

export const confirmAuthenticatorAction = userFlowAction(
  "set-up-authenticator",
  provedSchema,
  renewing(confirmAuthenticator),
  { press: "own", rateLimit: OF_A_GUESSER, isOwed: "second-factor" },
);

export const renewRecoveryCodesAction = userFlowAction(
  "make-recovery-codes",
  provedSchema,
  renewRecoveryCodes,
  { press: "own", rateLimit: OF_A_GUESSER },
);

export const takeOffAuthenticatorAction = userFlowAction(
  "take-off-authenticator",
  provedSchema,
  renewing(takeOffAuthenticator),
  { rateLimit: OF_A_GUESSER },
);
