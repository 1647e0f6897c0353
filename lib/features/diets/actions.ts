"use server";

import { customerAction, staffAction } from "@/lib/access/action";
import { ADMIN_ROLES, KITCHEN_ROLES } from "@/lib/domain/identity";
import { adminSaveDiet, decideDiet, saveDiet } from "./commands";
import { adminSaveDietSchema, decideDietSchema, saveDietSchema } from "./schema";

export const saveDietAction = customerAction("save-diet", saveDietSchema, saveDiet);
export const adminSaveDietAction = staffAction(
  "save-diet-for-customer",
  ADMIN_ROLES,
  adminSaveDietSchema,
  adminSaveDiet,
);
export const decideDietAction = staffAction("decide-diet", KITCHEN_ROLES, decideDietSchema, decideDiet);
