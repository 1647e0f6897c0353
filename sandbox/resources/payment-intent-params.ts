import { z } from "zod";
import { createdFilter, flag, integer, listParams, metadata, text, unsettable } from "../http/params";
import { mandateData } from "./mandate-options";
import { payingOptions } from "./method-options";
import { shipping } from "./shipping";
import { browserTraces, paymentMethodData } from "./payment-method-data";

/** Eight digits; the card networks accept no more. */
const MOST = 99_999_999;
/** The least that a card can be charged, in the smallest unit: 50 paise, cents or pence alike. */
const LEAST = 50;

const CURRENCIES = new Set(Intl.supportedValuesOf("currency").map((code) => code.toLowerCase()));

const currency = text(3)
  .transform((code) => code.toLowerCase())
  .refine((code) => CURRENCIES.has(code), { error: ({ input }) => `Invalid currency: ${String(input)}.` });

const amount = integer(1).superRefine((value, context) => {
  if (value >= LEAST && value <= MOST) return;
  const small = value < LEAST;
  const message = small
    ? `Amount must be at least ${LEAST} of the currency's smallest unit.`
    : `Amount must be no more than ${MOST} of the currency's smallest unit.`;
  context.addIssue({
    code: "custom",
    message,
    params: { stripeCode: small ? "amount_too_small" : "amount_too_large" },
  });
});

export const returnUrl = z.url({
  protocol: /^(?!javascript|data|vbscript)[a-z][a-z0-9+.-]*$/,
  error: "Invalid URL: An explicit scheme (such as https) must be provided.",
});

const paying = {
  payment_method: text().optional(),
  payment_method_data: paymentMethodData.optional(),
  payment_method_options: payingOptions.optional(),
  receipt_email: unsettable(text(800)).optional(),
  setup_future_usage: unsettable(z.enum(["off_session", "on_session"])).optional(),
  shipping: unsettable(shipping).optional(),
};

const describing = {
  customer: text().optional(),
  description: unsettable(text(1000)).optional(),
  metadata: metadata.optional(),
  statement_descriptor: text(22).optional(),
  statement_descriptor_suffix: text(22).optional(),
  transfer_group: text().optional(),
};

const confirming = {
  return_url: returnUrl.optional(),
  use_stripe_sdk: flag.optional(),
};

const fromServer = {
  off_session: z.union([z.enum(["one_off", "recurring"]).transform(() => true), flag]).optional(),
  error_on_requires_action: flag.optional(),
  capture_method: z.enum(["automatic", "automatic_async", "manual"]).optional(),
};

export const createParams = z.strictObject({
  amount,
  currency,
  ...paying,
  ...describing,
  ...confirming,
  ...fromServer,
  allowed_payment_method_types: z
    .array(z.enum(["card", "upi"]))
    .min(1)
    .optional(),
  automatic_payment_methods: z
    .strictObject({ enabled: flag, allow_redirects: z.enum(["always", "never"]).optional() })
    .optional(),
  confirm: flag.optional(),
  /** Stripe's "manual", in which a server confirms again after each challenge, isn't supported here. */
  confirmation_method: z.literal("automatic").optional(),
  mandate: text().optional(),
  mandate_data: mandateData.optional(),
});

export const updateParams = z.strictObject({
  amount: amount.optional(),
  capture_method: fromServer.capture_method,
  currency: currency.optional(),
  ...paying,
  ...describing,
});

export const confirmParams = z.strictObject({
  ...paying,
  ...confirming,
  ...fromServer,
  mandate: text().optional(),
  mandate_data: mandateData.optional(),
  client_secret: text().optional(),
});

/** What stripe.js sends from the customer's browser. */
export const publicConfirmParams = z.strictObject({
  ...paying,
  ...confirming,
  ...browserTraces,
  payment_method_data: paymentMethodData.extend(browserTraces).optional(),
  mandate_data: mandateData.optional(),
  expected_payment_method_type: text().optional(),
  client_secret: text(),
});

export const retrieveParams = z.strictObject({ client_secret: text().optional() });
export const publicRetrieveParams = z.strictObject({
  client_secret: text(),
  is_stripe_sdk: z.string().optional(),
});

export const cancelParams = z.strictObject({
  cancellation_reason: z.enum(["abandoned", "duplicate", "fraudulent", "requested_by_customer"]).optional(),
});

export const captureParams = z.strictObject({
  amount_to_capture: integer(1).optional(),
  metadata: metadata.optional(),
  statement_descriptor_suffix: text(22).optional(),
});

export const intentListParams = z.strictObject({
  ...listParams,
  created: createdFilter.optional(),
  customer: text().optional(),
});

export type CreateParams = z.output<typeof createParams>;
export type UpdateParams = z.output<typeof updateParams>;
export type ConfirmParams = z.output<typeof confirmParams> & z.output<typeof retrieveParams>;
