import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import { Stat, StatGrid } from "@/components/ui/stat";
import { billStatus, owedOf } from "@/lib/domain/books/bill-status";
import { toBusinessDate } from "@/lib/domain/business-time";
import { formatPaise } from "@/lib/domain/money";
import { earlierOf, formatDay, type PlainDate } from "@/lib/domain/plain-date";
import type { BillSummary } from "@/lib/features/billing/queries";
import type { CustomerDetails } from "@/lib/features/customers/queries";
import type { RunningSubscription } from "@/lib/features/subscriptions/overview";

type CustomerStatsProps = {
  bills: readonly BillSummary[];
  running: readonly RunningSubscription[];
  today: PlainDate;
};

/** What the office needs when a customer calls, visible without scrolling. */
export function CustomerStats({ bills, running, today }: CustomerStatsProps) {
  const t = useTranslations("adminCustomers.customer.stats");
  const unpaid = bills.filter(({ isPaid }) => !isPaid);
  const overdue = unpaid.filter((bill) => billStatus(bill, today) === "overdue");
  const owed = owedOf(bills, today);
  const next = running.flatMap(({ nextDelivery }) => nextDelivery ?? []);
  const begun = running.filter(({ hasBegun }) => hasBegun).length;
  return (
    <StatGrid>
      <Stat
        label={t("next")}
        value={next.length > 0 ? formatDay(next.reduce(earlierOf), "short") : t("none")}
      />
      <Stat label={t("active")} value={begun} hint={t("activeHint", { count: running.length - begun })} />
      <Stat label={t("owes")} value={formatPaise(owed.open)} hint={t("owesHint", { count: unpaid.length })} />
      <Stat
        label={t("overdue")}
        value={formatPaise(owed.overdue)}
        hint={t("overdueHint", { count: overdue.length })}
        tone={overdue.length > 0 ? "bad" : "ink"}
      />
    </StatGrid>
  );
}

export function CustomerCard({ customer }: { customer: CustomerDetails }) {
  const t = useTranslations("adminCustomers.customer");
  const { id, code, email, claimed, phone, address, joinedAt, anonymisedAt } = customer;
  return (
    <Card aria-labelledby="details">
      <CardHeader>
        <CardTitle id="details">{t("details")}</CardTitle>
      </CardHeader>
      <CardContent className="py-3">
        {anonymisedAt ? (
          <Alert tone="paused" className="mb-3">
            <p>{t("erased", { day: formatDay(toBusinessDate(anonymisedAt), "medium") })}</p>
          </Alert>
        ) : null}
        <DescriptionList>
          <DescriptionItem term={t("phone")} numeric>
            <a href={`tel:+91${phone}`} className="font-medium text-accent underline underline-offset-4">
              {phone}
            </a>
          </DescriptionItem>
          <DescriptionItem term={t("email")}>
            {email === "" ? (
              claimed === null ? (
                t("unproved")
              ) : (
                t("claimed", { email: claimed })
              )
            ) : (
              <a href={`mailto:${email}`} className="font-medium text-accent underline underline-offset-4">
                {email}
              </a>
            )}
          </DescriptionItem>
          <DescriptionItem term={t("address")}>{address.join(", ")}</DescriptionItem>
          <DescriptionItem term={t("joined")} numeric>
            {formatDay(toBusinessDate(joinedAt), "medium")}
          </DescriptionItem>
          <DescriptionItem term={t("code")}>
            <span className="font-mono font-semibold">{code}</span>
          </DescriptionItem>
          <DescriptionItem term={t("number")} numeric>
            {id}
          </DescriptionItem>
        </DescriptionList>
      </CardContent>
    </Card>
  );
}
