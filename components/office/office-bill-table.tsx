import { useTranslations } from "next-intl";
import { BillStatusBadge } from "@/components/billing/bill-status-badge";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  TableRowHead,
} from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { billStatus } from "@/lib/domain/bill-status";
import { formatPaise, formatRupees } from "@/lib/domain/money";
import { formatDay, formatMonth, type PlainDate } from "@/lib/domain/plain-date";
import type { FoundBill } from "@/lib/features/billing/queries";

/** Everybody's bills, for the office. */
export function OfficeBillTable({ bills, today }: { bills: readonly FoundBill[]; today: PlainDate }) {
  const t = useTranslations("adminBills.table");
  return (
    <Table caption={t("caption")} dense>
      <TableHeader>
        <TableRow>
          <TableHead>{t("customer")}</TableHead>
          <TableHead>{t("month")}</TableHead>
          <TableHead numeric>{t("days")}</TableHead>
          <TableHead numeric>{t("amount")}</TableHead>
          <TableHead numeric>{t("open")}</TableHead>
          <TableHead>{t("due")}</TableHead>
          <TableHead>{t("status")}</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {bills.map((bill) => (
          <TableRow key={bill.id}>
            <TableRowHead>
              <TextLink href={`/admin/customers/${bill.customer.id}`}>{bill.customer.fullname}</TextLink>
            </TableRowHead>
            <TableCell label={t("month")}>
              <TextLink href={`/admin/bills/${bill.id}`}>{formatMonth(bill.month)}</TextLink>
            </TableCell>
            <TableCell label={t("days")} numeric>
              {bill.billableDays}
            </TableCell>
            <TableCell label={t("amount")} numeric>
              {formatRupees(bill.amount)}
            </TableCell>
            <TableCell label={t("open")} numeric className={bill.isPaid ? "text-ink-soft" : "font-medium"}>
              {bill.isPaid ? "–" : formatPaise(bill.open)}
            </TableCell>
            <TableCell label={t("due")} className="tabular-nums">
              {formatDay(bill.dueDate, "medium")}
            </TableCell>
            <TableCell label={t("status")}>
              <BillStatusBadge status={billStatus(bill, today)} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
