import { html } from "hono/html";
import type { Pool } from "pg";
import { formatAmount } from "../money";
import type { PaymentIntent } from "../objects";
import { listObjects } from "../store/list";
import { page } from "./layout";

const SHOWN = { limit: 25 };

type EventRow = {
  id: string;
  type: string;
  created: string;
  about: string;
  url: string | null;
  attempts: number | null;
  delivered: boolean | null;
  last_error: string | null;
  next_try_at: Date | null;
};

const RECENT_EVENTS = `
  select event.id, event.type, event.created, event.data->'data'->'object'->>'id' as about,
    endpoint.data->>'url' as url, d.attempts, d.delivered_at is not null as delivered, d.last_error, d.next_try_at
  from (select * from sandbox.objects where kind = 'event' order by seq desc limit 40) event
  left join sandbox.deliveries d on d.event_id = event.id
  left join sandbox.objects endpoint on endpoint.id = d.endpoint_id
  order by event.seq desc, d.id`;

const moment = new Intl.DateTimeFormat("en-IN", { dateStyle: "medium", timeStyle: "medium" });

function when(unixSeconds: number): string {
  return moment.format(new Date(unixSeconds * 1000));
}

function paymentRow(intent: PaymentIntent) {
  return html`<tr>
    <td><code>${intent.id}</code></td>
    <td class="amount">${formatAmount(intent.amount, intent.currency)}</td>
    <td>${intent.status}</td>
    <td>${intent.last_payment_error?.decline_code ?? intent.last_payment_error?.code ?? ""}</td>
    <td>${intent.description ?? ""}</td>
    <td>${when(intent.created)}</td>
  </tr>`;
}

function deliveryState({ url, delivered, attempts, last_error, next_try_at }: EventRow): string {
  if (!url) return "for no endpoint";
  if (delivered) return `delivered to ${url}`;
  const next = next_try_at ? `next try ${moment.format(next_try_at)}` : "given up";
  return `${attempts ?? 0} tries to ${url}${last_error ? ` (${last_error})` : ""}, ${next}`;
}

function eventRow(event: EventRow) {
  return html`<tr>
    <td><code>${event.type}</code></td>
    <td><code>${event.about}</code></td>
    <td>${when(Number(event.created))}</td>
    <td>${deliveryState(event)}</td>
    <td>
      <form method="post" action="/sandbox/events/${event.id}/resend"><button>Resend</button></form>
    </td>
  </tr>`;
}

/** What happened lately: payments, and events with how their deliveries went. */
export async function overviewPage(pool: Pool) {
  const payments = await listObjects(pool, "payment_intent", {}, SHOWN);
  const { rows: events } = await pool.query<EventRow>(RECENT_EVENTS);
  return page(
    "Payment sandbox",
    html`<p class="note">
        Stands in for Stripe on this machine. No money moves here, and no live key is taken.
      </p>
      <h2>Payments</h2>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th>Payment</th>
              <th>Amount</th>
              <th>Status</th>
              <th>Last error</th>
              <th>Description</th>
              <th>Made</th>
            </tr>
          </thead>
          <tbody>
            ${payments.data.map(paymentRow)}
          </tbody>
        </table>
      </div>
      <h2>Events</h2>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th>Event</th>
              <th>About</th>
              <th>Happened</th>
              <th>Delivery</th>
              <th></th>
            </tr>
          </thead>
          <tbody>
            ${events.map(eventRow)}
          </tbody>
        </table>
      </div>`,
  );
}
