import { z } from "zod";
import { endpoint, ok, type Endpoint } from "../http/endpoint";
import { badRequest, missingParam, noSuch } from "../errors";
import { createdFilter, integer, listParams, metadata, text } from "../http/params";
import { unixNow } from "../ids";
import { formatAmount } from "../money";
import type { Charge, Row } from "../objects";
import { previousAttributes } from "../previous-attributes";
import type { Work } from "../store/work";
import { addBalanceTransaction } from "./balance-transactions";
import { mergeMetadata } from "./metadata";
import { newRefund } from "./new-refund";
import { cancelRefund, courseOf } from "./refund-endings";

/** A UPI payment can be refunded for 60 days. */
const UPI_REFUND_SECONDS = 60 * 86_400;
/** What takes days at a bank takes this long here. */
const REFUND_SECONDS = 5;

const createParams = z.strictObject({
  amount: integer(1).optional(),
  charge: text().optional(),
  payment_intent: text().optional(),
  metadata: metadata.optional(),
  reason: z.enum(["duplicate", "fraudulent", "requested_by_customer"]).optional(),
});

type CreateParams = z.output<typeof createParams>;

async function chargeIdOf(work: Work, intentId: string): Promise<string> {
  const intent = await work.get("payment_intent", intentId);
  if (!intent) throw noSuch("payment_intent", intentId, "payment_intent", "body");
  const { latest_charge: charge, status } = intent.data;
  if (charge && (status === "succeeded" || status === "requires_capture")) return charge;
  throw badRequest(`This PaymentIntent (${intentId}) does not have a successful charge to refund.`, {
    param: "payment_intent",
  });
}

async function chargeToRefund(work: Work, sent: CreateParams): Promise<Row<"charge">> {
  if (!sent.charge && !sent.payment_intent) throw missingParam("charge");
  if (sent.charge && sent.payment_intent) {
    throw badRequest("You may only specify one of these parameters: charge, payment_intent.", {
      code: "parameters_exclusive",
    });
  }
  const id = sent.charge ?? (await chargeIdOf(work, sent.payment_intent ?? ""));
  const row = await work.get("charge", id);
  if (!row) throw noSuch("charge", id, "charge", "body");
  if (!row.data.paid || !row.data.captured)
    throw badRequest(`Charge ${id} has no captured payment to refund.`, { param: "charge" });
  await refuseDisputed(work, row.data);
  refuseLateUpi(row.data);
  return row;
}

/** While the bank has the money, perhaps for good, there is none to give back; a dispute won doesn't count. */
async function refuseDisputed(work: Work, { id, disputed }: Charge): Promise<void> {
  if (!disputed) return;
  const { data } = await work.list("dispute", { charge: id }, { limit: 100 });
  if (data.every(({ status }) => status === "won")) return;
  throw badRequest(`Charge ${id} has been charged back; cannot issue a refund.`, { code: "charge_disputed" });
}

function refuseLateUpi({ id, created, payment_method_details: details }: Charge): void {
  if (details?.type !== "upi" || unixNow() - created <= UPI_REFUND_SECONDS) return;
  throw badRequest(`Charge ${id} is too old to be refunded.`, { code: "charge_expired_for_refund" });
}

/** How much to give back: the amount asked for, or all that is left. */
function amountToRefund(charge: Charge, asked: number | undefined): number {
  const left = charge.amount_captured - charge.amount_refunded;
  if (left <= 0) {
    throw badRequest(`Charge ${charge.id} has already been refunded.`, { code: "charge_already_refunded" });
  }
  if (asked === undefined || asked <= left) return asked ?? left;
  const [wanted, available] = [asked, left].map((sum) => formatAmount(sum, charge.currency));
  throw badRequest(`Refund amount (${wanted}) is greater than unrefunded amount on charge (${available})`, {
    param: "amount",
  });
}

const create = endpoint({
  method: "POST",
  path: "/refunds",
  params: createParams,
  unused: ["instructions_email"],
  handle: async ({ work, params }) => {
    const charge = await chargeToRefund(work, params);
    const amount = amountToRefund(charge.data, params.amount);
    const course = await courseOf(work, charge.data);
    const refund = newRefund(charge.data, {
      amount,
      course,
      metadata: mergeMetadata({}, params.metadata),
      reason: params.reason ?? null,
    });
    if (course !== "at once") work.later("finish-refund", refund.id, REFUND_SECONDS);
    const { id: source, currency } = refund;
    refund.balance_transaction = addBalanceTransaction(work, {
      amount: -amount,
      currency,
      source,
      type: "refund",
    }).id;
    const previous = { amount_refunded: charge.data.amount_refunded, refunded: charge.data.refunded };
    charge.data.amount_refunded += amount;
    charge.data.refunded = charge.data.amount_refunded === charge.data.amount_captured;
    work.save({ data: refund, hidden: {} });
    work.save(charge);
    work.emit("refund.created", refund);
    work.emit("charge.refunded", charge.data, previous);
    return ok(refund);
  },
});

const retrieve = endpoint({
  method: "GET",
  path: "/refunds/:id",
  params: z.strictObject({}),
  handle: async ({ work, id }) => {
    return ok((await requireRefund(work, id)).data);
  },
});

async function requireRefund(work: Work, id: string): Promise<Row<"refund">> {
  const row = await work.get("refund", id);
  if (!row) throw noSuch("refund", id, "refund", "path");
  return row;
}

const cancel = endpoint({
  method: "POST",
  path: "/refunds/:id/cancel",
  params: z.strictObject({}),
  handle: async ({ work, id }) => {
    const row = await requireRefund(work, id);
    if (row.data.status !== "pending") {
      const message = `You cannot cancel this Refund because it has a status of ${row.data.status}. Only a Refund with the status pending may be canceled.`;
      throw badRequest(message);
    }
    await cancelRefund(work, row);
    return ok(row.data);
  },
});

const update = endpoint({
  method: "POST",
  path: "/refunds/:id",
  params: z.strictObject({ metadata: metadata.optional() }),
  handle: async ({ work, id, params }) => {
    const row = await requireRefund(work, id);
    const before = { ...row.data };
    row.data.metadata = mergeMetadata(row.data.metadata, params.metadata);
    work.save(row);
    work.emit("refund.updated", row.data, previousAttributes(before, row.data));
    return ok(row.data);
  },
});

const list = endpoint({
  method: "GET",
  path: "/refunds",
  params: z.strictObject({
    ...listParams,
    created: createdFilter.optional(),
    charge: text().optional(),
    payment_intent: text().optional(),
  }),
  handle: async ({ work, params: { created, charge, payment_intent, ...page } }) =>
    ok(await work.list("refund", { created, charge, payment_intent }, page)),
});

export const refundEndpoints: readonly Endpoint[] = [create, retrieve, update, cancel, list];
