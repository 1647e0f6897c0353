import { z } from "zod";
import { endpoint, ok, type Endpoint } from "../http/endpoint";
import { badRequest, noSuch } from "../errors";
import { newId, unixNow } from "../ids";
import type { Charge, Dispute, Row } from "../objects";
import type { Work } from "../store/work";
import { addBalanceTransaction } from "./balance-transactions";
import { closeDispute, isOpen, verdictOn } from "./dispute-decisions";
import { disputeListParams, updateParams, type UpdateParams } from "./dispute-params";
import { mergeMetadata } from "./metadata";

/** How long the shop has to answer its customer's bank. */
const DAYS_TO_ANSWER = 9;

/** How long the bank takes over evidence that says how it will decide. */
const DECISION_SECONDS = 1;

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

async function requireDispute(work: Work, id: string): Promise<Row<"dispute">> {
  const row = await work.get("dispute", id);
  if (!row) throw noSuch("dispute", id, "dispute", "path");
  return row;
}

const retrieve = endpoint({
  method: "GET",
  path: "/disputes/:id",
  params: z.strictObject({}),
  handle: async ({ work, id }) => ok((await requireDispute(work, id)).data),
});

function requireOpen(dispute: Dispute): void {
  if (isOpen(dispute)) return;
  throw badRequest(`This dispute is already closed: it has a status of ${dispute.status}.`);
}

/** Evidence goes to the bank once; what is kept back may be changed until then. */
function addEvidence(work: Work, dispute: Dispute, { evidence, submit = true }: UpdateParams): void {
  const { evidence_details: details } = dispute;
  if (details.submission_count > 0)
    throw badRequest("Evidence for this dispute has already been submitted to the bank.");
  dispute.evidence = { ...dispute.evidence, ...evidence };
  details.has_evidence = Object.values(dispute.evidence).some((part) => typeof part === "string");
  if (!submit) return;
  details.submission_count += 1;
  details.submission_method = "manual";
  dispute.status = "under_review";
  if (verdictOn(dispute)) work.later("decide-dispute", dispute.id, DECISION_SECONDS);
}

const update = endpoint({
  method: "POST",
  path: "/disputes/:id",
  params: updateParams,
  handle: async ({ work, id, params }) => {
    const row = await requireDispute(work, id);
    const previous = { evidence_details: { ...row.data.evidence_details }, status: row.data.status };
    if (params.evidence || params.submit !== undefined) {
      requireOpen(row.data);
      addEvidence(work, row.data, params);
    }
    row.data.metadata = mergeMetadata(row.data.metadata, params.metadata);
    work.save(row);
    work.emit("charge.dispute.updated", row.data, previous);
    return ok(row.data);
  },
});

/** The shop has nothing to say: the dispute is lost. */
const close = endpoint({
  method: "POST",
  path: "/disputes/:id/close",
  params: z.strictObject({}),
  handle: async ({ work, id }) => {
    const row = await requireDispute(work, id);
    requireOpen(row.data);
    closeDispute(work, row, "lost");
    return ok(row.data);
  },
});

const list = endpoint({
  method: "GET",
  path: "/disputes",
  params: disputeListParams,
  handle: async ({ work, params: { created, charge, payment_intent, ...page } }) =>
    ok(await work.list("dispute", { created, charge, payment_intent }, page)),
});

export const disputeEndpoints: readonly Endpoint[] = [retrieve, update, close, list];
