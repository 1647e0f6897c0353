import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
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
import { formatPaise, formatRupees, toPaise } from "@/lib/domain/money";
import { formatDay, formatMonth, type PlainDate } from "@/lib/domain/plain-date";
import type { BillSummary } from "@/lib/features/billing/queries";
import { BillStatusBadge } from "./bill-status-badge";
import { PayButton } from "./pay-button";

/** A customer's bills; what is owed comes first and can be paid from here. */
export function BillTable({ bills, today }: { bills: BillSummary[]; today: PlainDate }) {
  const t = useTranslations("billing.table");
  return (
    <Table caption={t("caption")}>
      <TableHeader>
        <TableRow>
          <TableHead>{t("month")}</TableHead>
          <TableHead numeric>{t("days")}</TableHead>
          <TableHead numeric>{t("amount")}</TableHead>
          <TableHead>{t("due")}</TableHead>
          <TableHead>{t("status")}</TableHead>
          <TableHead>
            <span className="sr-only">{t("action")}</span>
          </TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {bills.map((bill) => (
          <BillRow key={bill.id} bill={bill} today={today} />
        ))}
      </TableBody>
    </Table>
  );
}

function BillRow({ bill, today }: { bill: BillSummary; today: PlainDate }) {
  const t = useTranslations("billing.table");
  const month = formatMonth(bill.month);
  const hidden = (chunks: ReactNode) => <span className="sr-only">{chunks}</span>;
  return (
    <TableRow>
      <TableRowHead>
        <TextLink href={`/bills/${bill.id}`} className="inline-flex min-h-11 items-center">
          {month}
        </TextLink>
      </TableRowHead>
      <TableCell numeric label={t("days")}>
        {t("daysOf", { billable: bill.billableDays, total: bill.totalDays })}
      </TableCell>
      <TableCell numeric label={t("amount")} className="font-semibold">
        {formatRupees(bill.amount)}
        {!bill.isPaid && bill.open < toPaise(bill.amount) ? (
          <span className="block text-sm font-normal text-ink-soft">
            {t("openPart", { open: formatPaise(bill.open) })}
          </span>
        ) : null}
      </TableCell>
      <TableCell label={t("due")} className="tabular-nums">
        {formatDay(bill.dueDate, "medium")}
      </TableCell>
      <TableCell label={t("status")}>
        <BillStatusBadge status={billStatus(bill, today)} />
      </TableCell>
      <TableCell className="sm:text-end">
        {bill.isPaid ? (
          <TextLink href={`/bills/${bill.id}`} className="inline-flex min-h-11 items-center">
            {t.rich("open", { month, hidden })}
          </TextLink>
        ) : (
          <PayButton billId={bill.id} amount={bill.open} variant="outline" />
        )}
      </TableCell>
    </TableRow>
  );
}
