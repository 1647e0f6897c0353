import { useTranslations } from "next-intl";
import { TextLink } from "@/components/ui/text-link";
import { formatMonth } from "@/lib/domain/plain-date";
import type { CaseFacts } from "@/lib/features/odd-cases/case-facts";

/** Links to the bill and the customer that an odd case is about, where they are ours. */
export function AboutLinks({
  oddCase: { bill, customer },
}: {
  oddCase: Pick<CaseFacts, "bill" | "customer">;
}) {
  const t = useTranslations("adminPayments.cases");
  if (!bill && !customer) return null;
  return (
    <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
      {bill ? (
        <TextLink href={`/admin/bills/${bill.id}`}>{t("open", { month: formatMonth(bill.month) })}</TextLink>
      ) : null}
      {customer ? (
        <TextLink href={`/admin/customers/${customer.id}`}>
          {t("customer", { name: customer.fullname })}
        </TextLink>
      ) : null}
    </p>
  );
}
