import { html } from "hono/html";
import { formatAmount } from "../money";
import type { Dispute } from "../objects";
import { isOpen } from "../resources/dispute-decisions";
import { listObjects } from "../store/list";
import { dashboard, type Html, type PageOptions } from "./layout";
import { pageAsked, pager } from "./paging";
import { badge, postButton, table, unixTime } from "./parts";
import { disputeState } from "./states";

function verdictButtons(dispute: Dispute, back: string): Html | "" {
  if (!isOpen(dispute)) return "";
  const path = `/sandbox/disputes/${dispute.id}`;
  return html`<div class="actions">
    ${postButton({ action: `${path}/win`, label: "Win", about: dispute.id, back })}
    ${postButton({ action: `${path}/lose`, label: "Lose", about: dispute.id, back })}
  </div>`;
}

function disputeRow(dispute: Dispute, back: string) {
  const { amount, currency, payment_intent, reason, evidence_details } = dispute;
  const answerBy = evidence_details.due_by;
  return [
    html`<a href="/payments/${payment_intent ?? ""}">${formatAmount(amount, currency)}</a>
      <span class="small">${reason.replaceAll("_", " ")}</span>`,
    badge(disputeState(dispute)),
    unixTime(dispute.created),
    answerBy ? unixTime(answerBy) : "",
    verdictButtons(dispute, back),
  ];
}

/** `back`: where its buttons lead afterwards. */
export function disputesTable(disputes: readonly Dispute[], back: string): Html {
  return table({
    caption: "Newest first",
    columns: [
      { title: "Amount" },
      { title: "Status" },
      { title: "Opened", kind: "wide" },
      { title: "Answer by", kind: "wide" },
      { title: "The bank decides" },
    ],
    rows: disputes.map((dispute) => disputeRow(dispute, back)),
    nothing: "No disputes. Pay with the card 4000 0000 0000 0259 to have one.",
  });
}

export async function disputesPage({ pool, faults }: PageOptions, query: Record<string, string>) {
  const page = pageAsked(query);
  const { data, has_more: hasMore } = await listObjects(pool, "dispute", {}, page);
  const ids = data.map(({ id }) => id);
  const content = html`${disputesTable(data, "/disputes")} ${pager("/disputes", {}, { page, ids, hasMore })}`;
  return dashboard(faults, { title: "Disputes", section: "/disputes", content });
}
