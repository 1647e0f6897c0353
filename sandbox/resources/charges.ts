import { z } from "zod";
import { endpoint, ok, type Endpoint } from "../http/endpoint";
import { badRequest, noSuch } from "../errors";
import { createdFilter, listParams, metadata, text, unsettable } from "../http/params";
import type { Charge } from "../objects";
import { previousAttributes } from "../previous-attributes";
import type { Work } from "../store/work";
import { requireCustomer, requireKnownCustomer } from "./customers";
import { fullShipping, shipping } from "./shipping";
import { mergeMetadata } from "./metadata";

const retrieve = endpoint({
  method: "GET",
  path: "/charges/:id",
  params: z.strictObject({}),
  handle: async ({ work, id }) => {
    const row = await work.get("charge", id);
    if (!row) throw noSuch("charge", id, "charge", "path");
    return ok(row.data);
  },
});

const updateParams = z.strictObject({
  customer: text().optional(),
  description: unsettable(text(40_000)).optional(),
  fraud_details: z.strictObject({ user_report: unsettable(z.enum(["fraudulent", "safe"])) }).optional(),
  metadata: metadata.optional(),
  receipt_email: text(800).optional(),
  shipping: shipping.optional(),
  transfer_group: text().optional(),
});

async function setCustomer(work: Work, charge: Charge, id: string): Promise<void> {
  if (charge.customer) {
    const message = "You cannot set `customer` on a charge that already has one.";
    throw badRequest(message, { param: "customer" });
  }
  charge.customer = (await requireCustomer(work, id, "body")).data.id;
}

/** The payment itself never changes; details about it may be added. */
const update = endpoint({
  method: "POST",
  path: "/charges/:id",
  params: updateParams,
  handle: async ({ work, id, params }) => {
    const row = await work.get("charge", id);
    if (!row) throw noSuch("charge", id, "charge", "path");
    const { data } = row;
    const { description, fraud_details: fraud, receipt_email, transfer_group } = params;
    const before = { ...data };
    if (params.customer) await setCustomer(work, data, params.customer);
    if (description !== undefined) data.description = description;
    if (fraud) data.fraud_details = fraud.user_report ? { user_report: fraud.user_report } : {};
    if (receipt_email) data.receipt_email = receipt_email;
    if (params.shipping) data.shipping = fullShipping(params.shipping);
    if (transfer_group) data.transfer_group = transfer_group;
    data.metadata = mergeMetadata(data.metadata, params.metadata);
    work.save(row);
    work.emit("charge.updated", data, previousAttributes(before, data));
    return ok(data);
  },
});

const list = endpoint({
  method: "GET",
  path: "/charges",
  params: z.strictObject({
    ...listParams,
    created: createdFilter.optional(),
    customer: text().optional(),
    payment_intent: text().optional(),
  }),
  handle: async ({ work, params: { created, customer, payment_intent, ...page } }) => {
    await requireKnownCustomer(work, customer);
    return ok(await work.list("charge", { created, customer, payment_intent }, page));
  },
});

export const chargeEndpoints: readonly Endpoint[] = [retrieve, update, list];
