import { z } from "zod";

const oneLine = (max: number) =>
  z
    .string()
    .transform((text) => text.trim().replace(/\s+/g, " "))
    .pipe(z.string().min(1).max(max));

export const settingsSchema = z.object({
  kitchenName: oneLine(100),
  kitchenPhone: z
    .string()
    .trim()
    .min(1)
    .regex(/^\d{10}$/, "phone"),
  kitchenAddress: oneLine(255),
  dueDays: z
    .string()
    .trim()
    .min(1)
    .regex(/^\d{1,2}$/, "due-days")
    .transform(Number)
    .pipe(z.int().min(1, "due-days").max(60, "due-days")),
});

export type SettingsInput = z.output<typeof settingsSchema>;

export const areaSchema = z.object({ name: oneLine(100) });
