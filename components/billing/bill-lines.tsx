import { useTranslations } from "next-intl";
import {
  Table,
  TableBody,
  TableCell,
  TableFooter,
  TableHead,
  TableHeader,
  TableRow,
  TableRowHead,
} from "@/components/ui/table";
import { formatRupees } from "@/lib/domain/money";
import type { IssuedBill } from "@/lib/features/billing/queries";

/** One line per subscription, and their sum: the amount of the bill. */
export function BillLines({ bill }: { bill: IssuedBill }) {
  const t = useTranslations("billing.lines");
  return (
    <section aria-labelledby="lines" className="space-y-3">
      <h2 id="lines" className="text-xl font-semibold">
        {t("title")}
      </h2>
      <Table caption={t("caption")}>
        <TableHeader>
          <TableRow>
            <TableHead>{t("plan")}</TableHead>
            <TableHead numeric>{t("rate")}</TableHead>
            <TableHead numeric>{t("days")}</TableHead>
            <TableHead numeric>{t("paused")}</TableHead>
            <TableHead numeric>{t("billable")}</TableHead>
            <TableHead numeric>{t("amount")}</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {bill.lines.map((line) => (
            <TableRow key={line.subscriptionId}>
              <TableRowHead>{line.planName}</TableRowHead>
              <TableCell numeric label={t("rate")}>
                {formatRupees(line.dailyRate)}
              </TableCell>
              <Counts row={line} />
            </TableRow>
          ))}
        </TableBody>
        <TableFooter>
          <TableRow>
            <TableRowHead className="font-semibold">{t("total")}</TableRowHead>
            <TableCell />
            <Counts row={bill} />
          </TableRow>
        </TableFooter>
      </Table>
    </section>
  );
}

function Counts({ row }: { row: Pick<IssuedBill, "totalDays" | "pausedDays" | "billableDays" | "amount"> }) {
  const t = useTranslations("billing.lines");
  return (
    <>
      <TableCell numeric label={t("days")}>
        {row.totalDays}
      </TableCell>
      <TableCell numeric label={t("paused")}>
        {row.pausedDays}
      </TableCell>
      <TableCell numeric label={t("billable")}>
        {row.billableDays}
      </TableCell>
      <TableCell numeric label={t("amount")} className="font-semibold">
        {formatRupees(row.amount)}
      </TableCell>
    </>
  );
}
