"use server";

import { customerAction, staffAction } from "@/lib/access/action";
import { correctingSoon } from "@/lib/correcting-soon";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { asSeen } from "@/lib/features/corrections/preview";
import { adminEndEarly, adminExtend, endEarly, extend, subscribe } from "./commands";
import { previewAdminEnd, previewAdminExtend } from "./previews";
import {
  adminEndEarlySchema,
  adminExtendSchema,
  endEarlySchema,
  extendSchema,
  seenEndSchema,
  seenExtendSchema,
  subscribeSchema,
} from "./schema";

const own = { revalidate: ["/subscriptions", "/calendar", "/dashboard", "/profile"] };
const office = {
  revalidate: ["/admin/customers", "/admin/subscriptions", "/admin/kitchen", "/admin/deliveries"],
};

export const subscribeAction = customerAction("subscribe", subscribeSchema, subscribe, own);
export const endEarlyAction = customerAction("end-early", endEarlySchema, endEarly, own);
export const extendAction = customerAction("extend", extendSchema, extend, own);

export const adminEndEarlyAction = correctingSoon(
  staffAction("end-early-for-customer", ADMIN_ROLES, seenEndSchema, asSeen(adminEndEarly), office),
);
export const adminExtendAction = correctingSoon(
  staffAction("extend-for-customer", ADMIN_ROLES, seenExtendSchema, asSeen(adminExtend), office),
);

export const previewAdminEndAction = staffAction(
  "preview-end",
  ADMIN_ROLES,
  adminEndEarlySchema,
  previewAdminEnd,
);

export const previewAdminExtendAction = staffAction(
  "preview-extend",
  ADMIN_ROLES,
  adminExtendSchema,
  previewAdminExtend,
);
