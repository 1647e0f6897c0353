import { useTranslations } from "next-intl";
import { Badge, type Tone } from "@/components/ui/badge";
import { DataTable } from "@/components/ui/data-table";
import { TextLink } from "@/components/ui/text-link";
import { formatInstant } from "@/lib/domain/business-time";
import { formatPaise } from "@/lib/domain/money";
import type { RefundStatus } from "@/lib/domain/books/refund";
import type { RefundSummary } from "@/lib/features/returns/refund-queries";

const tones: Record<RefundStatus, Tone> = {
  requested: "accent",
  pending: "accent",
  succeeded: "good",
  failed: "bad",
  canceled: "bad",
};

type RefundTableProps = {
  refunds: readonly RefundSummary[];
  /** They all belong to one bill and stand on its page. */
  isOfOneBill?: boolean;
};

/** A customer's refunds, and how far each has come. */
export function RefundTable({ refunds, isOfOneBill = false }: RefundTableProps) {
  const t = useTranslations("money.refunds");
  if (refunds.length === 0) return null;
  return (
    <section aria-labelledby="refunds" className="space-y-3">
      <h2 id="refunds" className="text-xl font-semibold">
        {t("title")}
      </h2>
      <DataTable
        caption={t("caption")}
        rows={refunds}
        rowKey={({ id }) => id}
        columns={[
          {
            name: t("when"),
            className: "tabular-nums",
            cell: ({ requestedAt }) => formatInstant(requestedAt),
          },
          isOfOneBill ? null : { name: t("bill"), cell: ({ billId }) => <BillLink billId={billId} /> },
          { name: t("for"), cell: ({ reason }) => reason },
          {
            name: t("amount"),
            numeric: true,
            className: "font-semibold",
            cell: ({ amount, currency }) =>
              currency === "inr"
                ? formatPaise(amount)
                : t("foreign", { amount, currency: currency.toUpperCase() }),
          },
          { name: t("status"), cell: (refund) => <Status refund={refund} /> },
        ]}
      />
    </section>
  );
}

function BillLink({ billId }: Pick<RefundSummary, "billId">) {
  const t = useTranslations("money.refunds");
  if (billId === null) return "–";
  return (
    <TextLink href={`/bills/${billId}`} className="inline-flex min-h-11 items-center tabular-nums">
      {t("billNumber", { id: billId })}
    </TextLink>
  );
}

function Status({ refund: { destination, status } }: { refund: RefundSummary }) {
  const t = useTranslations("money.refunds");
  if (destination === "credit") return <Badge tone="good">{t("toCredit")}</Badge>;
  return (
    <span className="flex flex-col items-end gap-1 sm:items-start">
      <Badge tone={tones[status]}>{t(`statuses.${status}`)}</Badge>
      <span className="max-w-xs text-sm text-ink-soft">{t(`hints.${status}`)}</span>
    </span>
  );
}
