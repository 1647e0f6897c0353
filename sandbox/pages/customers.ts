import { html } from "hono/html";
import type { Pool } from "pg";
import type { Customer, PaymentMethod } from "../objects";
import { listObjects } from "../store/list";
import { dashboard, type Html, type PageOptions } from "./layout";
import { loadAll } from "./lookup";
import { pageAsked, pager } from "./paging";
import { facts, json, table, unixTime } from "./parts";
import { paymentsTable } from "./payments";

function customerRow({ id, name, email, created }: Customer) {
  return [
    html`<a href="/customers/${id}">${name ?? id}</a> <span class="small">${email ?? ""}</span>`,
    id,
    unixTime(created),
  ];
}

export async function customersPage({ pool, faults }: PageOptions, query: Record<string, string>) {
  const page = pageAsked(query);
  const { data, has_more: hasMore } = await listObjects(pool, "customer", {}, page);
  const customers = data.flatMap((customer) => ("deleted" in customer ? [] : [customer]));
  const ids = customers.map(({ id }) => id);
  const content = html`${table({
    caption: "Newest first",
    columns: [{ title: "Customer" }, { title: "Id", kind: "wide" }, { title: "Created" }],
    rows: customers.map(customerRow),
    nothing: "No customers yet. They appear here when the shop makes them.",
  })}
  ${pager("/customers", {}, { page, ids, hasMore })}`;
  return dashboard(faults, { title: "Customers", section: "/customers", content });
}

function methodRow({ id, type, card, created }: PaymentMethod) {
  const name = card ? `${card.brand} ····${card.last4}` : type;
  return [name, card ? `${card.exp_month}/${card.exp_year}` : "", id, unixTime(created)];
}

async function methodsTable(pool: Pool, customer: string): Promise<Html> {
  const { data } = await listObjects(pool, "payment_method", { customer }, { limit: 100 });
  return table({
    caption: "Newest first",
    columns: [{ title: "Method" }, { title: "Expires" }, { title: "Id", kind: "wide" }, { title: "Made" }],
    rows: data.map(methodRow),
    nothing: "None is saved.",
  });
}

function addressOf({ address }: Customer): string {
  const { line1, line2, city, postal_code, state, country } = address ?? {};
  return [line1, line2, city, postal_code, state, country].filter(Boolean).join(", ");
}

/** Null when there is no such customer. */
export async function customerPage({ pool, faults }: PageOptions, id: string): Promise<Html | null> {
  const customer = (await loadAll(pool, "customer", [id])).get(id);
  if (!customer) return null;
  const payments = await listObjects(pool, "payment_intent", { customer: id }, { limit: 100 });
  const about = "deleted" in customer ? null : customer;
  const title = about ? (about.name ?? id) : "Deleted customer";
  const heading = html`<a class="back" href="/customers">← Customers</a>
    <div class="title"><h1>${title}</h1></div>`;
  const content = html`${facts([
      ["Customer", html`<code>${id}</code>`],
      ["Email", about?.email ?? null],
      ["Phone", about?.phone ?? null],
      ["Address", about && addressOf(about)],
      ["Created", about && unixTime(about.created)],
    ])}
    <h2>Payments</h2>
    ${await paymentsTable(pool, { payments: payments.data, nothing: "No payments yet.", withCustomer: false })}
    <h2>Payment methods</h2>
    ${await methodsTable(pool, id)} ${json(customer)}`;
  return dashboard(faults, { title, section: "/customers", heading, content });
}
