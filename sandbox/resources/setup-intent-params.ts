import { z } from "zod";
import { createdFilter, flag, listParams, metadata, text, unsettable } from "../http/params";
import { mandateData } from "./mandate-options";
import { savingOptions } from "./method-options";
import { returnUrl } from "./payment-intent-params";
import { browserTraces, paymentMethodData } from "./payment-method-data";

const saving = {
  payment_method: text().optional(),
  payment_method_data: paymentMethodData.optional(),
  payment_method_options: savingOptions.optional(),
};

const describing = {
  customer: text().optional(),
  description: unsettable(text(1000)).optional(),
  metadata: metadata.optional(),
};

const confirming = {
  mandate_data: mandateData.optional(),
  return_url: returnUrl.optional(),
  use_stripe_sdk: flag.optional(),
};

const types = z.array(z.enum(["card", "upi"])).min(1);

export const createParams = z.strictObject({
  ...saving,
  ...describing,
  ...confirming,
  allowed_payment_method_types: types.optional(),
  automatic_payment_methods: z
    .strictObject({ enabled: flag, allow_redirects: z.enum(["always", "never"]).optional() })
    .optional(),
  confirm: flag.optional(),
  usage: z.enum(["off_session", "on_session"]).optional(),
});

export const updateParams = z.strictObject({ ...saving, ...describing });

export const confirmParams = z.strictObject({
  ...saving,
  ...confirming,
  client_secret: text().optional(),
});

/** What stripe.js sends from the customer's browser. */
export const publicConfirmParams = z.strictObject({
  ...saving,
  ...confirming,
  ...browserTraces,
  payment_method_data: paymentMethodData.extend(browserTraces).optional(),
  expected_payment_method_type: text().optional(),
  client_secret: text(),
});

export const cancelParams = z.strictObject({
  cancellation_reason: z.enum(["abandoned", "duplicate", "requested_by_customer"]).optional(),
});

export const setupIntentListParams = z.strictObject({
  ...listParams,
  created: createdFilter.optional(),
  customer: text().optional(),
  payment_method: text().optional(),
});

export type CreateParams = z.output<typeof createParams>;
export type UpdateParams = z.output<typeof updateParams>;
export type ConfirmParams = z.output<typeof confirmParams>;
