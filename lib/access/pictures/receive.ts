import { getViewer, type Viewer } from "../auth";
import { takeTry, type RateLimit } from "../rate-limit";
import type { Result } from "@/lib/domain/result";
import { MAX_PICTURE_BYTES } from "@/lib/features/plans/schema";
import { logFault, withRequestId } from "@/lib/log";

type Receiving<S> = {
  /** Under this name tries are counted and faults are logged. */
  operation: string;
  limit: RateLimit;
  /** Null for who may not send one. */
  sender: (viewer: Viewer) => S | null;
  /** Reads the picture, keeps it, and returns what the page is told. */
  keep: (sender: S, request: Request) => Promise<Result<object, string>>;
};

/** Receives pictures as a route. None of it is read before we know who sends it, how often, and how much. */
export function receiving<S>({ operation, limit, sender, keep }: Receiving<S>) {
  return (request: Request): Promise<Response> =>
    withRequestId(request.headers.get("x-request-id") ?? "none", async () => {
      try {
        const viewer = await getViewer();
        if (!viewer) return answer({ error: "signed-out" }, 401);
        const from = sender(viewer);
        if (!from) return answer({ error: "not-found" }, 404);
        if (!(await takeTry(operation, `user ${viewer.id}`, limit)))
          return answer({ error: "rate-limited" }, 429);
        // from the headers: the server reads no more than that off the wire
        const size = Number(request.headers.get("content-length") ?? Number.NaN);
        if (!(size > 0 && size <= MAX_PICTURE_BYTES)) return answer({ error: "picture-unreadable" }, 413);
        const kept = await keep(from, request);
        return kept.ok ? answer(kept.value, 201) : answer({ error: kept.error }, 422);
      } catch (fault) {
        return answer({ error: "unexpected", reference: logFault(operation, fault) }, 500);
      }
    });
}

function answer(body: object, status: number): Response {
  return Response.json(body, { status, headers: { "cache-control": "no-store" } });
}
