"use server";

import { customerAction, guestAction, userFlowAction } from "@/lib/access/action";
import { logIn, logOut, resetAndForget, signUpAndLogIn } from "@/lib/access/log-in";
import { renewIfDue, renewing } from "@/lib/access/renew-session";
import { changeAddress, changeDetails, changePassword } from "./commands";
import { requestReset } from "./recovery";
import {
  changePasswordSchema,
  forgotPasswordSchema,
  logInSchema,
  nothingSchema,
  resetPasswordSchema,
  revokeSessionSchema,
  sentAddressSchema,
  sentDetailsSchema,
  signUpSchema,
} from "./schema";
import { revokeOtherSessions, revokeSession } from "./sessions";

const QUARTER_HOUR = 15 * 60;

export const logInAction = guestAction("log-in", logInSchema, logIn, {
  press: "repeatable",
  rateLimit: { points: 300, seconds: QUARTER_HOUR },
});

export const signUpAction = guestAction("sign-up", signUpSchema, signUpAndLogIn, {
  press: "own",
  rateLimit: { points: 40, seconds: QUARTER_HOUR },
});

export const logOutAction = guestAction("log-out", nothingSchema, logOut, {
  press: "repeatable",
  rateLimit: { points: 300, seconds: QUARTER_HOUR },
});

export const requestResetAction = guestAction("request-reset", forgotPasswordSchema, requestReset, {
  rateLimit: { points: 20, seconds: QUARTER_HOUR },
});

export const resetPasswordAction = guestAction("reset-password", resetPasswordSchema, resetAndForget, {
  rateLimit: { points: 20, seconds: QUARTER_HOUR },
});

export const changePasswordAction = userFlowAction(
  "change-password",
  changePasswordSchema,
  renewing(changePassword),
  {
    rateLimit: { points: 10, seconds: QUARTER_HOUR },
  },
);

export const changeDetailsAction = customerAction("change-details", sentDetailsSchema, changeDetails);

export const changeAddressAction = customerAction("change-address", sentAddressSchema, changeAddress);

export const renewSessionAction = userFlowAction("renew-session", nothingSchema, renewIfDue, {
  press: "repeatable",
  leavesPage: true,
});

export const revokeSessionAction = userFlowAction("revoke-session", revokeSessionSchema, revokeSession, {
  asksProof: true,
});

export const revokeOtherSessionsAction = userFlowAction(
  "revoke-sessions",
  nothingSchema,
  revokeOtherSessions,
  { asksProof: true },
);
