import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { formatInstant } from "@/lib/domain/business-time";
import type { OfficeRefund, RefundAuthor, RefundOverview } from "@/lib/features/returns/refund-overview";
import { useMoneyInWords } from "@/components/payments/money-words";
import { RefundState } from "./refund-state";

/** How much of a bill's money was given back; renders nothing where nothing was paid. */
export function RefundSection({ overview }: { overview: RefundOverview }) {
  const t = useTranslations("adminPayments.refunds");
  const { refunds, refundable, disputes } = overview;
  if (refunds.length === 0 && refundable.size === 0) return null;
  const none = disputes.some(({ status }) => status !== "won") ? "noneContested" : "none";
  return (
    <section aria-labelledby="refunds" className="space-y-3">
      <h2 id="refunds" className="text-xl font-semibold">
        {t("title")}
      </h2>
      {refunds.length > 0 ? <RefundTable refunds={refunds} /> : <p className="text-ink-soft">{t(none)}</p>}
    </section>
  );
}

function RefundTable({ refunds }: { refunds: readonly OfficeRefund[] }) {
  const t = useTranslations("adminPayments.refunds");
  const money = useMoneyInWords();
  return (
    <DataTable
      caption={t("table.caption")}
      dense
      rows={refunds}
      rowKey={({ id }) => id}
      columns={[
        {
          name: t("table.when"),
          className: "tabular-nums sm:whitespace-nowrap",
          cell: ({ requestedAt }) => formatInstant(requestedAt),
        },
        {
          name: t("table.amount"),
          numeric: true,
          cell: ({ amount, currency }) => money({ amount, currency }),
        },
        {
          name: t("table.to"),
          cell: ({ destination, method }) =>
            t(`destinations.${destination === "credit" ? "credit" : method}`),
        },
        {
          name: t("table.status"),
          cell: ({ status, failureReason, destination }) => (
            <RefundState
              status={status}
              failureReason={failureReason}
              isCredit={destination === "credit"}
              className="items-end sm:items-start"
            />
          ),
        },
        { name: t("table.reason"), className: "break-words sm:max-w-xs", cell: ({ reason }) => reason },
        { name: t("table.by"), cell: ({ by }) => <Author by={by} /> },
      ]}
    />
  );
}

function Author({ by }: { by: RefundAuthor }) {
  const t = useTranslations("adminPayments.refunds");
  if (by.kind === "person") return by.fullname;
  return t(by.kind === "gateway" ? "byGateway" : "bySystem");
}
