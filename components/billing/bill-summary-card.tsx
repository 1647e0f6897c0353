import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonVariants } from "@/components/ui/button";
import { Card, CardContent } from "@/components/ui/card";
import { billStatus } from "@/lib/domain/bill-status";
import { toBusinessDate } from "@/lib/domain/business-time";
import { formatRupees } from "@/lib/domain/money";
import { formatDay, type PlainDate } from "@/lib/domain/plain-date";
import type { IssuedBill } from "@/lib/features/billing/queries";
import { BillStatusBadge } from "./bill-status-badge";
import { PayButton } from "./pay-button";

/** The head of a bill: what, until when, and the way to pay it. */
export function BillSummaryCard({ bill, today }: { bill: IssuedBill; today: PlainDate }) {
  const t = useTranslations("billing.bill");
  const status = billStatus(bill, today);
  const due = formatDay(bill.dueDate, "medium");
  return (
    <Card aria-labelledby="amount">
      <CardContent className="flex flex-wrap items-center justify-between gap-x-8 gap-y-5">
        <div className="space-y-1">
          <h2 id="amount" className="sr-only">
            {t("amount")}
          </h2>
          <p className="text-4xl leading-11 font-bold tabular-nums">{formatRupees(bill.amount)}</p>
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1 tabular-nums">
            <BillStatusBadge status={status} />
            <span className={status === "overdue" ? "font-medium text-bad" : "text-ink-soft"}>{state()}</span>
          </p>
          <p className="text-sm text-ink-soft tabular-nums">
            {t("number", { id: bill.id })}
            {" · "}
            {t("issuedOn", { date: formatDay(toBusinessDate(bill.issuedAt), "medium") })}
          </p>
        </div>
        <div className="flex w-full flex-col gap-3 sm:w-auto sm:flex-row sm:items-center">
          {bill.isPaid ? null : (
            <PayButton billId={bill.id} amount={bill.amount} size="lg" className="w-full" />
          )}
          {/* a file, not a page: the browser asks for it itself */}
          <a
            href={`/bills/${bill.id}/invoice`}
            download
            className={buttonVariants({ variant: "outline", size: "lg" })}
          >
            <Download aria-hidden />
            {t("download")}
          </a>
        </div>
      </CardContent>
    </Card>
  );

  function state(): string {
    if (bill.amount === 0) return t("nothingToPay");
    if (status === "paid")
      return t("paidOn", { date: formatDay(toBusinessDate(bill.updatedAt ?? bill.issuedAt), "medium") });
    return t(status === "overdue" ? "wasDueOn" : "dueOn", { date: due });
  }
}
