import { z } from "zod";
import { endpoint, ok, type Endpoint } from "../http/endpoint";
import { badRequest, noSuch } from "../errors";
import { newId, unixNow } from "../ids";
import type { Mandate, PaymentIntent, PaymentMethod, Row, SetupIntent } from "../objects";
import type { Work } from "../store/work";
import { testCardOf } from "./test-cards";

type Terms = { amount: number; amount_type: string; currency: string };

function newMandate(
  method: PaymentMethod,
  terms: Terms,
  acceptance: Mandate["customer_acceptance"],
): Mandate {
  return {
    id: newId("mandate"),
    object: "mandate",
    customer_acceptance: acceptance,
    livemode: false,
    multi_use: { amount: terms.amount, currency: terms.currency },
    payment_method: method.id,
    payment_method_details: { card: { india: { inactive_reason: null } }, type: "card" },
    status: "active",
    type: "multi_use",
  };
}

/** What an intent asks its customer's bank to register; null when it asks for nothing. */
function termsOf(intent: PaymentIntent | SetupIntent): Terms | null {
  if (intent.object === "setup_intent") {
    const options = intent.payment_method_options?.card?.mandate_options;
    return intent.usage === "off_session" && options ? options : null;
  }
  const options = intent.payment_method_options?.card?.mandate_options;
  const keeps = intent.setup_future_usage === "off_session";
  return keeps && options ? { ...options, currency: intent.currency } : null;
}

export function asksForMandate(intent: PaymentIntent | SetupIntent, method: Row<"payment_method">): boolean {
  return termsOf(intent) !== null && Boolean(testCardOf(method)?.debit);
}

/** Has the customer's bank note that later debits are agreed to. Answers the mandate's id; null when none was asked for. */
export function registerMandate(
  work: Work,
  { data: intent, hidden }: Row<"payment_intent"> | Row<"setup_intent">,
  method: Row<"payment_method">,
): string | null {
  const terms = termsOf(intent);
  if (!terms || !testCardOf(method)?.debit) return null;
  const online = { ip_address: null, user_agent: null };
  const acceptance = hidden.acceptance ?? { accepted_at: unixNow(), online, type: "online" as const };
  const data = newMandate(method.data, terms, acceptance);
  work.save({ data, hidden: { amount: terms.amount, amountType: terms.amount_type } });
  method.hidden.mandate = data.id;
  return data.id;
}

function invalidMandate(message: string): Error {
  return badRequest(message, { code: "payment_intent_mandate_invalid", param: "mandate" });
}

/** The mandate of a payment method; throws an ApiError when the shop names another one, or an amount it forbids. */
export async function mandateFor(
  work: Work,
  { amount }: PaymentIntent,
  method: Row<"payment_method">,
  named: string | undefined,
): Promise<Row<"mandate"> | null> {
  if (named && named !== method.hidden.mandate)
    throw invalidMandate(`The mandate ${named} is not one of this payment method.`);
  const row = method.hidden.mandate ? await work.get("mandate", method.hidden.mandate) : null;
  if (row?.hidden.amountType === "fixed" && row.hidden.amount !== amount)
    throw invalidMandate("The amount of this payment is not the fixed amount of its mandate.");
  return row;
}

/** What a customer does at their bank: no further debit is made. */
export async function cancelMandate(work: Work, id: string): Promise<boolean> {
  const row = await work.get("mandate", id);
  if (!row || row.data.status !== "active") return false;
  const previous = { payment_method_details: row.data.payment_method_details, status: row.data.status };
  row.data.status = "inactive";
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
