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

export const pauseDaysAction = customerAction("pause-days", daysSchema, pauseDays);
export const resumeDaysAction = customerAction("resume-days", daysSchema, resumeDays);
export const skipDayAction = customerAction("skip-day", skipSchema, skipDay);
export const unskipDayAction = customerAction("unskip-day", skipSchema, unskipDay);

export const adminPauseDaysAction = correctingSoon(
  staffAction("pause-days-for-customer", ADMIN_ROLES, seenDaysSchema, asSeen(adminPauseDays)),
);
export const adminResumeDaysAction = correctingSoon(
  staffAction("resume-days-for-customer", ADMIN_ROLES, seenDaysSchema, asSeen(adminResumeDays)),
);
export const adminSkipDayAction = correctingSoon(
  staffAction("skip-day-for-customer", ADMIN_ROLES, seenSkipSchema, asSeen(adminSkipDay)),
);
export const adminUnskipDayAction = correctingSoon(
  staffAction("unskip-day-for-customer", ADMIN_ROLES, seenSkipSchema, asSeen(adminUnskipDay)),
);

export const previewAdminPauseAction = staffAction(
  "preview-pause",
  ADMIN_ROLES,
  adminDaysSchema,
  previewAdminPause,
  { leavesPage: true },
);

export const previewAdminResumeAction = staffAction(
  "preview-resume",
  ADMIN_ROLES,
  adminDaysSchema,
  previewAdminResume,
  { leavesPage: true },
);

export const previewAdminSkipAction = staffAction(
  "preview-skip",
  ADMIN_ROLES,
  adminSkipSchema,
  previewAdminSkip,
  { leavesPage: true },
);

export const previewAdminUnskipAction = staffAction(
  "preview-unskip",
  ADMIN_ROLES,
  adminSkipSchema,
  previewAdminUnskip,
  { leavesPage: true },
);
