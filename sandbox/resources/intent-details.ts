import { badRequest } from "../errors";
import type { Call } from "../http/endpoint";
import { newId, randomText, unixNow } from "../ids";
import type { PaymentIntent, Row } from "../objects";
import { requireCustomer } from "./customers";
import { mergeMetadata } from "./metadata";
import type { ConfirmParams, CreateParams, UpdateParams } from "./payment-intent-params";
import { shownMandateOptions } from "./mandate-options";
import { fullShipping } from "./shipping";
import { offeredTypes } from "./offered-types";

type Options = NonNullable<UpdateParams["payment_method_options"]>;

export function newIntent(sent: CreateParams): Row<"payment_intent"> {
  const id = newId("pi");
  const automatic =
    sent.automatic_payment_methods ?? (sent.allowed_payment_method_types ? null : { enabled: true });
  const data: PaymentIntent = {
    id,
    object: "payment_intent",
    allowed_payment_method_types: sent.allowed_payment_method_types ?? null,
    amount: sent.amount,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: automatic && { allow_redirects: "always", ...automatic },
    canceled_at: null,
    cancellation_reason: null,
    capture_method: sent.capture_method ?? "automatic_async",
    client_secret: `${id}_secret_${randomText(25)}`,
    confirmation_method: sent.confirmation_method ?? "automatic",
    created: unixNow(),
    currency: sent.currency,
    customer: null,
    customer_account: null,
    description: null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: {},
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: { card: cardOptions({}) },
    payment_method_types: ["card"],
    payment_record: null,
    processing: null,
    receipt_email: null,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: "requires_payment_method",
    transfer_data: null,
    transfer_group: null,
  };
  return { data, hidden: { challenge: null } };
}

/** Sets the payment options for each kind of method; a kind that isn't named stays as it was. */
function setOptions({ data, hidden }: Row<"payment_intent">, sent: Options): void {
  const { card, upi } = sent;
  const usage = upi?.setup_future_usage;
  data.payment_method_options = {
    ...data.payment_method_options,
    ...(card && { card: cardOptions(sent) }),
    ...(upi && { upi: usage ? { setup_future_usage: usage } : {} }),
  };
  if (upi?.mandate_options) hidden.upiMandate = upi.mandate_options;
}

function cardOptions({ card }: Options): NonNullable<PaymentIntent["payment_method_options"]>["card"] {
  const mandate = card?.mandate_options;
  return {
    installments: null,
    mandate_options: mandate ? shownMandateOptions(mandate) : null,
    network: null,
    request_three_d_secure: card?.request_three_d_secure ?? "automatic",
  };
}

function setCustomer(intent: PaymentIntent, customer: string): void {
  if (intent.customer && intent.customer !== customer) {
    const message =
      "You cannot modify `customer` on a PaymentIntent once it already has been set. To fulfill a payment with a different Customer, cancel this PaymentIntent and create a new one.";
    throw badRequest(message, { param: "customer" });
  }
  intent.customer = customer;
}

type Details = Omit<UpdateParams & ConfirmParams, "payment_method" | "payment_method_data">;

/** Sets what an intent is for and how it will be paid; the same for create, update and confirm. */
export async function applyDetails(
  { work, settings }: Pick<Call<unknown>, "work" | "settings">,
  row: Row<"payment_intent">,
  sent: Details,
): Promise<void> {
  const { data: intent } = row;
  if (sent.statement_descriptor !== undefined) {
    const message =
      "`statement_descriptor` is not supported for card payments. Use `statement_descriptor_suffix` instead.";
    throw badRequest(message, { param: "statement_descriptor" });
  }
  if (sent.customer !== undefined)
    setCustomer(intent, (await requireCustomer(work, sent.customer, "body")).data.id);
  if (sent.amount !== undefined) intent.amount = sent.amount;
  if (sent.currency !== undefined) intent.currency = sent.currency;
  if (sent.capture_method !== undefined) intent.capture_method = sent.capture_method;
  if (sent.description !== undefined) intent.description = sent.description;
  if (sent.receipt_email !== undefined) intent.receipt_email = sent.receipt_email;
  if (sent.setup_future_usage !== undefined) intent.setup_future_usage = sent.setup_future_usage;
  if (sent.shipping !== undefined) intent.shipping = sent.shipping && fullShipping(sent.shipping);
  if (sent.statement_descriptor_suffix !== undefined)
    intent.statement_descriptor_suffix = sent.statement_descriptor_suffix;
  if (sent.transfer_group !== undefined) intent.transfer_group = sent.transfer_group;
  if (sent.payment_method_options) setOptions(row, sent.payment_method_options);
  intent.metadata = mergeMetadata(intent.metadata, sent.metadata);
  intent.payment_method_types = offeredTypes(intent, settings);
}
