import { html, raw } from "hono/html";
import type { Pool } from "pg";
import { formatAmount } from "../money";
import type { Charge, Customer, PaymentIntent } from "../objects";
import { listObjects } from "../store/list";
import { dashboard, type Html, type PageOptions } from "./layout";
import { loadAll } from "./lookup";
import { pageAsked, pager } from "./paging";
import { badge, table, unixTime } from "./parts";
import { paymentState } from "./states";

const FILTERS: Readonly<Record<string, { name: string; statuses?: PaymentIntent["status"][] }>> = {
  all: { name: "All" },
  succeeded: { name: "Succeeded", statuses: ["succeeded"] },
  waiting: { name: "Waiting", statuses: ["requires_action", "processing"] },
  uncaptured: { name: "Uncaptured", statuses: ["requires_capture"] },
  incomplete: { name: "Incomplete", statuses: ["requires_payment_method", "requires_confirmation"] },
  canceled: { name: "Canceled", statuses: ["canceled"] },
};

function filterTabs(chosen: string): Html {
  const tab = ([status, { name }]: [string, { name: string }]) => {
    const address = status === "all" ? "/" : `/?status=${status}`;
    return html`<li>
      <a href="${address}" ${status === chosen ? raw('aria-current="true"') : ""}>${name}</a>
    </li>`;
  };
  return html`<nav aria-label="Payments by status">
    <ul class="tabs">
      ${Object.entries(FILTERS).map(tab)}
    </ul>
  </nav>`;
}

function customerName(id: string | null, customers: Map<string, Customer>): Html | string {
  if (!id) return "Guest";
  const customer = customers.get(id);
  return html`<a href="/customers/${id}">${customer?.name ?? customer?.email ?? id}</a>`;
}

type Named = { charges: Map<string, Charge>; customers: Map<string, Customer> };

function paymentRow(payment: PaymentIntent, { charges, customers }: Named): (Html | string)[] {
  const { id, amount, currency, description, created } = payment;
  return [
    html`<a href="/payments/${id}">${formatAmount(amount, currency)}</a>
      <span class="small">${description ?? id}</span>`,
    badge(paymentState(payment, charges.get(payment.latest_charge ?? ""))),
    customerName(payment.customer, customers),
    unixTime(created),
  ];
}

async function namedIn(pool: Pool, payments: readonly PaymentIntent[]): Promise<Named> {
  const charges = await loadAll(
    pool,
    "charge",
    payments.map(({ latest_charge }) => latest_charge),
  );
  const found = await loadAll(
    pool,
    "customer",
    payments.map(({ customer }) => customer),
  );
  const living = [...found.values()].flatMap((customer) => ("deleted" in customer ? [] : [customer]));
  return { charges, customers: new Map(living.map((customer) => [customer.id, customer])) };
}

/** The index of the customer among a row's cells. */
const CUSTOMER = 2;

type Shown = {
  payments: readonly PaymentIntent[];
  nothing: string;
  /** A customer's own page already says their name. */
  withCustomer: boolean;
};

/** Payments in a table, each with details from its charge and customer. */
export async function paymentsTable(pool: Pool, { payments, nothing, withCustomer }: Shown): Promise<Html> {
  const named = await namedIn(pool, payments);
  const rows = payments.map((payment) => paymentRow(payment, named));
  const customer = { title: "Customer", kind: "wide" } as const;
  return table({
    caption: "Newest first",
    columns: [
      { title: "Amount" },
      { title: "Status" },
      ...(withCustomer ? [customer] : []),
      { title: "Created" },
    ],
    nothing,
    rows: withCustomer ? rows : rows.map((cells) => cells.toSpliced(CUSTOMER, 1)),
  });
}

export async function paymentsPage({ pool, faults }: PageOptions, query: Record<string, string>) {
  const chosen = query.status && Object.hasOwn(FILTERS, query.status) ? query.status : "all";
  const page = pageAsked(query);
  const found = await listObjects(pool, "payment_intent", { status: FILTERS[chosen]?.statuses }, page);
  const nothing =
    chosen === "all"
      ? "No payments yet. They appear here as soon as the shop asks for one."
      : "No such payments.";
  const ids = found.data.map(({ id }) => id);
  const filter: Record<string, string> = chosen === "all" ? {} : { status: chosen };
  const content = html`<p class="note">
      Stands in for Stripe on this machine. No money moves here, and no live key is taken.
    </p>
    ${filterTabs(chosen)} ${await paymentsTable(pool, { payments: found.data, nothing, withCustomer: true })}
    ${pager("/", filter, { page, ids, hasMore: found.has_more })}`;
  return dashboard(faults, { title: "Payments", section: "/", content });
}
