"use server";

import { customerAction, staffAction } from "@/lib/action";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import {
  adminPauseDays,
  adminResumeDays,
  adminSkipDay,
  adminUnskipDay,
  pauseDays,
  resumeDays,
  skipDay,
  unskipDay,
} from "./commands";
import { adminDaysSchema, adminSkipSchema, daysSchema, skipSchema } from "./schema";

const own = { revalidate: ["/calendar", "/dashboard", "/subscriptions"] };
const office = { revalidate: ["/admin/customers", "/admin/kitchen", "/admin/deliveries"] };

export const pauseDaysAction = customerAction("pause-days", daysSchema, pauseDays, own);
export const resumeDaysAction = customerAction("resume-days", daysSchema, resumeDays, own);
export const skipDayAction = customerAction("skip-day", skipSchema, skipDay, own);
export const unskipDayAction = customerAction("unskip-day", skipSchema, unskipDay, own);

export const adminPauseDaysAction = staffAction(
  "pause-days-for-customer",
  ADMIN_ROLES,
  adminDaysSchema,
  adminPauseDays,
  office,
);
export const adminResumeDaysAction = staffAction(
  "resume-days-for-customer",
  ADMIN_ROLES,
  adminDaysSchema,
  adminResumeDays,
  office,
);
export const adminSkipDayAction = staffAction(
  "skip-day-for-customer",
  ADMIN_ROLES,
  adminSkipSchema,
  adminSkipDay,
  office,
);
export const adminUnskipDayAction = staffAction(
  "unskip-day-for-customer",
  ADMIN_ROLES,
  adminSkipSchema,
  adminUnskipDay,
  office,
);
