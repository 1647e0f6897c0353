"use server";

import { staffAction } from "@/lib/action";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { addClosures, previewClosure, removeClosure } from "./commands";
import { closureDaysSchema, closureSchema, removeClosureSchema } from "./schema";

const revalidate = ["/admin/closures", "/admin/kitchen", "/admin/deliveries", "/menu"];

export const previewClosureAction = staffAction(
  "preview-closure",
  ADMIN_ROLES,
  closureDaysSchema,
  previewClosure,
);
export const addClosuresAction = staffAction("add-closures", ADMIN_ROLES, closureSchema, addClosures, {
  revalidate,
});
export const removeClosureAction = staffAction(
  "remove-closure",
  ADMIN_ROLES,
  removeClosureSchema,
  removeClosure,
  {
    revalidate,
  },
);
