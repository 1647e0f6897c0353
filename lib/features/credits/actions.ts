"use server";

import { staffFlowAction } from "@/lib/access/action";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { MONEY_PAGES } from "@/lib/money-pages";
import { giveCredit, takeBackCredit } from "./credits";
import { giveCreditSchema, takeBackCreditSchema } from "./schema";

export const giveCreditAction = staffFlowAction(
  "give-credit",
  ADMIN_ROLES,
  giveCreditSchema,
  giveCredit,
  MONEY_PAGES,
);

export const takeBackCreditAction = staffFlowAction(
  "take-back-credit",
  ADMIN_ROLES,
  takeBackCreditSchema,
  takeBackCredit,
  MONEY_PAGES,
);
