import { z } from "zod";
import { anyPhoneField, emailOrNoneField, figuresField, nameField } from "@/lib/fields";
import { versionSchema } from "@/lib/version-field";

export const settingsSchema = z.object({
  version: versionSchema,
  kitchenName: nameField(100),
  kitchenPhone: anyPhoneField,
  kitchenAddress: nameField(255),
  kitchenEmail: emailOrNoneField,
  dueDays: figuresField
    .min(1)
    .regex(/^\d{1,2}$/, "due-days")
    .transform(Number)
    .pipe(z.int().min(1, "due-days").max(60, "due-days")),
});

export type SettingsInput = z.output<typeof settingsSchema>;

export const areaSchema = z.object({ name: nameField(100) });
