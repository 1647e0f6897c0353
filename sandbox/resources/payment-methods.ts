import { z } from "zod";
import { cardRefused } from "../declines";
import { endpoint, ok, type Endpoint } from "../http/endpoint";
import { badRequest, noSuch } from "../errors";
import { listParams, metadata, text } from "../http/params";
import type { Row } from "../objects";
import { previousAttributes } from "../previous-attributes";
import type { Work } from "../store/work";
import { requireCustomer, requireKnownCustomer } from "./customers";
import { mergeMetadata } from "./metadata";
import { testCardOf } from "./test-cards";
import {
  billingDetails,
  browserTraces,
  newPaymentMethod,
  paymentMethodData,
  readyMadePaymentMethod,
} from "./payment-method-data";

const NOUN = "PaymentMethod";

/** Locked; makes a new one when the id is a ready-made `pm_card_…`. */
export async function requirePaymentMethod(
  work: Work,
  id: string,
  where: "path" | "body",
): Promise<Row<"payment_method">> {
  const row = readyMadePaymentMethod(id) ?? (await work.get("payment_method", id));
  if (!row) throw noSuch(NOUN, id, "payment_method", where);
  return row;
}

const create = endpoint({
  method: "POST",
  path: "/payment_methods",
  params: paymentMethodData,
  unused: ["radar_options"],
  publishable: paymentMethodData.extend(browserTraces),
  handle: async ({ work, params, caller, settings }) => {
    if (params.type === "upi" && !settings.upi)
      throw badRequest("The payment method type `upi` is not activated here.", { param: "type" });
    const row = newPaymentMethod(params, caller);
    work.save(row);
    return ok(row.data);
  },
});

const retrieve = endpoint({
  method: "GET",
  path: "/payment_methods/:id",
  params: z.strictObject({}),
  handle: async ({ work, id }) => {
    const row = await work.get("payment_method", id);
    if (!row) throw noSuch(NOUN, id, "payment_method", "path");
    return ok(row.data);
  },
});

const update = endpoint({
  method: "POST",
  path: "/payment_methods/:id",
  params: z.strictObject({ metadata: metadata.optional(), billing_details: billingDetails.optional() }),
  handle: async ({ work, id, params }) => {
    const { data, hidden } = await requirePaymentMethod(work, id, "path");
    if (!data.customer)
      throw badRequest("You must save this PaymentMethod to a customer before you can update it.");
    const before = { ...data };
    const { address, ...contact } = params.billing_details ?? {};
    const place = address && { ...data.billing_details.address, ...address };
    data.billing_details = {
      ...data.billing_details,
      ...contact,
      ...(place && { address: { ...blankAddress, ...place } }),
    };
    data.metadata = mergeMetadata(data.metadata, params.metadata);
    work.save({ data, hidden });
    work.emit("payment_method.updated", data, previousAttributes(before, data));
    return ok(data);
  },
});

const blankAddress = { city: null, country: null, line1: null, line2: null, postal_code: null, state: null };

/** Saving a card asks its bank, so most declining cards already fail here. */
const attach = endpoint({
  method: "POST",
  path: "/payment_methods/:id/attach",
  params: z.strictObject({ customer: text() }),
  handle: async ({ work, id, params }) => {
    // Lock in the same order as a payment: the customer first.
    const { data: customer } = await requireCustomer(work, params.customer, "body");
    const row = await requirePaymentMethod(work, id, "path");
    if (row.data.customer === customer.id) return ok(row.data);
    if (row.data.customer)
      throw badRequest("The payment method you provided has already been attached to a customer.");
    refuseSpent(row);
    const card = testCardOf(row);
    if (!card) throw badRequest("Payment methods of type upi cannot be attached to a customer.");
    if (card?.decline && card.declinesWhenSaved && card.authenticate === "never")
      throw cardRefused(card.decline);
    attachTo(work, row, customer.id);
    return ok(row.data);
  },
});

export function attachTo(work: Work, row: Row<"payment_method">, customer: string): void {
  row.data.customer = customer;
  if (row.data.card?.checks?.cvc_check === "unchecked") row.data.card.checks.cvc_check = "pass";
  work.save(row);
  work.emit("payment_method.attached", row.data);
}

/** A card used once without a customer, or detached from one, is used up. */
export function refuseSpent(row: Row<"payment_method">): void {
  if (!row.hidden.spent) return;
  throw badRequest(
    "This PaymentMethod was previously used without being attached to a Customer or was detached from a Customer, and may not be used again.",
    { param: "payment_method" },
  );
}

const detach = endpoint({
  method: "POST",
  path: "/payment_methods/:id/detach",
  params: z.strictObject({}),
  handle: async ({ work, id }) => {
    const row = await requirePaymentMethod(work, id, "path");
    if (!row.data.customer) {
      throw badRequest(
        "The payment method you provided is not attached to a customer so detachment is impossible.",
      );
    }
    const previous = { customer: row.data.customer };
    row.data.customer = null;
    row.hidden.spent = true;
    work.save(row);
    work.emit("payment_method.detached", row.data, previous);
    return ok(row.data);
  },
});

const kind = { type: z.enum(["card", "upi"]).optional() };

const list = endpoint({
  method: "GET",
  path: "/payment_methods",
  params: z.strictObject({ ...listParams, ...kind, customer: text().optional() }),
  handle: async ({ work, params: { customer, type, ...page } }) => {
    await requireKnownCustomer(work, customer);
    return ok(await work.list("payment_method", { customer, type }, page));
  },
});

const listOfCustomer = endpoint({
  method: "GET",
  path: "/customers/:id/payment_methods",
  params: z.strictObject({ ...listParams, ...kind }),
  handle: async ({ work, id, params: { type, ...page } }) => {
    await requireCustomer(work, id, "path");
    const url = `/v1/customers/${id}/payment_methods`;
    return ok({ ...(await work.list("payment_method", { customer: id, type }, page)), url });
  },
});

export const paymentMethodEndpoints: readonly Endpoint[] = [
  create,
  retrieve,
  update,
  attach,
  detach,
  list,
  listOfCustomer,
];
