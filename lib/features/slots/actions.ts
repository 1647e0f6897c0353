"use server";

import { staffAction } from "@/lib/access/action";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { addSlot, saveSlot } from "./commands";
import { addSlotSchema, saveSlotSchema } from "./schema";

export const addSlotAction = staffAction("add-slot", ADMIN_ROLES, addSlotSchema, addSlot, {
  asksProof: true,
});
export const saveSlotAction = staffAction("save-slot", ADMIN_ROLES, saveSlotSchema, saveSlot, {
  asksProof: true,
});
