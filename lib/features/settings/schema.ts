import { z } from "zod";
import {
  anyPhoneField,
  emailOrNoneField,
  figuresField,
  mobileOrNoneField,
  nameField,
  optionalLineField,
  titleField,
} from "@/lib/fields";
import { versionSchema } from "@/lib/version-field";

const GSTIN = /^\d{2}[A-Z]{5}\d{4}[A-Z][1-9A-Z]Z[\dA-Z]$/;

const compact = (typed: string) => typed.replace(/\s/g, "").toUpperCase();

/** A number that goes on documents once there is one: null without it. If left out, it stays as it was. */
function numberOrNone(field: z.ZodType<string, string>, pattern: RegExp, whenNone: string) {
  return field
    .refine((text) => text === "" || pattern.test(text), whenNone)
    .transform((text) => text || null)
    .optional();
}

export const settingsSchema = z.object({
  version: versionSchema,
  kitchenName: titleField(100),
  kitchenPhone: anyPhoneField,
  kitchenAddress: nameField(255),
  kitchenEmail: emailOrNoneField,
  fssai: numberOrNone(figuresField, /^\d{14}$/, "fssai"),
  gstin: numberOrNone(optionalLineField(20).overwrite(compact), GSTIN, "gstin"),
  // left out, these two stay as they were
  kitchenWhatsapp: mobileOrNoneField.optional(),
  grievanceContact: optionalLineField(200).optional(),
  dueDays: figuresField
    .min(1)
    .regex(/^\d{1,2}$/, "due-days")
    .transform(Number)
    .pipe(z.int().min(1, "due-days").max(60, "due-days")),
  // left out, it stays as it was
  buyingBuffer: figuresField
    .regex(/^\d{1,2}$/, "buying-buffer")
    .transform(Number)
    .pipe(z.int().max(50, "buying-buffer"))
    .optional(),
  sparePercent: figuresField
    .regex(/^\d{1,2}$/, "spare-percent")
    .transform(Number)
    .pipe(z.int().max(20, "spare-percent"))
    .optional(),
});

export type SettingsInput = z.output<typeof settingsSchema>;

/** Longer ones break the lists in which they appear. */
export const MAX_AREA_NAME = 40;

export const areaSchema = z.object({ name: titleField(MAX_AREA_NAME) });
