import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { BillStatusBadge } from "./bill-status-badge";
import { Card, CardContent, CardFooter } from "@/components/ui/card";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import { TextLink } from "@/components/ui/text-link";
import { billStatus } from "@/lib/domain/books/bill-status";
import { formatInstant, toBusinessDate } from "@/lib/domain/business-time";
import { formatPaise, formatRupees } from "@/lib/domain/money";
import { formatDay, type PlainDate } from "@/lib/domain/plain-date";
import type { OfficeBill } from "@/lib/features/billing/queries";

type OfficeBillCardProps = {
  bill: OfficeBill;
  today: PlainDate;
  /** What can be done with the bill. */
  children?: ReactNode;
};

/** The head of a bill for the office: amount, status and customer. */
export function OfficeBillCard({ bill, today, children }: OfficeBillCardProps) {
  const t = useTranslations("adminBills.bill");
  const { customer } = bill;
  return (
    <Card aria-label={t("facts")}>
      <CardContent className="grid gap-x-12 py-3 md:grid-cols-2">
        <DescriptionList>
          <DescriptionItem term={t("amount")} numeric>
            <span className="text-2xl font-semibold">{formatRupees(bill.amount)}</span>
          </DescriptionItem>
          {bill.isPaid ? null : (
            <DescriptionItem term={t("open")} numeric>
              {formatPaise(bill.open)}
            </DescriptionItem>
          )}
          <DescriptionItem term={t("status")}>
            <BillStatusBadge status={billStatus(bill, today)} />
          </DescriptionItem>
          <DescriptionItem term={t("due")} numeric>
            {formatDay(bill.dueDate, "medium")}
          </DescriptionItem>
          <DescriptionItem term={t("issued")} numeric>
            {formatDay(toBusinessDate(bill.issuedAt), "medium")}
          </DescriptionItem>
          {bill.recalculatedAt ? (
            <DescriptionItem term={t("changed")} numeric>
              {formatInstant(bill.recalculatedAt)}
            </DescriptionItem>
          ) : null}
          {bill.isPaid && bill.updatedAt ? (
            <DescriptionItem term={t("paid")} numeric>
              {formatInstant(bill.updatedAt)}
            </DescriptionItem>
          ) : null}
        </DescriptionList>
        <DescriptionList className="max-md:border-t max-md:border-line">
          <DescriptionItem term={t("number")} numeric>
            {bill.id}
          </DescriptionItem>
          <DescriptionItem term={t("customer")}>
            <TextLink href={`/admin/customers/${customer.id}`}>{customer.fullname}</TextLink>
          </DescriptionItem>
          <DescriptionItem term={t("email")}>{customer.email || t("unproved")}</DescriptionItem>
          <DescriptionItem term={t("address")}>{customer.address.join(", ")}</DescriptionItem>
        </DescriptionList>
      </CardContent>
      {children ? <CardFooter>{children}</CardFooter> : null}
    </Card>
  );
}
