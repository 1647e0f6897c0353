"use server";

import { staffAction } from "@/lib/access/action";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { oneMailSchema } from "./schema";
import { leaveUnsent, sendAgain } from "./send-again";

export const sendLetterAgainAction = staffAction("send-letter-again", ADMIN_ROLES, oneMailSchema, sendAgain);

export const leaveLetterAction = staffAction("leave-letter", ADMIN_ROLES, oneMailSchema, leaveUnsent);
