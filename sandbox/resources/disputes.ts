import { z } from "zod";
import { endpoint, ok, type Endpoint } from "../http/endpoint";
import { noSuch } from "../errors";
import { createdFilter, listParams, text } from "../http/params";
import { newId, unixNow } from "../ids";
import type { Charge, Dispute } from "../objects";
import type { Work } from "../store/work";
import { addBalanceTransaction } from "./balance-transactions";

/** How long the shop has to answer its customer's bank. */
const DAYS_TO_ANSWER = 9;

const NO_EVIDENCE: Dispute["evidence"] = {
  access_activity_log: null,
  billing_address: null,
  cancellation_policy: null,
  cancellation_policy_disclosure: null,
  cancellation_rebuttal: null,
  customer_communication: null,
  customer_email_address: null,
  customer_name: null,
  customer_purchase_ip: null,
  customer_signature: null,
  duplicate_charge_documentation: null,
  duplicate_charge_explanation: null,
  duplicate_charge_id: null,
  enhanced_evidence: {},
  product_description: null,
  receipt: null,
  refund_policy: null,
  refund_policy_disclosure: null,
  refund_refusal_explanation: null,
  service_date: null,
  service_documentation: null,
  shipping_address: null,
  shipping_carrier: null,
  shipping_date: null,
  shipping_documentation: null,
  shipping_tracking_number: null,
  uncategorized_file: null,
  uncategorized_text: null,
};

function newDispute(charge: Charge): Dispute {
  const created = unixNow();
  const brand = charge.payment_method_details?.card?.brand ?? "visa";
  return {
    id: newId("du"),
    object: "dispute",
    amount: charge.amount_captured,
    balance_transactions: [],
    charge: charge.id,
    created,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: NO_EVIDENCE,
    evidence_details: {
      due_by: created + DAYS_TO_ANSWER * 86_400,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: "not_submitted",
    },
    intended_submission_method: null,
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    payment_method_details: {
      card: { brand, case_type: "chargeback", network: brand, network_reason_code: "10.4" },
      type: "card",
    },
    reason: "fraudulent",
    status: "needs_response",
  };
}

/** The customer's bank takes a payment back until the shop has proved that it is due. */
export async function openDispute(work: Work, chargeId: string): Promise<void> {
  const row = await work.get("charge", chargeId);
  if (!row || row.data.disputed || row.data.refunded) return;
  const { data: charge } = row;
  charge.disputed = true;
  const dispute = newDispute(charge);
  work.save(row);
  work.emit("charge.dispute.created", dispute);
  const { id: source, amount, currency } = dispute;
  dispute.balance_transactions = [
    addBalanceTransaction(work, { amount: -amount, currency, source, type: "adjustment" }),
  ];
  work.save({ data: dispute, hidden: {} });
  work.emit("charge.dispute.funds_withdrawn", dispute);
}

const retrieve = endpoint({
  method: "GET",
  path: "/disputes/:id",
  params: z.strictObject({}),
  handle: async ({ work, id }) => {
    const row = await work.get("dispute", id);
    if (!row) throw noSuch("dispute", id, "dispute", "path");
    return ok(row.data);
  },
});

const list = endpoint({
  method: "GET",
  path: "/disputes",
  params: z.strictObject({
    ...listParams,
    created: createdFilter.optional(),
    charge: text().optional(),
    payment_intent: text().optional(),
  }),
  handle: async ({ work, params: { created, charge, payment_intent, ...page } }) =>
    ok(await work.list("dispute", { created, charge, payment_intent }, page)),
});

export const disputeEndpoints: readonly Endpoint[] = [retrieve, list];
