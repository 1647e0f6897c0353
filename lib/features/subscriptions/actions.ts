"use server";

import { customerAction, guestAction, staffAction } from "@/lib/access/action";
import { correctingSoon } from "@/lib/correcting-soon";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { asSeen } from "@/lib/features/corrections/preview";
import { startAndLogIn } from "@/lib/joining/start";
import { adminEndEarly, adminExtend, endEarly, extend, subscribe } from "./commands";
import { previewAdminEnd, previewAdminExtend } from "./previews";
import {
  adminEndEarlySchema,
  adminExtendSchema,
  endEarlySchema,
  extendSchema,
  seenEndSchema,
  seenExtendSchema,
  startSchema,
  subscribeSchema,
} from "./schema";

const QUARTER_HOUR = 15 * 60;

export const startAction = guestAction("start", startSchema, startAndLogIn, {
  press: "own",
  rateLimit: { points: 40, seconds: QUARTER_HOUR },
});

export const subscribeAction = customerAction("subscribe", subscribeSchema, subscribe);
export const endEarlyAction = customerAction("end-early", endEarlySchema, endEarly);
export const extendAction = customerAction("extend", extendSchema, extend);

export const adminEndEarlyAction = correctingSoon(
  staffAction("end-early-for-customer", ADMIN_ROLES, seenEndSchema, asSeen(adminEndEarly)),
);
export const adminExtendAction = correctingSoon(
  staffAction("extend-for-customer", ADMIN_ROLES, seenExtendSchema, asSeen(adminExtend)),
);

export const previewAdminEndAction = staffAction(
  "preview-end",
  ADMIN_ROLES,
  adminEndEarlySchema,
  previewAdminEnd,
  { leavesPage: true },
);

export const previewAdminExtendAction = staffAction(
  "preview-extend",
  ADMIN_ROLES,
  adminExtendSchema,
  previewAdminExtend,
  { leavesPage: true },
);
