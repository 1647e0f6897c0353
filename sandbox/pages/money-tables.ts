import { html } from "hono/html";
import { formatAmount } from "../money";
import type { Charge, Refund } from "../objects";
import type { Html } from "./layout";
import { badge, postButton, table, unixTime } from "./parts";
import { refundState } from "./states";

function chargeRow({
  id,
  amount,
  currency,
  status,
  failure_message,
  payment_method_details,
  created,
}: Charge) {
  const card = payment_method_details?.card;
  return [
    html`${formatAmount(amount, currency)}<span class="small">${id}</span>`,
    html`${badge({ text: status === "failed" ? "Failed" : "Paid", tone: status === "failed" ? "bad" : "good" })}
      <span class="small">${failure_message ?? ""}</span>`,
    card ? `${card.brand ?? "card"} ····${card.last4 ?? ""}` : (payment_method_details?.type ?? ""),
    unixTime(created),
  ];
}

export function chargesTable(charges: readonly Charge[]): Html {
  return table({
    caption: "Every try to take the money, newest first",
    columns: [
      { title: "Charge" },
      { title: "Result" },
      { title: "Paid with", kind: "wide" },
      { title: "When" },
    ],
    rows: charges.map(chargeRow),
    nothing: "No charge yet.",
  });
}

function refundButtons({ id, status, payment_intent }: Refund): Html | "" {
  if (status !== "pending") return "";
  const back = `/payments/${payment_intent ?? ""}`;
  return html`<div class="actions">
    ${postButton({ action: `/sandbox/refunds/${id}/succeed`, label: "Succeed", about: id, back })}
    ${postButton({ action: `/sandbox/refunds/${id}/fail`, label: "Fail", about: id, back })}
  </div>`;
}

export function refundsTable(refunds: readonly Refund[]): Html | "" {
  if (refunds.length === 0) return "";
  const rows = refunds.map((refund) => [
    html`${formatAmount(refund.amount, refund.currency)}<span class="small"
        >${refund.reason ?? refund.id}</span
      >`,
    badge(refundState(refund)),
    unixTime(refund.created),
    refundButtons(refund),
  ]);
  const columns = [
    { title: "Refund" },
    { title: "Status" },
    { title: "When" },
    { title: "The bank's answer" },
  ];
  return html`<h2>Refunds</h2>
    ${table({ caption: "Newest first", columns, rows, nothing: "" })}`;
}
