"use server";

import { customerAction } from "@/lib/action";
import { pauseDays, resumeDays, skipDay, unskipDay } from "./commands";
import { daysSchema, skipSchema } from "./schema";

const revalidate = ["/calendar", "/dashboard", "/subscriptions"];

export const pauseDaysAction = customerAction("pause-days", daysSchema, pauseDays, { revalidate });
export const resumeDaysAction = customerAction("resume-days", daysSchema, resumeDays, { revalidate });
export const skipDayAction = customerAction("skip-day", skipSchema, skipDay, { revalidate });
export const unskipDayAction = customerAction("unskip-day", skipSchema, unskipDay, { revalidate });
