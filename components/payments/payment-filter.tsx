import { useTranslations } from "next-intl";
import type { PlainDate } from "@/lib/domain/plain-date";
import { PAYMENT_STATUSES } from "@/lib/domain/books/payment";
import type { PaymentSearch } from "@/lib/features/payments/schema";
import { FilterDays } from "@/components/lists/filter-days";
import { FilterChoice, FilterForm, FilterText } from "@/components/lists/filter-form";

export function PaymentFilter({ search, today }: { search: PaymentSearch; today: PlainDate }) {
  const t = useTranslations("adminPayments.filter");
  const words = useTranslations("payments.status");
  const { query, status, from, to } = search;
  return (
    <FilterForm path="/admin/payments" label={t("label")} isFiltered={isNarrowed(search)}>
      <FilterText name="query" label={t("search")} value={query} />
      <FilterChoice
        name="status"
        label={t("status")}
        value={status ?? ""}
        all={t("allStatuses")}
        options={PAYMENT_STATUSES.map((value) => ({ value, label: words(value) }))}
        className="col-span-2"
      />
      <FilterDays from={from} to={to} today={today} />
    </FilterForm>
  );
}

/** Whether a search leaves anything out. */
export function isNarrowed({ query, status, from, to }: PaymentSearch): boolean {
  return query !== "" || [status, from, to].some((given) => given !== undefined);
}
