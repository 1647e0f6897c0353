import { noSuch, wrongState } from "../errors";
import type { Caller } from "../http/auth";
import { badRequest } from "../errors";
import type { PaymentIntent, Row } from "../objects";
import type { Work } from "../store/work";

type Verb = "captured" | "confirmed" | "canceled";

/** The states in which an intent allows each change. A debit announced to a bank can't be called back: no "processing". */
const ALLOWED: Readonly<Record<Verb | "updated", readonly PaymentIntent["status"][]>> = {
  confirmed: ["requires_payment_method", "requires_confirmation", "requires_action"],
  canceled: ["requires_payment_method", "requires_capture", "requires_confirmation", "requires_action"],
  captured: ["requires_capture"],
  updated: ["requires_payment_method", "requires_confirmation", "requires_action"],
};

/** What a publishable key gets to see of an intent. */
const PUBLIC_FIELDS = [
  "id",
  "object",
  "allowed_payment_method_types",
  "amount",
  "automatic_payment_methods",
  "canceled_at",
  "cancellation_reason",
  "capture_method",
  "client_secret",
  "confirmation_method",
  "created",
  "currency",
  "description",
  "excluded_payment_method_types",
  "last_payment_error",
  "livemode",
  "next_action",
  "payment_method",
  "payment_method_configuration_details",
  "payment_method_types",
  "processing",
  "receipt_email",
  "setup_future_usage",
  "shipping",
  "status",
] as const satisfies readonly (keyof PaymentIntent)[];

export function visibleTo(caller: Caller, intent: PaymentIntent): object {
  if (caller === "secret") return intent;
  return Object.fromEntries(PUBLIC_FIELDS.map((field) => [field, intent[field]]));
}

function sentence(verb: Verb, status: string): string {
  if (verb === "captured")
    return `This PaymentIntent could not be captured because it has a status of ${status}.`;
  const infinitive = verb === "confirmed" ? "confirm" : "cancel";
  return `You cannot ${infinitive} this PaymentIntent because it has a status of ${status}.`;
}

export function requireState(verb: Verb, intent: PaymentIntent, caller: Caller): void {
  const { status } = intent;
  if (ALLOWED[verb].includes(status)) return;
  if (verb === "confirmed" && status === "succeeded") {
    const message =
      "You cannot confirm this PaymentIntent because it has already succeeded after being previously confirmed.";
    throw wrongState(message, visibleTo(caller, intent));
  }
  const others = `Only a PaymentIntent with one of the following statuses may be ${verb}: ${ALLOWED[verb].join(", ")}.`;
  throw wrongState(`${sentence(verb, status)} ${others}`, visibleTo(caller, intent));
}

export function requireUpdatable(intent: PaymentIntent, field: string): void {
  if (ALLOWED.updated.includes(intent.status)) return;
  throw wrongState(
    `This PaymentIntent's ${field} could not be updated because it has a status of ${intent.status}. You may only update the ${field} of a PaymentIntent with one of the following statuses: ${ALLOWED.updated.join(", ")}.`,
    intent,
    field,
  );
}

/** The intent, locked. With a publishable key its client secret must match: that is the visitor's only right to it. */
export async function requireIntent(
  work: Work,
  id: string,
  secret: string | undefined,
): Promise<Row<"payment_intent">> {
  const row = await work.get("payment_intent", id);
  if (!row) throw noSuch("payment_intent", id, "intent", "path");
  if (secret !== undefined && secret !== row.data.client_secret) {
    const message =
      "The client_secret provided does not match the client_secret associated with the PaymentIntent.";
    throw badRequest(message, { code: "payment_intent_invalid_parameter", param: "client_secret" });
  }
  return row;
}
