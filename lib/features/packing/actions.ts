"use server";

import { staffAction } from "@/lib/access/action";
import { KITCHEN_ROLES } from "@/lib/domain/identity";
import { markLoaded, markPacked } from "./commands";
import { loadedSchema, packedSchema } from "./mark-schema";

export const markPackedAction = staffAction("pack-round", KITCHEN_ROLES, packedSchema, markPacked);
export const markLoadedAction = staffAction("load-round", KITCHEN_ROLES, loadedSchema, markLoaded);
