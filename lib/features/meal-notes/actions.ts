"use server";

import { staffAction } from "@/lib/access/action";
import { KITCHEN_ROLES } from "@/lib/domain/identity";
import { noteFoodSafety, saveLeftovers } from "./commands";
import { leftoversSchema, safetySchema } from "./schema";

export const saveLeftoversAction = staffAction(
  "save-leftovers",
  KITCHEN_ROLES,
  leftoversSchema,
  saveLeftovers,
);
export const noteFoodSafetyAction = staffAction(
  "note-food-safety",
  KITCHEN_ROLES,
  safetySchema,
  noteFoodSafety,
);
