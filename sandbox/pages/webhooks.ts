import { html } from "hono/html";
import type { WebhookEndpoint } from "../objects";
import { listObjects } from "../store/list";
import { dashboard, type PageOptions } from "./layout";
import { badge, table, unixTime } from "./parts";

function endpointRow({ id, url, status, enabled_events, created }: WebhookEndpoint) {
  const isOn = status === "enabled";
  return [
    html`<code>${url}</code><span class="small">${id}</span>`,
    badge({ text: isOn ? "Enabled" : "Disabled", tone: isOn ? "good" : "idle" }),
    enabled_events.includes("*") ? "All events" : enabled_events.join(", "),
    unixTime(created),
  ];
}

export async function webhooksPage({ pool, faults }: PageOptions) {
  const { data } = await listObjects(pool, "webhook_endpoint", {}, { limit: 100 });
  const content = html`<p class="note">
      Where events are sent. One is registered at the start by <code>SANDBOX_WEBHOOK_URL</code>, others by the
      API.
    </p>
    ${table({
      caption: "Newest first",
      columns: [
        { title: "Address" },
        { title: "Status" },
        { title: "Events" },
        { title: "Since", kind: "wide" },
      ],
      rows: data.map(endpointRow),
      nothing: "No endpoint is registered, so nobody hears of events.",
    })}`;
  return dashboard(faults, { title: "Webhook endpoints", section: "/webhooks", content });
}
