"use server";

import { staffAction, staffFlowAction } from "@/lib/access/action";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { savePlanWithPicture, setPlanActive } from "./commands";
import { planSchema, planStateSchema } from "./schema";

const revalidate = ["/", "/plans", "/menu", "/admin/plans"];

export const savePlanAction = staffFlowAction("save-plan", ADMIN_ROLES, planSchema, savePlanWithPicture, {
  revalidate,
});
export const setPlanActiveAction = staffAction(
  "set-plan-active",
  ADMIN_ROLES,
  planStateSchema,
  setPlanActive,
  {
    revalidate,
  },
);
