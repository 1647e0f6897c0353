"use server";

import { staffAction } from "@/lib/access/action";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { copyLastWeek, saveMenus } from "./commands";
import { copyWeekSchema, saveMenusSchema } from "./schema";

export const saveMenusAction = staffAction("save-menus", ADMIN_ROLES, saveMenusSchema, saveMenus);
export const copyLastWeekAction = staffAction("copy-last-week", ADMIN_ROLES, copyWeekSchema, copyLastWeek);
