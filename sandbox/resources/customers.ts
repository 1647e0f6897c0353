import { z } from "zod";
import { endpoint, ok, type Endpoint } from "../http/endpoint";
import { noSuch } from "../errors";
import { address, createdFilter, listParams, metadata, text, unsettable } from "../http/params";
import { newShortId, unixNow } from "../ids";
import { previousAttributes } from "../previous-attributes";
import type { Customer, Row } from "../objects";
import type { Work } from "../store/work";
import { mergeMetadata } from "./metadata";

const details = {
  address: unsettable(address).optional(),
  description: unsettable(text()).optional(),
  email: unsettable(text(512)).optional(),
  metadata: metadata.optional(),
  name: unsettable(text(256)).optional(),
  phone: unsettable(text(20)).optional(),
};

const params = z.strictObject(details);

function withDetails(customer: Customer, sent: z.output<typeof params>): Customer {
  const place = sent.address;
  const filled = place && {
    city: null,
    country: null,
    line1: null,
    line2: null,
    postal_code: null,
    state: null,
    ...place,
  };
  return {
    ...customer,
    ...(place !== undefined && { address: filled }),
    ...(sent.description !== undefined && { description: sent.description }),
    ...(sent.email !== undefined && { email: sent.email }),
    ...(sent.name !== undefined && { name: sent.name }),
    ...(sent.phone !== undefined && { phone: sent.phone }),
    metadata: mergeMetadata(customer.metadata, sent.metadata),
  };
}

function blankCustomer(): Customer {
  return {
    id: newShortId("cus"),
    object: "customer",
    address: null,
    balance: 0,
    created: unixNow(),
    currency: null,
    customer_account: null,
    default_source: null,
    delinquent: false,
    description: null,
    email: null,
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    livemode: false,
    metadata: {},
    name: null,
    next_invoice_sequence: 1,
    phone: null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: "none",
    test_clock: null,
  };
}

/** The customer, locked; throws the refusal for one that doesn't exist, or no longer does. */
export async function requireCustomer(
  work: Work,
  id: string,
  where: "path" | "body",
): Promise<Row<"customer"> & { data: Customer }> {
  const row = await work.get("customer", id);
  if (!row || row.data.deleted) throw noSuch("customer", id, where === "path" ? "id" : "customer", where);
  return { data: row.data, hidden: row.hidden };
}

/** Refuses to list what belongs to a customer that never existed; a deleted one still has what it had. */
export async function requireKnownCustomer(work: Work, id: string | undefined): Promise<void> {
  if (id && !(await work.get("customer", id))) throw noSuch("customer", id, "customer", "body");
}

const create = endpoint({
  method: "POST",
  path: "/customers",
  params,
  unused: ["tax", "validate"],
  handle: async ({ work, params: sent }) => {
    const data = withDetails(blankCustomer(), sent);
    work.save({ data, hidden: {} });
    work.emit("customer.created", data);
    return ok(data);
  },
});

/** A deleted customer is still found, as a stub that says so. */
const retrieve = endpoint({
  method: "GET",
  path: "/customers/:id",
  params: z.strictObject({}),
  handle: async ({ work, id }) => {
    const row = await work.get("customer", id);
    if (!row) throw noSuch("customer", id, "id", "path");
    return ok(row.data);
  },
});

const update = endpoint({
  method: "POST",
  path: "/customers/:id",
  params,
  unused: ["tax", "validate"],
  handle: async ({ work, id, params: sent }) => {
    const { data: before } = await requireCustomer(work, id, "path");
    const data = withDetails(before, sent);
    work.save({ data, hidden: {} });
    work.emit("customer.updated", data, previousAttributes(before, data));
    return ok(data);
  },
});

const remove = endpoint({
  method: "DELETE",
  path: "/customers/:id",
  params: z.strictObject({}),
  handle: async ({ work, id }) => {
    const { data } = await requireCustomer(work, id, "path");
    for (const method of (await work.list("payment_method", { customer: id }, { limit: 100 })).data) {
      const row = await work.get("payment_method", method.id);
      if (row) work.save({ data: { ...row.data, customer: null }, hidden: { ...row.hidden, spent: true } });
    }
    const stub = { id, object: "customer", deleted: true } as const;
    work.save({ data: stub, hidden: {} });
    work.emit("customer.deleted", data);
    return ok(stub);
  },
});

const list = endpoint({
  method: "GET",
  path: "/customers",
  params: z.strictObject({ ...listParams, created: createdFilter.optional(), email: text(512).optional() }),
  handle: async ({ work, params: { created, email, ...page } }) =>
    ok(await work.list("customer", { created, email }, page)),
});

export const customerEndpoints: readonly Endpoint[] = [create, retrieve, update, remove, list];
