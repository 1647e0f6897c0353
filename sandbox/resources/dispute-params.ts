import { z } from "zod";
import { createdFilter, flag, listParams, metadata, text, unsettable } from "../http/params";

const short = unsettable(text()).optional();
const long = unsettable(text(20_000)).optional();

/** Files are named by ids, which the sandbox accepts unchecked: it stores no files. */
const evidence = z.strictObject({
  access_activity_log: long,
  billing_address: short,
  cancellation_policy: short,
  cancellation_policy_disclosure: long,
  cancellation_rebuttal: long,
  customer_communication: short,
  customer_email_address: short,
  customer_name: short,
  customer_purchase_ip: short,
  customer_signature: short,
  duplicate_charge_documentation: short,
  duplicate_charge_explanation: long,
  duplicate_charge_id: short,
  product_description: long,
  receipt: short,
  refund_policy: short,
  refund_policy_disclosure: long,
  refund_refusal_explanation: long,
  service_date: short,
  service_documentation: short,
  shipping_address: short,
  shipping_carrier: short,
  shipping_date: short,
  shipping_documentation: short,
  shipping_tracking_number: short,
  uncategorized_file: short,
  uncategorized_text: long,
});

export const updateParams = z.strictObject({
  evidence: evidence.optional(),
  metadata: metadata.optional(),
  /** False keeps the evidence for later; otherwise it goes to the bank, only once. */
  submit: flag.optional(),
});

export const disputeListParams = z.strictObject({
  ...listParams,
  created: createdFilter.optional(),
  charge: text().optional(),
  payment_intent: text().optional(),
});

export type UpdateParams = z.output<typeof updateParams>;
