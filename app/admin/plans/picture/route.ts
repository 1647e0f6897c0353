import { staffOf } from "@/lib/access/auth";
import { keepOfDish } from "@/lib/access/pictures/dish";
import { receiving } from "@/lib/access/pictures/receive";
import { ADMIN_ROLES } from "@/lib/domain/identity";

/** Keeps a picture for a plan that is about to be saved, and returns its name. */
export const POST = receiving({
  operation: "send-picture",
  limit: { points: 60, seconds: 15 * 60 },
  sender: (viewer) => staffOf(viewer, ADMIN_ROLES),
  keep: keepOfDish,
});
