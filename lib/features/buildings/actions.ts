"use server";

import { staffAction } from "@/lib/access/action";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { saveBuilding, sayBuilding } from "./commands";
import { buildingSchema, sayBuildingSchema } from "./schema";

export const saveBuildingAction = staffAction("save-building", ADMIN_ROLES, buildingSchema, saveBuilding);
export const sayBuildingAction = staffAction("say-building", ADMIN_ROLES, sayBuildingSchema, sayBuilding);
