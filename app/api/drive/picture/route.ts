import { staffOf } from "@/lib/access/auth";
import { keepMarked } from "@/lib/access/pictures/door";
import { receiving } from "@/lib/access/pictures/receive";
import { DELIVERY_ROLES } from "@/lib/domain/identity";

/** A picture that a driver's phone kept beside a mark. */
export const POST = receiving({
  operation: "send-mark-picture",
  limit: { points: 100, seconds: 15 * 60 },
  sender: (viewer) => staffOf(viewer, DELIVERY_ROLES),
  keep: keepMarked,
});
