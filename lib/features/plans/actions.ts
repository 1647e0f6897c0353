"use server";

import { staffAction } from "@/lib/access/action";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { savePlan, setPlanActive } from "./commands";
import { planSchema, planStateSchema } from "./schema";

export const savePlanAction = staffAction("save-plan", ADMIN_ROLES, planSchema, savePlan);
export const setPlanActiveAction = staffAction(
  "set-plan-active",
  ADMIN_ROLES,
  planStateSchema,
  setPlanActive,
);
