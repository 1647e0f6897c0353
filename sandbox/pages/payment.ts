import { html } from "hono/html";
import type { Pool } from "pg";
import { formatAmount } from "../money";
import type { Charge, Dispute, PaymentIntent, Refund, StripeEvent } from "../objects";
import { isAskedByUpi } from "../resources/customer-answers";
import { listObjects } from "../store/list";
import { disputesTable } from "./disputes";
import { dashboard, type Html, type PageOptions } from "./layout";
import { deliveriesOf, eventsOfPayment, loadAll, type Delivery } from "./lookup";
import { chargesTable, refundsTable } from "./money-tables";
import { badge, facts, json, postButton, unixTime } from "./parts";
import { deliveryState, eventTone, paymentState } from "./states";

const ALL = { limit: 100 };

function waitsForCustomer({ status, processing }: PaymentIntent): boolean {
  const isAsked = processing?.card?.customer_notification?.approval_requested === true;
  return status === "requires_action" || (status === "processing" && isAsked);
}

/** What the customer would do on the bank's page, or in the app. */
function customersPart(payment: PaymentIntent): Html | "" {
  if (!waitsForCustomer(payment)) return "";
  const path = `/sandbox/payments/${payment.id}`;
  const [where, refuse] = isAskedByUpi(payment) ? ["in the UPI app", "Expire"] : ["with the bank", "Fail"];
  return html`<section class="panel" aria-labelledby="customer">
    <h2 id="customer">The customer has to authorise this payment ${where}</h2>
    <p class="note">Do it in their place, or don't.</p>
    <div class="actions">
      ${postButton({ action: `${path}/authorise`, label: "Authorise", main: true })}
      ${postButton({ action: `${path}/fail`, label: refuse })}
    </div>
  </section>`;
}

function timelineEntry({ id, type, created }: StripeEvent, deliveries: readonly Delivery[]): Html {
  return html`<li class="${eventTone(type)}">
    <a href="/events/${id}">${type}</a>
    <span class="small"
      >${unixTime(created)} ${deliveries.map((delivery) => badge(deliveryState(delivery)))}</span
    >
  </li>`;
}

async function timeline(pool: Pool, paymentId: string): Promise<Html> {
  const events = await eventsOfPayment(pool, paymentId);
  const deliveries = await deliveriesOf(
    pool,
    events.map(({ id }) => id),
  );
  return html`<h2>Timeline</h2>
    <ol class="timeline">
      ${events.map((event) => timelineEntry(event, deliveries.get(event.id) ?? []))}
    </ol>`;
}

async function summary(pool: Pool, payment: PaymentIntent): Promise<Html> {
  const customer = (await loadAll(pool, "customer", [payment.customer])).get(payment.customer ?? "");
  const name = customer && !("deleted" in customer) ? (customer.name ?? customer.id) : payment.customer;
  const error = payment.last_payment_error;
  return facts([
    ["Payment", html`<code>${payment.id}</code>`],
    ["Description", payment.description],
    ["Customer", name && html`<a href="/customers/${payment.customer}">${name}</a>`],
    ["Created", unixTime(payment.created)],
    ["Status", html`<code>${payment.status}</code>`],
    ["Last error", error && (error.message ?? error.code ?? error.type)],
    ["Metadata", metadata(payment.metadata)],
  ]);
}

function metadata(pairs: Record<string, string>): string {
  return Object.entries(pairs)
    .map(([name, value]) => `${name} = ${value}`)
    .join(", ");
}

type Parts = { charges: Charge[]; refunds: Refund[]; disputes: Dispute[] };

async function partsOf(pool: Pool, payment_intent: string): Promise<Parts> {
  const [charges, refunds, disputes] = await Promise.all([
    listObjects(pool, "charge", { payment_intent }, ALL),
    listObjects(pool, "refund", { payment_intent }, ALL),
    listObjects(pool, "dispute", { payment_intent }, ALL),
  ]);
  return { charges: charges.data, refunds: refunds.data, disputes: disputes.data };
}

/** Null when there is no such payment. */
export async function paymentPage({ pool, faults }: PageOptions, id: string): Promise<Html | null> {
  const payment = (await loadAll(pool, "payment_intent", [id])).get(id);
  if (!payment) return null;
  const { charges, refunds, disputes } = await partsOf(pool, id);
  const amount = formatAmount(payment.amount, payment.currency);
  const state = paymentState(
    payment,
    charges.find((charge) => charge.id === payment.latest_charge),
  );
  const heading = html`<a class="back" href="/">← Payments</a>
    <div class="title">
      <h1>${amount}</h1>
      ${badge(state)}
    </div>`;
  const content = html`${await summary(pool, payment)} ${customersPart(payment)} ${await timeline(pool, id)}
    <h2>Charges</h2>
    ${chargesTable(charges)} ${refundsTable(refunds)}
    ${
      disputes.length > 0
        ? html`<h2>Disputes</h2>
            ${disputesTable(disputes, `/payments/${id}`)}`
        : ""
    }
    ${json(payment)}`;
  return dashboard(faults, { title: `${amount} payment`, section: "/", heading, content });
}
