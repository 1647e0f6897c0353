import { z } from "zod";
import { getViewer, staffOf } from "@/lib/access/auth";
import { takeTry } from "@/lib/access/rate-limit";
import { clockNow } from "@/lib/clock";
import { asStaff } from "@/lib/db";
import { DELIVERY_ROLES } from "@/lib/domain/identity";
import { keepMarkPicture } from "@/lib/features/pictures/commands";
import { MAX_PICTURE_BYTES } from "@/lib/features/plans/schema";
import { logFault, withRequestId } from "@/lib/log";
import { smallPicture } from "@/lib/uploads";

const UPLOADS = { points: 100, seconds: 15 * 60 };

/** A picture that a driver's phone kept beside a mark, whose key it names; the mark came before it. */
export async function POST(request: Request): Promise<Response> {
  return withRequestId(request.headers.get("x-request-id") ?? "none", async () => {
    try {
      const viewer = await getViewer();
      if (!viewer) return answer({ error: "signed-out" }, 401);
      const staff = staffOf(viewer, DELIVERY_ROLES);
      if (!staff) return answer({ error: "not-found" }, 404);
      if (!(await takeTry("send-mark-picture", `user ${viewer.id}`, UPLOADS)))
        return answer({ error: "rate-limited" }, 429);
      const key = z.uuid().safeParse(new URL(request.url).searchParams.get("key"));
      if (!key.success) return answer({ error: "invalid" }, 422);
      const size = Number(request.headers.get("content-length") ?? Number.NaN);
      if (!(size > 0 && size <= MAX_PICTURE_BYTES)) return answer({ error: "picture-unreadable" }, 413);
      const small = await smallPicture(await request.blob());
      if (!small.ok) return answer({ error: small.error }, 422);
      const now = clockNow();
      const picture = { key: key.data, webp: small.value };
      const kept = await asStaff(staff, (tx) => keepMarkPicture({ tx, now, staff }, picture), now);
      return kept.ok ? answer({ key: key.data }, 201) : answer({ error: "no-mark" }, 422);
    } catch (fault) {
      return answer({ error: "unexpected", reference: logFault("send-mark-picture", fault) }, 500);
    }
  });
}

function answer(body: object, status: number): Response {
  return Response.json(body, { status, headers: { "cache-control": "no-store" } });
}
