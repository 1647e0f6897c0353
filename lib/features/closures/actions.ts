"use server";

import { staffAction } from "@/lib/access/action";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { correctingSoon } from "@/lib/correcting-soon";
import { asSeen } from "@/lib/features/corrections/preview";
import { addClosures, previewClosure, previewOpening, removeClosure } from "./commands";
import { closureDaysSchema, previewOpeningSchema, seenClosureSchema, removeClosureSchema } from "./schema";

export const previewClosureAction = staffAction(
  "preview-closure",
  ADMIN_ROLES,
  closureDaysSchema,
  previewClosure,
  { leavesPage: true },
);
export const previewOpeningAction = staffAction(
  "preview-opening",
  ADMIN_ROLES,
  previewOpeningSchema,
  previewOpening,
  { leavesPage: true },
);
export const addClosuresAction = correctingSoon(
  staffAction("add-closures", ADMIN_ROLES, seenClosureSchema, asSeen(addClosures)),
);
export const removeClosureAction = correctingSoon(
  staffAction("remove-closure", ADMIN_ROLES, removeClosureSchema, asSeen(removeClosure)),
);
