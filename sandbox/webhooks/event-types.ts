import type { Stripe } from "stripe";

/** All of Stripe's events about the objects that exist here, including those that never happen in the sandbox. */
const TYPES: readonly Stripe.WebhookEndpointCreateParams.EnabledEvent[] = [
  "charge.captured",
  "charge.dispute.closed",
  "charge.dispute.created",
  "charge.dispute.funds_reinstated",
  "charge.dispute.funds_withdrawn",
  "charge.dispute.updated",
  "charge.expired",
  "charge.failed",
  "charge.pending",
  "charge.refund.updated",
  "charge.refunded",
  "charge.succeeded",
  "charge.updated",
  "customer.created",
  "customer.deleted",
  "customer.updated",
  "mandate.updated",
  "payment_intent.amount_capturable_updated",
  "payment_intent.canceled",
  "payment_intent.created",
  "payment_intent.partially_funded",
  "payment_intent.payment_failed",
  "payment_intent.processing",
  "payment_intent.requires_action",
  "payment_intent.succeeded",
  "payment_method.attached",
  "payment_method.automatically_updated",
  "payment_method.detached",
  "payment_method.updated",
  "refund.created",
  "refund.failed",
  "refund.updated",
  "setup_intent.canceled",
  "setup_intent.created",
  "setup_intent.requires_action",
  "setup_intent.setup_failed",
  "setup_intent.succeeded",
];

function subjectOf(type: string): string {
  return type.slice(0, type.lastIndexOf("."));
}

const KNOWN: ReadonlySet<string> = new Set(TYPES);
const SUBJECTS = new Set(TYPES.map(subjectOf));

/** Whether an endpoint may ask for it. Events about what doesn't exist here, such as invoices, are judged by their form. */
export function isEventType(name: string): boolean {
  if (name === "*" || KNOWN.has(name)) return true;
  return /^[a-z_0-9]+(\.[a-z_0-9]+)+$/.test(name) && !SUBJECTS.has(subjectOf(name));
}
