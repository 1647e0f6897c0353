import { clockNow } from "@/lib/clock";
import { asSystem } from "@/lib/db";
import { dispatch } from "@/lib/features/payments/stripe-events/dispatch";
import { log, logFault, withRequestId } from "@/lib/log";
import { verifyEvent } from "@/lib/stripe";

const BODY_LIMIT_BYTES = 1_048_576;

/** 200: handled, or not ours. 400: not from the gateway, nothing was written. 500: nothing was written, send it again. */
export async function POST(request: Request): Promise<Response> {
  return withRequestId(request.headers.get("x-request-id") ?? "none", async () => {
    const body = await readBody(request);
    const signature = request.headers.get("stripe-signature");
    const event = body === null || !signature ? null : verified(body, signature);
    if (!event) return answer(400, "refused");
    try {
      const outcome = await dispatch({ now: clockNow(), system: asSystem }, event);
      log.info({ event: event.id, type: event.type, outcome }, "webhook");
      return answer(200, "received");
    } catch (fault) {
      // the transaction is undone whole: whatever it was (a database that is down, a lock), sending it again can help
      return answer(500, logFault("stripe webhook", fault));
    }
  });
}

function verified(body: string, signature: string) {
  try {
    return verifyEvent(body, signature);
  } catch (error) {
    log.warn({ reason: error instanceof Error ? error.name : "unknown" }, "webhook refused");
    return null;
  }
}

/** The raw text, which the signature is over; null when it is larger than any event. */
async function readBody(request: Request): Promise<string | null> {
  if (Number(request.headers.get("content-length") ?? 0) > BODY_LIMIT_BYTES) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > BODY_LIMIT_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function answer(status: number, text: string): Response {
  return new Response(text, { status, headers: { "content-type": "text/plain; charset=utf-8" } });
}
