"use server";

import { customerAction, staffFlowAction } from "@/lib/access/action";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { complain } from "./commands";
import { creditComplaint, declineComplaint } from "./decide";
import { creditMissed } from "./missed";
import { complainSchema, creditComplaintSchema, creditMissedSchema, declineComplaintSchema } from "./schema";

export const complainAction = customerAction("complain", complainSchema, complain);

export const creditComplaintAction = staffFlowAction(
  "credit-complaint",
  ADMIN_ROLES,
  creditComplaintSchema,
  creditComplaint,
  { asksProof: true },
);

export const creditMissedAction = staffFlowAction(
  "credit-missed",
  ADMIN_ROLES,
  creditMissedSchema,
  creditMissed,
  { asksProof: true },
);

export const declineComplaintAction = staffFlowAction(
  "decline-complaint",
  ADMIN_ROLES,
  declineComplaintSchema,
  declineComplaint,
);
