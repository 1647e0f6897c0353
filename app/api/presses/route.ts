import { unstable_rethrow } from "next/navigation";
import { z } from "zod";
import { addressOf } from "@/lib/access/note";
import { getViewer } from "@/lib/access/auth";
import { logFault, withRequestId } from "@/lib/log";
import { askPress } from "@/lib/press/ask";
import { takeTry } from "@/lib/access/rate-limit";
import { networkOf } from "@/lib/tries/network";

const asked = z.object({ key: z.uuid() });

/** What became of a press, for a page that got no answer. It changes nobody's data; a key that is not known is given up. */
export async function POST(request: Request): Promise<Response> {
  return withRequestId(request.headers.get("x-request-id") ?? "none", async () => {
    try {
      const parsed = asked.safeParse(await request.json().catch(() => null));
      if (!parsed.success) return answer({ error: "invalid" }, 400);
      if (!(await takeTry("ask-press", networkOf(addressOf(request.headers)))))
        return answer({ error: "rate-limited" }, 429);
      const viewer = await getViewer();
      return answer(await askPress(parsed.data.key, viewer?.id ?? null), 200);
    } catch (fault) {
      unstable_rethrow(fault);
      return answer({ error: "unexpected", reference: logFault("ask-press", fault) }, 500);
    }
  });
}

function answer(body: object, status: number): Response {
  return Response.json(body, { status, headers: { "cache-control": "no-store" } });
}
