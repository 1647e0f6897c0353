"use server";

import { staffFlowAction } from "@/lib/access/action";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { settleFlagSchema } from "./schema";
import { settleFlag } from "./settle-flag";

export const settleFlagAction = staffFlowAction("settle-flag", ADMIN_ROLES, settleFlagSchema, settleFlag);
