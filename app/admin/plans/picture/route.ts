import { getViewer, staffOf } from "@/lib/access/auth";
import { takeTry } from "@/lib/access/rate-limit";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { MAX_PICTURE_BYTES } from "@/lib/features/plans/schema";
import { logFault, withRequestId } from "@/lib/log";
import { storeDishPicture } from "@/lib/uploads";

const UPLOADS = { points: 60, seconds: 15 * 60 };

/**
 * Stores a picture for a plan that is about to be saved, and returns its name. None of it is read before we know who sends
 * it.
 */
export async function POST(request: Request): Promise<Response> {
  return withRequestId(request.headers.get("x-request-id") ?? "none", async () => {
    try {
      const viewer = await getViewer();
      if (!viewer) return answer({ error: "signed-out" }, 401);
      if (!staffOf(viewer, ADMIN_ROLES)) return answer({ error: "not-found" }, 404);
      if (!(await takeTry("send-picture", `user ${viewer.id}`, UPLOADS)))
        return answer({ error: "rate-limited" }, 429);
      // from the headers: the server reads no more than that off the wire
      const size = Number(request.headers.get("content-length") ?? Number.NaN);
      if (!(size > 0 && size <= MAX_PICTURE_BYTES)) return answer({ error: "picture-unreadable" }, 413);
      const stored = await storeDishPicture(await request.blob());
      return stored.ok ? answer({ picture: stored.value }, 201) : answer({ error: stored.error }, 422);
    } catch (fault) {
      return answer({ error: "unexpected", reference: logFault("send-picture", fault) }, 500);
    }
  });
}

function answer(body: object, status: number): Response {
  return Response.json(body, { status, headers: { "cache-control": "no-store" } });
}
