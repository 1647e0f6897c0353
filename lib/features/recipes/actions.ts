"use server";

import { staffAction } from "@/lib/access/action";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { savePack, saveRecipe } from "./commands";
import { packSchema, recipeSchema } from "./schema";

export const saveRecipeAction = staffAction("save-recipe", ADMIN_ROLES, recipeSchema, saveRecipe);
export const savePackAction = staffAction("save-pack", ADMIN_ROLES, packSchema, savePack);
