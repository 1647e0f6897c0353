import { useTranslations } from "next-intl";
import { BillStatusBadge } from "@/components/billing/bill-status-badge";
import { PayObstacle } from "@/components/payments/pay-obstacle";
import { OverduePart } from "@/components/billing/total-owed";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { TextLink } from "@/components/ui/text-link";
import { isOpenInPart } from "@/lib/domain/books/bill-statement";
import { billStatus, mostUrgentOf, owedOf, type BillStatus } from "@/lib/domain/books/bill-status";
import { formatPaise, formatRupees } from "@/lib/domain/money";
import { formatDay, formatMonth, type PlainDate } from "@/lib/domain/plain-date";
import type { ListedBill } from "@/lib/features/payments/listed-bills";

/** The total owed, and its bills in the order in which they are due. */
export function Owed({ bills, today }: { bills: readonly ListedBill[]; today: PlainDate }) {
  const t = useTranslations("dashboard.owed");
  if (bills.length === 0) return null;
  const owed = owedOf(bills, today);
  const urgent = mostUrgentOf(bills, today);
  return (
    <Card aria-labelledby="owed">
      <CardHeader>
        <div>
          <CardTitle id="owed">{t("title", { amount: formatPaise(owed.open) })}</CardTitle>
          <OverduePart owed={owed} />
        </div>
        <TextLink href="/bills">{t("all")}</TextLink>
      </CardHeader>
      <CardContent>
        <ul className="divide-y divide-line">
          {bills.map((bill) => (
            <OwedBill key={bill.id} bill={bill} status={billStatus(bill, today)} isUrgent={bill === urgent} />
          ))}
        </ul>
      </CardContent>
    </Card>
  );
}

type OwedBillProps = { bill: ListedBill; status: BillStatus; isUrgent: boolean };

function OwedBill({ bill, status, isUrgent }: OwedBillProps) {
  const t = useTranslations("dashboard.owed");
  const day = formatDay(bill.dueDate, "short");
  const open = formatPaise(bill.open);
  // otherwise the button names the amount
  const whole = bill.obstacle && open;
  const howMuch = isOpenInPart(bill) ? t("openOf", { open, amount: formatRupees(bill.amount) }) : whole;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 py-3 first:pt-0 last:pb-0">
      <div>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <TextLink href={`/bills/${bill.id}`} className="text-lg">
            {formatMonth(bill.month)}
          </TextLink>
          <BillStatusBadge status={status} />
        </p>
        <p className="text-ink-soft tabular-nums">
          {t(status === "overdue" ? "overdue" : "due", { day })}
          {howMuch ? ` · ${howMuch}` : null}
        </p>
      </div>
      {bill.obstacle ? (
        <PayObstacle obstacle={bill.obstacle} />
      ) : (
        <LinkButton
          href={`/bills/${bill.id}/pay`}
          variant={isUrgent ? "default" : "outline"}
          className="tabular-nums"
        >
          {t("pay", { amount: open })}
        </LinkButton>
      )}
    </li>
  );
}
