"use server";

import { staffAction } from "@/lib/access/action";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { addArea, saveSettings } from "./commands";
import { areaSchema, settingsSchema } from "./schema";

export const saveSettingsAction = staffAction("save-settings", ADMIN_ROLES, settingsSchema, saveSettings, {
  asksProof: true,
});
export const addAreaAction = staffAction("add-area", ADMIN_ROLES, areaSchema, addArea, { asksProof: true });
