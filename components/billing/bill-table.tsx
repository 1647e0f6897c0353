import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DataTable } from "@/components/ui/data-table";
import { TextLink } from "@/components/ui/text-link";
import { isOpenInPart } from "@/lib/domain/books/bill-statement";
import { billStatus, mostUrgentOf } from "@/lib/domain/books/bill-status";
import { formatPaise, formatRupees } from "@/lib/domain/money";
import { formatDay, formatMonth, type PlainDate } from "@/lib/domain/plain-date";
import type { BillSummary } from "@/lib/features/billing/queries";
import type { ListedBill } from "@/lib/features/payments/listed-bills";
import { BillStatusBadge } from "./bill-status-badge";
import { PayButton } from "@/components/payments/pay-button";
import { PayObstacle } from "@/components/payments/pay-obstacle";

/** A customer's bills; what is owed comes first, with a way to pay it or the reason there is none. */
export function BillTable({ bills, today }: { bills: readonly ListedBill[]; today: PlainDate }) {
  const t = useTranslations("billing.table");
  const urgent = mostUrgentOf(bills, today);
  return (
    <DataTable
      caption={t("caption")}
      rows={bills}
      rowKey={({ id }) => id}
      columns={[
        {
          name: t("month"),
          cell: ({ id, month }) => <BillLink id={id}>{formatMonth(month)}</BillLink>,
        },
        {
          name: t("days"),
          numeric: true,
          cell: ({ billableDays, totalDays }) => t("daysOf", { billable: billableDays, total: totalDays }),
        },
        {
          name: t("amount"),
          numeric: true,
          className: "font-semibold",
          cell: (bill) => <Amount bill={bill} />,
        },
        { name: t("due"), className: "tabular-nums", cell: ({ dueDate }) => formatDay(dueDate, "medium") },
        { name: t("status"), cell: (bill) => <BillStatusBadge status={billStatus(bill, today)} /> },
        {
          name: t("action"),
          isNameHidden: true,
          className: "sm:text-end",
          cell: (bill) => <Pay bill={bill} isUrgent={bill === urgent} />,
        },
      ]}
    />
  );
}

function BillLink({ id, children }: { id: number; children: ReactNode }) {
  return (
    <TextLink href={`/bills/${id}`} className="inline-flex min-h-11 items-center">
      {children}
    </TextLink>
  );
}

function Amount({ bill }: { bill: BillSummary }) {
  const t = useTranslations("billing.table");
  return (
    <span>
      {formatRupees(bill.amount)}
      {isOpenInPart(bill) ? (
        <span className="block text-sm font-normal text-ink-soft">
          {t("openPart", { open: formatPaise(bill.open) })}
        </span>
      ) : null}
    </span>
  );
}

function Pay({ bill: { id, open, isPaid, obstacle }, isUrgent }: { bill: ListedBill; isUrgent: boolean }) {
  if (obstacle) return <PayObstacle obstacle={obstacle} />;
  // a paid bill is opened through its month
  if (isPaid) return null;
  return <PayButton billId={id} amount={open} variant={isUrgent ? "default" : "outline"} />;
}
