"use server";

import { staffFlowAction } from "@/lib/access/action";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { giveCredit, takeBackCredit } from "./credits";
import { giveCreditSchema, takeBackCreditSchema } from "./schema";

export const giveCreditAction = staffFlowAction("give-credit", ADMIN_ROLES, giveCreditSchema, giveCredit, {
  asksProof: true,
});

export const takeBackCreditAction = staffFlowAction(
  "take-back-credit",
  ADMIN_ROLES,
  takeBackCreditSchema,
  takeBackCredit,
  { asksProof: true },
);
