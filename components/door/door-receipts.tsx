import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DataTable, type Column } from "@/components/ui/data-table";
import { FileLink } from "@/components/ui/file-link";
import { TextLink } from "@/components/ui/text-link";
import { formatInstant } from "@/lib/domain/business-time";
import { formatMonth } from "@/lib/domain/plain-date";
import type { DoorPayment } from "@/lib/features/door/door-queries";
import { AmountTakenBack } from "@/components/returns/amount-taken-back";

type DoorReceiptsProps = {
  payments: readonly DoorPayment[];
  /** They all belong to one bill and stand on its page. */
  isOfOneBill?: boolean;
};

/** A customer's receipts for money paid at the door; payments taken back stay listed, with the reason. */
export function DoorReceipts({ payments, isOfOneBill = false }: DoorReceiptsProps) {
  const t = useTranslations("money.door");
  if (payments.length === 0) return null;
  const bill: Column<DoorPayment> = {
    name: t("bill"),
    cell: ({ billId, month }) => (
      <TextLink href={`/bills/${billId}`} className="inline-flex min-h-11 items-center">
        {formatMonth(month)}
      </TextLink>
    ),
  };
  return (
    <section aria-labelledby="door" className="space-y-3">
      <h2 id="door" className="text-xl font-semibold">
        {t("title")}
      </h2>
      <DataTable
        caption={t("caption")}
        rows={payments}
        rowKey={({ id }) => id}
        columns={[
          {
            name: t("receipt"),
            className: "tabular-nums",
            cell: (payment) => <ReceiptFile payment={payment} />,
          },
          { name: t("when"), className: "tabular-nums", cell: ({ takenAt }) => formatInstant(takenAt) },
          isOfOneBill ? null : bill,
          { name: t("method"), cell: (payment) => <Method payment={payment} /> },
          {
            name: t("amount"),
            numeric: true,
            className: "whitespace-normal",
            cell: ({ amount, takenBack }) => <AmountTakenBack amount={amount} takenBack={takenBack} />,
          },
        ]}
      />
    </section>
  );
}

function ReceiptFile({ payment: { id, receipt } }: { payment: DoorPayment }) {
  const t = useTranslations("documents.list");
  const hidden = (chunks: ReactNode) => <span className="sr-only">{chunks}</span>;
  return (
    <FileLink href={`/payments/door/${id}/receipt`}>
      {t.rich("receiptFile", { number: receipt, hidden })}
    </FileLink>
  );
}

function Method({ payment: { method, reference } }: { payment: DoorPayment }) {
  const t = useTranslations("money.door");
  return (
    <span className="flex flex-col items-end sm:items-start">
      {t(method)}
      {reference ? (
        <span className="text-sm break-all text-ink-soft">{t("reference", { reference })}</span>
      ) : null}
    </span>
  );
}
