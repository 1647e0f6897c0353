"use server";

import { guestAction, staffFlowAction, userFlowAction } from "@/lib/access/action";
import { renewing } from "@/lib/access/renew-session";
import { joinAndLogIn } from "@/lib/joining/join";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import {
  activateStaff,
  deactivateStaff,
  endStaffSessions,
  giveFirstPassword,
  setStaffRole,
} from "./commands";
import { inviteAgain, inviteStaff } from "./invite";
import { chooseFirstPassword } from "./join";
import {
  changeStaffRoleSchema,
  firstPasswordSchema,
  inviteSchema,
  joinSchema,
  staffIdSchema,
  staffWayInSchema,
} from "./schema";

const QUARTER_HOUR = 15 * 60;

export const inviteStaffAction = staffFlowAction("invite-staff", ADMIN_ROLES, inviteSchema, inviteStaff, {
  press: "own",
  isNoted: true,
  asksProof: true,
});

export const inviteAgainAction = staffFlowAction("invite-again", ADMIN_ROLES, staffIdSchema, inviteAgain, {
  press: "own",
  isNoted: true,
  asksProof: true,
});

export const setStaffRoleAction = staffFlowAction(
  "set-staff-role",
  ADMIN_ROLES,
  changeStaffRoleSchema,
  setStaffRole,
  { isNoted: true, asksProof: true },
);

export const deactivateStaffAction = staffFlowAction(
  "deactivate-staff",
  ADMIN_ROLES,
  staffWayInSchema,
  deactivateStaff,
  { isNoted: true, asksProof: true },
);

export const activateStaffAction = staffFlowAction(
  "activate-staff",
  ADMIN_ROLES,
  staffWayInSchema,
  activateStaff,
  { isNoted: true, asksProof: true },
);

export const endStaffSessionsAction = staffFlowAction(
  "end-staff-sessions",
  ADMIN_ROLES,
  staffIdSchema,
  endStaffSessions,
  { isNoted: true, asksProof: true },
);

export const giveFirstPasswordAction = staffFlowAction(
  "give-first-password",
  ADMIN_ROLES,
  staffIdSchema,
  giveFirstPassword,
  { press: "own", isNoted: true, asksProof: true },
);

export const joinAction = guestAction("join-staff", joinSchema, joinAndLogIn, {
  press: "own",
  rateLimit: { points: 20, seconds: QUARTER_HOUR },
});

export const chooseFirstPasswordAction = userFlowAction(
  "choose-first-password",
  firstPasswordSchema,
  renewing(chooseFirstPassword),
  { rateLimit: { points: 10, seconds: QUARTER_HOUR }, isOwed: "first-password" },
);
