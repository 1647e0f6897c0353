import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonVariants } from "@/components/ui/button";
import { Card, CardContent } from "@/components/ui/card";
import {
  isOpenInPart,
  isPaidByCredit,
  obstacleOf,
  type BillStatement,
} from "@/lib/domain/books/bill-statement";
import { billStatus } from "@/lib/domain/books/bill-status";
import { toBusinessDate } from "@/lib/domain/business-time";
import { formatPaise, formatRupees, type Paise } from "@/lib/domain/money";
import { formatDay, type PlainDate } from "@/lib/domain/plain-date";
import type { IssuedBill } from "@/lib/features/billing/queries";
import type { GivenBack } from "@/lib/features/payments/queries";
import { BillStatusBadge } from "./bill-status-badge";
import { BillSum } from "./bill-sum";
import { useGivenBack } from "@/components/payments/given-back";
import { PayButton } from "@/components/payments/pay-button";

type BillSummaryCardProps = {
  bill: IssuedBill;
  statement: BillStatement;
  /** Money that came in for the bill and awaits a decision. */
  setAside: Paise;
  givenBack: GivenBack;
  today: PlainDate;
};

/** The head of a bill: what is open, when it is due, how that adds up, and how to pay it. */
export function BillSummaryCard({ bill, statement, setAside, givenBack, today }: BillSummaryCardProps) {
  const t = useTranslations("billing.bill");
  const money = useTranslations("money.statement");
  const status = billStatus(bill, today);
  const due = formatDay(bill.dueDate, "medium");
  const obstacle = obstacleOf({ ...statement, setAside });
  const sentence = useGivenBack(givenBack);
  return (
    <Card aria-labelledby="amount">
      <CardContent className="flex flex-wrap items-center justify-between gap-x-8 gap-y-5">
        <div className="space-y-1">
          <h2 id="amount" className="sr-only">
            {t("amount")}
          </h2>
          <Amount bill={bill} />
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1 tabular-nums">
            <BillStatusBadge status={status} />
            <span className={status === "overdue" ? "font-medium text-bad" : "text-ink-soft"}>{state()}</span>
          </p>
          <BillSum statement={statement} />
          {obstacle ? (
            <p className="max-w-prose">
              {money(`obstacles.${obstacle.reason}`, { amount: formatPaise(obstacle.amount) })}
            </p>
          ) : null}
          <p className="text-sm text-ink-soft tabular-nums">
            {t("number", { id: bill.id })}
            {" · "}
            {t("issuedOn", { date: formatDay(toBusinessDate(bill.issuedAt), "medium") })}
          </p>
        </div>
        <div className="flex w-full flex-col gap-3 sm:w-auto sm:flex-row sm:items-center">
          {bill.isPaid || obstacle ? null : (
            <PayButton billId={bill.id} amount={bill.open} size="lg" className="w-full" />
          )}
          {/* a file, not a page: the browser fetches it itself */}
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
    const date = formatDay(toBusinessDate(bill.updatedAt ?? bill.issuedAt), "medium");
    if (status === "paid")
      return sentence(isPaidByCredit(statement) ? money("paidByCredit", { date }) : t("paidOn", { date }));
    return t(status === "overdue" ? "wasDueOn" : "dueOn", { date: due });
  }
}

function Amount({ bill }: { bill: IssuedBill }) {
  const t = useTranslations("money.statement");
  const { amount, open } = bill;
  const isPart = isOpenInPart(bill);
  return (
    <p className="flex flex-wrap items-baseline gap-x-2 tabular-nums">
      <span className="text-4xl leading-11 font-bold">
        {isPart ? formatPaise(open) : formatRupees(amount)}
      </span>
      {isPart ? <span className="text-ink-soft">{t("openOf", { amount: formatRupees(amount) })}</span> : null}
    </p>
  );
}
