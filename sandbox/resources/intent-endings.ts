import { endpoint, ok } from "../http/endpoint";
import { badRequest } from "../errors";
import { unixNow } from "../ids";
import type { PaymentIntent, Row } from "../objects";
import type { Work } from "../store/work";
import { settleCharge } from "./balance-transactions";
import { requireIntent, requireState } from "./intent-states";
import { mergeMetadata } from "./metadata";
import { cancelParams, captureParams } from "./payment-intent-params";

async function chargeOf(work: Work, intent: PaymentIntent): Promise<Row<"charge">> {
  const row = intent.latest_charge ? await work.get("charge", intent.latest_charge) : null;
  if (!row) throw new Error(`Payment intent ${intent.id} has no charge`);
  return row;
}

/** Ends an intent for good; money held for it goes back to the customer. */
export async function cancelIntent(
  work: Work,
  intent: Row<"payment_intent">,
  reason: PaymentIntent["cancellation_reason"],
): Promise<void> {
  const { data } = intent;
  if (data.status === "requires_capture") {
    const held = await chargeOf(work, data);
    held.data.refunded = true;
    held.data.amount_refunded = held.data.amount;
    work.save(held);
    work.emit(reason === "automatic" ? "charge.expired" : "charge.refunded", held.data);
  }
  Object.assign(data, {
    amount_capturable: 0,
    canceled_at: unixNow(),
    cancellation_reason: reason,
    next_action: null,
    status: "canceled",
  } satisfies Partial<PaymentIntent>);
  intent.hidden.challenge = null;
  work.save(intent);
  work.emit("payment_intent.canceled", data);
}

export const cancelEndpoint = endpoint({
  method: "POST",
  path: "/payment_intents/:id/cancel",
  params: cancelParams,
  handle: async ({ work, id, params, caller }) => {
    const intent = await requireIntent(work, id, undefined);
    requireState("canceled", intent.data, caller);
    await cancelIntent(work, intent, params.cancellation_reason ?? null);
    return ok(intent.data);
  },
});

export const captureEndpoint = endpoint({
  method: "POST",
  path: "/payment_intents/:id/capture",
  params: captureParams,
  unused: ["final_capture", "payment_details"],
  handle: async ({ work, id, params, caller }) => {
    const intent = await requireIntent(work, id, undefined);
    const { data } = intent;
    requireState("captured", data, caller);
    const amount = params.amount_to_capture ?? data.amount_capturable;
    if (amount > data.amount_capturable) {
      const message =
        "The payment could not be captured because the requested capture amount is greater than the amount you can capture for this charge.";
      throw badRequest(message, { code: "amount_too_large", param: "amount_to_capture" });
    }
    const held = await chargeOf(work, data);
    held.data.captured = true;
    held.data.amount_captured = amount;
    settleCharge(work, held.data);
    data.amount_capturable = 0;
    data.amount_received = amount;
    data.status = "succeeded";
    data.metadata = mergeMetadata(data.metadata, params.metadata);
    if (params.statement_descriptor_suffix)
      data.statement_descriptor_suffix = params.statement_descriptor_suffix;
    work.save(intent);
    work.emit("charge.captured", held.data);
    work.emit("payment_intent.succeeded", data);
    return ok(data);
  },
});
