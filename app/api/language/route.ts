import { unstable_rethrow } from "next/navigation";
import { z } from "zod";
import { chooseHere } from "@/lib/access/language/choose-here";
import { addressOf } from "@/lib/access/note";
import { takeTry } from "@/lib/access/rate-limit";
import { LANGUAGES } from "@/lib/domain/language/language";
import { nextSchema } from "@/lib/features/accounts/schema";
import { logFault, withRequestId } from "@/lib/log";
import { networkOf } from "@/lib/tries/network";

const sentSchema = z.object({ language: z.enum(LANGUAGES) });

/**
 * Keeps the chosen language, in the browser and with who is logged in, and shows the page of the press anew. A form of plain
 * HTML sends it: with and without script the whole page is written in the language, and not only what changes.
 */
export async function POST(request: Request): Promise<Response> {
  return withRequestId(request.headers.get("x-request-id") ?? "none", async () => {
    try {
      const form = await request.formData().catch(() => null);
      const parsed = sentSchema.safeParse(form && Object.fromEntries(form));
      if (!parsed.success) return answer(400);
      if (!(await takeTry("choose-language", networkOf(addressOf(request.headers))))) return answer(429);
      await chooseHere(parsed.data.language);
      return answer(303, pageOf(request));
    } catch (fault) {
      unstable_rethrow(fault);
      logFault("choose-language", fault);
      return answer(500);
    }
  });
}

/** The page that the press was on; the first one where the browser doesn't say. */
function pageOf(request: Request): string {
  const from = URL.parse(request.headers.get("referer") ?? "");
  const { next } = nextSchema.parse({ next: from ? `${from.pathname}${from.search}` : undefined });
  return next ?? "/";
}

function answer(status: number, location?: string): Response {
  return new Response(null, {
    status,
    headers: { "cache-control": "no-store", ...(location && { location }) },
  });
}
