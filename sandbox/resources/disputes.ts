import { z } from "zod";
import { endpoint, ok, type Endpoint } from "../http/endpoint";
import { badRequest, noSuch } from "../errors";
import type { Dispute, Row } from "../objects";
import { previousAttributes } from "../previous-attributes";
import type { Work } from "../store/work";
import { addBalanceTransaction } from "./balance-transactions";
import { closeDispute, isOpen, verdictOn } from "./dispute-decisions";
import { disputeListParams, updateParams, type UpdateParams } from "./dispute-params";
import { mergeMetadata } from "./metadata";
import { newDispute } from "./new-dispute";

/** How long the bank takes over evidence that dictates its decision. */
const DECISION_SECONDS = 1;

/** The customer's bank takes a payment back until the shop has proved that it was due. */
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

/** Evidence goes to the bank once; until then it may be changed. */
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
    const before = structuredClone(row.data);
    if (params.evidence || params.submit !== undefined) {
      requireOpen(row.data);
      addEvidence(work, row.data, params);
    }
    row.data.metadata = mergeMetadata(row.data.metadata, params.metadata);
    work.save(row);
    work.emit("charge.dispute.updated", row.data, previousAttributes(before, row.data));
    return ok(row.data);
  },
});

/** The shop doesn't contest it: the dispute is lost. */
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
