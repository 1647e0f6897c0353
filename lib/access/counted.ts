import { redirect } from "next/navigation";
import { clockNow } from "@/lib/clock";
import { isProofDue } from "@/lib/domain/log-in/proof";
import { withNext } from "@/lib/routes";
import { addressOf, note } from "./note";
import { getViewer } from "./auth";
import { networkOf } from "@/lib/tries/network";
import { takeFile } from "./rate-limit";

type Handler<C> = (request: Request, context: C) => Promise<Response>;

/**
 * A route that makes a file: how many one person may ask for in a minute is counted before any of the address is read.
 * `asksProof`: it takes people's data out of the house, so the office proves first who they are, if that was long ago.
 */
export function counted<C>(file: Handler<C>, { asksProof = false } = {}): Handler<C> {
  return async (request, context) => {
    const viewer = await getViewer();
    const who = viewer ? `user ${viewer.id}` : networkOf(addressOf(request.headers));
    if (await takeFile(who)) {
      if (asksProof && viewer && isProofDue(viewer.role, viewer.provedAt, clockNow())) {
        const { pathname, search } = new URL(request.url);
        redirect(withNext("/admin/prove", `${pathname}${search}`));
      }
      const answer = await file(request, context);
      if (viewer && takesAlong(request))
        await note(
          { operation: "export", who: viewer, metadata: { path: pathOf(request) } },
          request.headers,
        );
      return answer;
    }
    await note(
      {
        operation: "file",
        who: viewer,
        refused: "rate-limited",
        metadata: { path: pathOf(request) },
      },
      request.headers,
    );
    const headers = {
      "content-type": "text/plain; charset=utf-8",
      "cache-control": "no-store",
      "retry-after": "60",
    };
    return new Response("too many files at once: wait a minute\n", { status: 429, headers });
  };
}

const pathOf = (request: Request) => new URL(request.url).pathname;

/** A list for a spreadsheet, a name on each box, or everything known about someone: downloads that take personal data out of the house. */
const takesAlong = (request: Request) => /\/(export|data|labels)$/.test(pathOf(request));
