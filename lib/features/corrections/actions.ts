"use server";

import { staffFlowAction } from "@/lib/access/action";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { leaveBill } from "./leave";
import { leaveBillSchema } from "./schema";

export const leaveBillAction = staffFlowAction("leave-bill", ADMIN_ROLES, leaveBillSchema, leaveBill);
