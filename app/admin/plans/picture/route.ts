import { staffOf } from "@/lib/access/auth";
import { receiving } from "@/lib/access/pictures/receive";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { ok } from "@/lib/domain/result";
import { storeDishPicture } from "@/lib/uploads";

/** Stores a picture for a plan that is about to be saved, and returns its name. */
export const POST = receiving({
  operation: "send-picture",
  limit: { points: 60, seconds: 15 * 60 },
  sender: (viewer) => staffOf(viewer, ADMIN_ROLES),
  keep: async (_, request) => {
    const stored = await storeDishPicture(await request.blob());
    return stored.ok ? ok({ picture: stored.value }) : stored;
  },
});
