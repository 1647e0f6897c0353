import { customerIdOf, getViewer } from "@/lib/access/auth";
import { takeTry } from "@/lib/access/rate-limit";
import { clockNow } from "@/lib/clock";
import { asCustomer } from "@/lib/db";
import { keepOwnPicture } from "@/lib/features/pictures/commands";
import { MAX_PICTURE_BYTES } from "@/lib/features/plans/schema";
import { logFault, withRequestId } from "@/lib/log";
import { smallPicture } from "@/lib/uploads";

const UPLOADS = { points: 10, seconds: 15 * 60 };

/** Keeps a customer's picture of a tiffin that they are about to complain of, and returns its key. */
export async function POST(request: Request): Promise<Response> {
  return withRequestId(request.headers.get("x-request-id") ?? "none", async () => {
    try {
      const viewer = await getViewer();
      if (!viewer) return answer({ error: "signed-out" }, 401);
      const customerId = customerIdOf(viewer);
      if (!customerId) return answer({ error: "not-found" }, 404);
      if (!(await takeTry("send-own-picture", `user ${viewer.id}`, UPLOADS)))
        return answer({ error: "rate-limited" }, 429);
      // from the headers: the server reads no more than that off the wire
      const size = Number(request.headers.get("content-length") ?? Number.NaN);
      if (!(size > 0 && size <= MAX_PICTURE_BYTES)) return answer({ error: "picture-unreadable" }, 413);
      const small = await smallPicture(await request.blob());
      if (!small.ok) return answer({ error: small.error }, 422);
      const now = clockNow();
      const keep = asCustomer(customerId, (tx) => keepOwnPicture({ tx, now, customerId }, small.value), now);
      return answer({ picture: await keep }, 201);
    } catch (fault) {
      return answer({ error: "unexpected", reference: logFault("send-own-picture", fault) }, 500);
    }
  });
}

function answer(body: object, status: number): Response {
  return Response.json(body, { status, headers: { "cache-control": "no-store" } });
}
