"use server";

import { staffAction } from "@/lib/access/action";
import { KITCHEN_ROLES } from "@/lib/domain/identity";
import { seeAmendments } from "./commands";
import { seenSchema } from "./schema";

export const seeAmendmentsAction = staffAction("see-amendments", KITCHEN_ROLES, seenSchema, seeAmendments);
