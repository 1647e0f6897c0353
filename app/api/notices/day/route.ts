import { unstable_rethrow } from "next/navigation";
import { addressOf } from "@/lib/access/note";
import { sayByPass } from "@/lib/access/passes/change-by-pass";
import { takeTry } from "@/lib/access/rate-limit";
import { clockNow } from "@/lib/clock";
import { dayPassSchema } from "@/lib/features/notices/schema";
import { logFault, withRequestId } from "@/lib/log";
import { networkOf } from "@/lib/tries/network";

/** A press in a notification: what its pass lets it do, answered with the sentence to show. */
export async function POST(request: Request): Promise<Response> {
  return withRequestId(request.headers.get("x-request-id") ?? "none", async () => {
    try {
      const parsed = dayPassSchema.safeParse(await request.json().catch(() => null));
      if (!parsed.success) return answer({ error: "invalid" }, 400);
      if (!(await takeTry("day-pass", networkOf(addressOf(request.headers)))))
        return answer({ error: "rate-limited" }, 429);
      return answer(await sayByPass(clockNow(), parsed.data), 200);
    } catch (fault) {
      unstable_rethrow(fault);
      return answer({ error: "unexpected", reference: logFault("day-pass", fault) }, 500);
    }
  });
}

function answer(body: object, status: number): Response {
  return Response.json(body, { status, headers: { "cache-control": "no-store" } });
}
