"use server";

import { customerAction, staffAction } from "@/lib/access/action";
import { correctingSoon } from "@/lib/correcting-soon";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { asSeen } from "@/lib/features/corrections/preview";
import {
  adminPauseDays,
  adminResumeDays,
  adminSkipDay,
  adminUnskipDay,
  pauseDays,
  previewAdminUnskip,
  previewAdminSkip,
  previewAdminResume,
  previewAdminPause,
  resumeDays,
  skipDay,
  unskipDay,
} from "./commands";
import {
  adminDaysSchema,
  adminSkipSchema,
  daysSchema,
  seenDaysSchema,
  seenSkipSchema,
  skipSchema,
} from "./schema";

const own = { revalidate: ["/calendar", "/dashboard", "/subscriptions"] };
const office = { revalidate: ["/admin/customers", "/admin/kitchen", "/admin/deliveries"] };

export const pauseDaysAction = customerAction("pause-days", daysSchema, pauseDays, own);
export const resumeDaysAction = customerAction("resume-days", daysSchema, resumeDays, own);
export const skipDayAction = customerAction("skip-day", skipSchema, skipDay, own);
export const unskipDayAction = customerAction("unskip-day", skipSchema, unskipDay, own);

export const adminPauseDaysAction = correctingSoon(
  staffAction("pause-days-for-customer", ADMIN_ROLES, seenDaysSchema, asSeen(adminPauseDays), office),
);
export const adminResumeDaysAction = correctingSoon(
  staffAction("resume-days-for-customer", ADMIN_ROLES, seenDaysSchema, asSeen(adminResumeDays), office),
);
export const adminSkipDayAction = correctingSoon(
  staffAction("skip-day-for-customer", ADMIN_ROLES, seenSkipSchema, asSeen(adminSkipDay), office),
);
export const adminUnskipDayAction = correctingSoon(
  staffAction("unskip-day-for-customer", ADMIN_ROLES, seenSkipSchema, asSeen(adminUnskipDay), office),
);

export const previewAdminPauseAction = staffAction(
  "preview-pause",
  ADMIN_ROLES,
  adminDaysSchema,
  previewAdminPause,
);

export const previewAdminResumeAction = staffAction(
  "preview-resume",
  ADMIN_ROLES,
  adminDaysSchema,
  previewAdminResume,
);

export const previewAdminSkipAction = staffAction(
  "preview-skip",
  ADMIN_ROLES,
  adminSkipSchema,
  previewAdminSkip,
);

export const previewAdminUnskipAction = staffAction(
  "preview-unskip",
  ADMIN_ROLES,
  adminSkipSchema,
  previewAdminUnskip,
);
