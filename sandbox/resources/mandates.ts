import { z } from "zod";
import { endpoint, ok, type Endpoint } from "../http/endpoint";
import { badRequest, noSuch } from "../errors";
import { newId, unixNow } from "../ids";
import type { Mandate, PaymentIntent, PaymentMethod, Row } from "../objects";
import type { Work } from "../store/work";
import { termsOf, type Terms } from "./mandate-terms";

type AnyIntent = Row<"payment_intent"> | Row<"setup_intent">;

function newMandate(
  method: PaymentMethod,
  { amount, currency, details }: Terms,
  acceptance: Mandate["customer_acceptance"],
): Mandate {
  return {
    id: newId("mandate"),
    object: "mandate",
    customer_acceptance: acceptance,
    livemode: false,
    multi_use: { amount, currency },
    payment_method: method.id,
    payment_method_details: details,
    status: "active",
    type: "multi_use",
  };
}

export function asksForMandate(intent: AnyIntent, method: Row<"payment_method">): boolean {
  return termsOf(intent, method) !== null;
}

/** Registers with the customer's bank that later debits are agreed to. Returns the mandate's id; null if not requested. */
export function registerMandate(work: Work, intent: AnyIntent, method: Row<"payment_method">): string | null {
  const terms = termsOf(intent, method);
  if (!terms) return null;
  const online = { ip_address: null, user_agent: null };
  const acceptance = intent.hidden.acceptance ?? { accepted_at: unixNow(), online, type: "online" as const };
  const data = newMandate(method.data, terms, acceptance);
  const { amount, amountType, endDate } = terms;
  work.save({ data, hidden: { amount, amountType, endDate } });
  method.hidden.mandate = data.id;
  return data.id;
}

function invalidMandate(message: string): Error {
  return badRequest(message, { code: "payment_intent_mandate_invalid", param: "mandate" });
}

/** A payment method's mandate; throws an ApiError when the shop names another, or wants what wasn't agreed to. */
export async function mandateFor(
  work: Work,
  { amount }: PaymentIntent,
  method: Row<"payment_method">,
  named: string | undefined,
): Promise<Row<"mandate"> | null> {
  if (named && named !== method.hidden.mandate)
    throw invalidMandate(`The mandate ${named} is not one of this payment method.`);
  const row = method.hidden.mandate ? await work.get("mandate", method.hidden.mandate) : null;
  if (row?.hidden.endDate && row.hidden.endDate < unixNow())
    throw invalidMandate("The mandate of this payment method has come to its end date.");
  if (row?.hidden.amountType === "fixed" && row.hidden.amount !== amount)
    throw invalidMandate("The amount of this payment is not the fixed amount of its mandate.");
  return row;
}

/** A UPI app debits no more than was agreed to: it doesn't ask again. */
export function requireUpiMandate(
  { data: { amount } }: Row<"payment_intent">,
  mandate: Row<"mandate"> | null,
): Row<"mandate"> {
  if (!mandate) throw invalidMandate("A payment by UPI without its customer needs a mandate.");
  if (mandate.data.status !== "active")
    throw invalidMandate("The mandate of this payment method is no longer active.");
  if (amount > mandate.hidden.amount)
    throw invalidMandate("The amount of this payment is more than its mandate allows.");
  return mandate;
}

/** Done by a customer at their bank: no further debits are made. */
export async function cancelMandate(work: Work, id: string): Promise<boolean> {
  const row = await work.get("mandate", id);
  if (!row || row.data.status !== "active") return false;
  const previous = { payment_method_details: row.data.payment_method_details, status: row.data.status };
  row.data.status = "inactive";
  if (row.data.payment_method_details.card)
    row.data.payment_method_details = { card: { india: { inactive_reason: "canceled" } }, type: "card" };
  work.save(row);
  work.emit("mandate.updated", row.data, previous);
  return true;
}

const retrieve = endpoint({
  method: "GET",
  path: "/mandates/:id",
  params: z.strictObject({}),
  handle: async ({ work, id }) => {
    const row = await work.get("mandate", id);
    if (!row) throw noSuch("mandate", id, "mandate", "path");
    return ok(row.data);
  },
});

export const mandateEndpoints: readonly Endpoint[] = [retrieve];
