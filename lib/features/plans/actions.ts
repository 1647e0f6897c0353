"use server";

import { staffAction, staffFlowAction } from "@/lib/access/action";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { savePlanWithPicture, setPlanActive } from "./commands";
import { planSchema, planStateSchema } from "./schema";

export const savePlanAction = staffFlowAction("save-plan", ADMIN_ROLES, planSchema, savePlanWithPicture);
export const setPlanActiveAction = staffAction(
  "set-plan-active",
  ADMIN_ROLES,
  planStateSchema,
  setPlanActive,
);
