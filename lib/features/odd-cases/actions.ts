"use server";

import { staffFlowAction } from "@/lib/access/action";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { settleCaseSchema } from "./schema";
import { settleCase } from "./settle-case";

export const settleCaseAction = staffFlowAction("settle-case", ADMIN_ROLES, settleCaseSchema, settleCase, {
  asksProof: true,
});
