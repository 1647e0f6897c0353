"use server";

import { staffAction } from "@/lib/access/action";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { mergeDishes, saveDish } from "./commands";
import { dishSchema, mergeSchema } from "./schema";

export const saveDishAction = staffAction("save-dish", ADMIN_ROLES, dishSchema, saveDish);
export const mergeDishesAction = staffAction("merge-dishes", ADMIN_ROLES, mergeSchema, mergeDishes);
