"use server";

import { staffFlowAction } from "@/lib/access/action";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { generateBills } from "./commands";
import { recalculateForStaff } from "./recalculate";
import { generateBillsSchema, recalculateBillSchema } from "./schema";

export const generateBillsAction = staffFlowAction(
  "generate-bills",
  ADMIN_ROLES,
  generateBillsSchema,
  (flow, input) => generateBills(flow, input),
);
export const recalculateBillAction = staffFlowAction(
  "recalculate-bill",
  ADMIN_ROLES,
  recalculateBillSchema,
  recalculateForStaff,
);
