import { note } from "@/lib/access/note";
import { clockNow } from "@/lib/clock";
import { asSystem } from "@/lib/db";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { dispatch, keepUnreadableDelivery } from "@/lib/features/gateway-reports/dispatch";
import { log, logFault, withRequestId } from "@/lib/log";
import { wordsOf } from "@/lib/features/odd-cases/outcome";
import { GATEWAY_WAITS, withPatience } from "@/lib/gateway/patience";
import { isUnreadable, readWebhook } from "@/lib/gateway/webhook";

const BODY_LIMIT_BYTES = 1_048_576;

/**
 * 200: handled, or nothing of ours depends on it, or nobody could ever read it (a case then says so). 400: not for us or not
 * from the gateway; nothing was written. 500: nothing was written, send it again.
 */
export async function POST(request: Request): Promise<Response> {
  return withRequestId(request.headers.get("x-request-id") ?? "none", async () => {
    const body = await readBody(request);
    const read = body.ok ? readWebhook(body.value, request.headers.get("stripe-signature")) : body;
    const flow = { now: clockNow(), system: asSystem };
    try {
      if (!read.ok) {
        await noteDelivery(request, { refused: read.error });
        if (read.error === "other-account") return answer(200, "not ours");
        if (!body.ok || !isUnreadable(read.error)) return answer(400, "refused");
        await keepUnreadableDelivery(flow, body.value);
        return answer(200, "kept for a person");
      }
      const event = read.value;
      const outcome = wordsOf(await withPatience(GATEWAY_WAITS, () => dispatch(flow, event)));
      log.info({ event: event.id, type: event.type, outcome }, "webhook");
      return answer(200, "received");
    } catch (fault) {
      // nothing of it is kept: whatever the reason (the gateway doesn't answer, the database is down), it will be sent again
      const reference = logFault("stripe webhook", fault);
      await noteDelivery(request, { reference });
      return answer(500, reference);
    }
  });
}

function noteDelivery(request: Request, came: { refused: string } | { reference: string }): Promise<void> {
  return note({ operation: "stripe", category: "webhook", who: null, ...came }, request.headers);
}

/**
 * The raw text, which the signature covers. Nothing is read beyond the limit, which is larger than any event. Bytes that are
 * not UTF-8 are refused: decoded leniently, different bytes would give the same text and pass under one signature.
 */
async function readBody(request: Request): Promise<Result<string, "too-large" | "not-text">> {
  if (Number(request.headers.get("content-length") ?? 0) > BODY_LIMIT_BYTES) return refuse("too-large");
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > BODY_LIMIT_BYTES) return refuse("too-large");
    chunks.push(chunk);
  }
  try {
    return ok(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(Buffer.concat(chunks)));
  } catch {
    return refuse("not-text");
  }
}

function answer(status: number, text: string): Response {
  return new Response(text, { status, headers: { "content-type": "text/plain; charset=utf-8" } });
}
