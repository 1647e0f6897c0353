import { useTranslations } from "next-intl";
import { BillStatusBadge } from "./bill-status-badge";
import type { Column } from "@/components/ui/data-table";
import { TextLink } from "@/components/ui/text-link";
import { billStatus } from "@/lib/domain/books/bill-status";
import { formatPaise, formatRupees } from "@/lib/domain/money";
import { formatDay, formatMonth, type PlainDate } from "@/lib/domain/plain-date";
import type { BillSummary } from "@/lib/features/billing/queries";

/** The columns that the office sees in every list of bills. */
export function useBillColumns(today: PlainDate): Column<BillSummary>[] {
  const t = useTranslations("adminBills.table");
  return [
    {
      name: t("month"),
      cell: ({ id, month }) => <TextLink href={`/admin/bills/${id}`}>{formatMonth(month)}</TextLink>,
    },
    { name: t("days"), numeric: true, cell: ({ billableDays }) => billableDays },
    { name: t("amount"), numeric: true, cell: ({ amount }) => formatRupees(amount) },
    {
      name: t("open"),
      numeric: true,
      className: ({ isPaid }) => (isPaid ? "text-ink-soft" : "font-medium"),
      cell: ({ isPaid, open }) => (isPaid ? "–" : formatPaise(open)),
    },
    { name: t("due"), className: "tabular-nums", cell: ({ dueDate }) => formatDay(dueDate, "medium") },
    { name: t("status"), cell: (bill) => <BillStatusBadge status={billStatus(bill, today)} /> },
  ];
}
