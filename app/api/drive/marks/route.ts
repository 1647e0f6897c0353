import { unstable_rethrow } from "next/navigation";
import { getViewer, staffOf } from "@/lib/access/auth";
import { addressOf } from "@/lib/access/note";
import { takeTry } from "@/lib/access/rate-limit";
import { clockNow } from "@/lib/clock";
import { asStaff, asSystem, type Tx } from "@/lib/db";
import { DELIVERY_ROLES } from "@/lib/domain/identity";
import { driveSentSchema } from "@/lib/features/drive/schema";
import { keepSent } from "@/lib/features/drive/sent";
import { logFault, withRequestId } from "@/lib/log";
import { networkOf } from "@/lib/tries/network";

/**
 * What a driver's phone kept: its presses, in order. One that comes again is answered as before. The door (scripts/web/door.mjs)
 * has let in only what a page of ours sends, and no more than 64 kB of it.
 */
export async function POST(request: Request): Promise<Response> {
  return withRequestId(request.headers.get("x-request-id") ?? "none", async () => {
    try {
      const viewer = await getViewer();
      const who = viewer ? `user ${viewer.id}` : networkOf(addressOf(request.headers));
      if (!(await takeTry("drive-marks", who))) return answer({ error: "rate-limited" }, 429);
      if (!viewer) return answer({ error: "signed-out" }, 401);
      const staff = staffOf(viewer, DELIVERY_ROLES);
      if (!staff) return answer({ error: "not-found" }, 404);
      const parsed = driveSentSchema.safeParse(await request.json().catch(() => null));
      if (!parsed.success) return answer({ error: "invalid" }, 400);
      const now = clockNow();
      const flow = {
        ...{ now, staff, run: <T>(fn: (tx: Tx) => Promise<T>) => asStaff(staff, fn, now) },
        system: <T>(fn: (tx: Tx) => Promise<T>) => asSystem(fn, now),
      };
      const results = await keepSent(flow, parsed.data);
      return answer({ now: now.toISOString(), results }, 200);
    } catch (fault) {
      unstable_rethrow(fault);
      return answer({ error: "unexpected", reference: logFault("drive-marks", fault) }, 500);
    }
  });
}

function answer(body: object, status: number): Response {
  return Response.json(body, { status, headers: { "cache-control": "no-store" } });
}
