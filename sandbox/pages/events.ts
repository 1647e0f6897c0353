import { html } from "hono/html";
import type { StripeEvent } from "../objects";
import { listObjects } from "../store/list";
import { dashboard, type Html, type PageOptions } from "./layout";
import { attemptsOf, deliveriesOf, loadAll, type Attempt, type Delivery } from "./lookup";
import { pageAsked, pager } from "./paging";
import { badge, facts, json, postButton, table, time, unixTime } from "./parts";
import { deliveryState } from "./states";

/** The payment that an event is about, whichever object the event shows. */
function paymentOf({ data: { object } }: StripeEvent): string | null {
  if (object.object === "payment_intent") return object.id;
  return "payment_intent" in object ? object.payment_intent : null;
}

function idOf({ data: { object } }: StripeEvent): string {
  return "id" in object ? object.id : "";
}

function resendButton({ id, type }: StripeEvent, back: string): Html {
  return postButton({
    action: `/sandbox/events/${id}/resend`,
    label: "Resend",
    about: `${type} ${id}`,
    back,
  });
}

function eventRow(event: StripeEvent, deliveries: readonly Delivery[]) {
  const { id, type, created } = event;
  const badges = deliveries.map((delivery) => badge(deliveryState(delivery)));
  return [
    html`<a href="/events/${id}">${type}</a> <span class="small">${idOf(event)}</span>`,
    deliveries.length > 0 ? html`${badges}` : "No endpoint",
    unixTime(created),
    deliveries.length > 0 ? resendButton(event, "/events") : "",
  ];
}

export async function eventsPage({ pool, faults }: PageOptions, query: Record<string, string>) {
  const page = pageAsked(query);
  const { data, has_more: hasMore } = await listObjects(pool, "event", {}, page);
  const ids = data.map(({ id }) => id);
  const deliveries = await deliveriesOf(pool, ids);
  const content = html`${table({
    caption: "Newest first",
    columns: [{ title: "Event" }, { title: "Delivery" }, { title: "When" }, { title: "Again" }],
    rows: data.map((event) => eventRow(event, deliveries.get(event.id) ?? [])),
    nothing: "Nothing has happened yet.",
  })}
  ${pager("/events", {}, { page, ids, hasMore })}`;
  return dashboard(faults, { title: "Events", section: "/events", content });
}

function attemptRow({ at, status, error }: Attempt) {
  return [
    time(at),
    badge(error ? { text: error, tone: "bad" } : { text: `answered ${status ?? ""}`, tone: "good" }),
  ];
}

function deliveryPart(delivery: Delivery, attempts: readonly Attempt[]): Html {
  const { url, next_try_at, fate } = delivery;
  return html`<section>
    <h3><code>${url}</code> ${badge(deliveryState(delivery))}</h3>
    ${facts([
      ["Next try", next_try_at && time(next_try_at)],
      ["Chaos", fate],
    ])}
    ${table({
      caption: "Tries, first to last",
      columns: [{ title: "When" }, { title: "Answer" }],
      rows: attempts.map(attemptRow),
      nothing: "Not sent yet.",
    })}
  </section>`;
}

/** A long name may wrap after a dot or an underscore, and nowhere else. */
function breakable(type: string): Html {
  return html`${type.split(/(?<=[._])/).map((part) => html`${part}<wbr />`)}`;
}

/** Null when there is no such event. */
export async function eventPage({ pool, faults }: PageOptions, id: string): Promise<Html | null> {
  const event = (await loadAll(pool, "event", [id])).get(id);
  if (!event) return null;
  const deliveries = (await deliveriesOf(pool, [id])).get(id) ?? [];
  const attempts = await attemptsOf(
    pool,
    deliveries.map((delivery) => delivery.id),
  );
  const payment = paymentOf(event);
  const heading = html`<a class="back" href="/events">← Events</a>
    <div class="title"><h1>${breakable(event.type)}</h1></div>`;
  const content = html`${facts([
      ["Event", html`<code>${id}</code>`],
      ["About", html`<code>${idOf(event)}</code>`],
      ["Payment", payment && html`<a href="/payments/${payment}"><code>${payment}</code></a>`],
      ["When", unixTime(event.created)],
      [
        "Asked for by",
        event.request.id ? html`<code>${event.request.id}</code>` : "nobody: it came by itself",
      ],
    ])}
    <h2>Deliveries</h2>
    ${deliveries.map((delivery) => deliveryPart(delivery, attempts.get(delivery.id) ?? []))}
    ${
      deliveries.length > 0
        ? html`<div class="actions">${resendButton(event, `/events/${id}`)}</div>`
        : html`<p class="nothing">No endpoint had asked for this event.</p>`
    }
    ${json(event)}`;
  return dashboard(faults, { title: event.type, section: "/events", heading, content });
}
