import { useTranslations } from "next-intl";
import { PAYMENT_STATUSES } from "@/lib/domain/payment";
import type { PaymentSearch } from "@/lib/features/payments/schema";
import { FilterChoice, FilterDay, FilterForm, FilterText } from "./filter-form";

export function PaymentFilter({ search }: { search: PaymentSearch }) {
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
      <FilterDay name="from" label={t("from")} value={from ?? ""} />
      <FilterDay name="to" label={t("to")} value={to ?? ""} />
    </FilterForm>
  );
}

/** Whether a search leaves anything out. */
export function isNarrowed({ query, status, from, to }: PaymentSearch): boolean {
  return query !== "" || [status, from, to].some((given) => given !== undefined);
}
