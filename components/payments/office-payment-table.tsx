import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { SetAsideBadge } from "@/components/odd-cases/set-aside-badge";
import { declineOf } from "./decline";
import { DataTable, type Column } from "@/components/ui/data-table";
import { paymentMethod } from "@/lib/domain/books/payment";
import { Badge, type Tone } from "@/components/ui/badge";
import { TextLink } from "@/components/ui/text-link";
import { formatInstant } from "@/lib/domain/business-time";
import { formatPaise } from "@/lib/domain/money";
import type { PaymentStatus } from "@/lib/domain/books/payment";
import { formatMonth } from "@/lib/domain/plain-date";
import type { FoundPayment } from "@/lib/features/payments/queries";

const tones: Record<PaymentStatus, Tone> = { pending: "accent", succeeded: "good", failed: "bad" };

type OfficePaymentTableProps = {
  payments: readonly FoundPayment[];
  /** Leaves out the customer column where all rows belong to one customer. */
  isOfOne?: boolean;
  /** The actions for a payment, in a column of their own. */
  actionOf?: (payment: FoundPayment) => ReactNode;
};

/** Payment attempts, for the office. */
export function OfficePaymentTable({ payments, isOfOne = false, actionOf }: OfficePaymentTableProps) {
  const t = useTranslations("adminPayments.table");
  const methods = useTranslations("payments.methods");
  const customer: Column<FoundPayment> = {
    name: t("customer"),
    cell: ({ customer: { id, fullname } }) => <TextLink href={`/admin/customers/${id}`}>{fullname}</TextLink>,
  };
  return (
    <DataTable
      caption={t("caption")}
      dense
      rows={payments}
      rowKey={({ id }) => id}
      columns={[
        {
          name: t("when"),
          className: "tabular-nums sm:whitespace-nowrap",
          cell: ({ startedAt }) => formatInstant(startedAt),
        },
        isOfOne ? null : customer,
        {
          name: t("bill"),
          cell: ({ billId, month }) => (
            <TextLink href={`/admin/bills/${billId}`}>{formatMonth(month)}</TextLink>
          ),
        },
        { name: t("amount"), numeric: true, cell: ({ amount }) => formatPaise(amount) },
        { name: t("method"), cell: ({ method }) => (method ? methods(paymentMethod(method)) : "–") },
        { name: t("status"), cell: (payment) => <Status payment={payment} /> },
        {
          name: t("reference"),
          className: "text-xs break-all text-ink-soft sm:max-w-56",
          cell: ({ reference }) => reference,
        },
        actionOf ? { name: t("actions"), isNameHidden: true, className: "text-end", cell: actionOf } : null,
      ]}
    />
  );
}

function Status({ payment: { status, failureCode, setAside } }: { payment: FoundPayment }) {
  const t = useTranslations("payments.status");
  const failures = useTranslations("adminPayments.failures");
  if (setAside) return <SetAsideBadge setAside={setAside} />;
  return (
    <span className="flex flex-col items-end gap-1 sm:items-start">
      <Badge tone={tones[status]}>{t(status)}</Badge>
      {status === "failed" ? (
        <span className="text-xs text-ink-soft">{failures(declineOf(failureCode))}</span>
      ) : null}
    </span>
  );
}
