import { useTranslations } from "next-intl";
import { PayObstacle } from "@/components/billing/pay-obstacle";
import { Badge } from "@/components/ui/badge";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { TextLink } from "@/components/ui/text-link";
import { billStatus } from "@/lib/domain/bill-status";
import { formatPaise, formatRupees, toPaise } from "@/lib/domain/money";
import { formatDay, formatMonth, type PlainDate } from "@/lib/domain/plain-date";
import type { ListedBill } from "@/lib/features/payments/obstacles";

/** The bills that are still to be paid, the oldest first. */
export function Owed({ bills, today }: { bills: readonly ListedBill[]; today: PlainDate }) {
  const t = useTranslations("dashboard.owed");
  if (bills.length === 0) return null;
  return (
    <Card aria-labelledby="owed">
      <CardHeader>
        <CardTitle id="owed">{t("title")}</CardTitle>
        <TextLink href="/bills">{t("all")}</TextLink>
      </CardHeader>
      <CardContent>
        <ul className="divide-y divide-line">
          {bills.map((bill) => (
            <OwedBill key={bill.id} bill={bill} isOverdue={billStatus(bill, today) === "overdue"} />
          ))}
        </ul>
      </CardContent>
    </Card>
  );
}

function OwedBill({ bill, isOverdue }: { bill: ListedBill; isOverdue: boolean }) {
  const t = useTranslations("dashboard.owed");
  const status = useTranslations("common.status");
  const day = formatDay(bill.dueDate, "short");
  const open = formatPaise(bill.open);
  const isPart = bill.open < toPaise(bill.amount);
  // else the button names it
  const whole = bill.obstacle && open;
  const howMuch = isPart ? t("openOf", { open, amount: formatRupees(bill.amount) }) : whole;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 py-3 first:pt-0 last:pb-0">
      <div>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <TextLink href={`/bills/${bill.id}`} className="text-lg">
            {formatMonth(bill.month)}
          </TextLink>
          <Badge tone={isOverdue ? "bad" : "neutral"}>{status(isOverdue ? "overdue" : "unpaid")}</Badge>
        </p>
        <p className="text-ink-soft tabular-nums">
          {t(isOverdue ? "overdue" : "due", { day })}
          {howMuch ? ` · ${howMuch}` : null}
        </p>
      </div>
      {bill.obstacle ? (
        <PayObstacle obstacle={bill.obstacle} />
      ) : (
        <LinkButton href={`/bills/${bill.id}/pay`} variant="outline" className="tabular-nums">
          {t("pay", { amount: open })}
        </LinkButton>
      )}
    </li>
  );
}
