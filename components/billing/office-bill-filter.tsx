import { useTranslations } from "next-intl";
import { formatMonth, type PlainMonth } from "@/lib/domain/plain-date";
import { BILL_STATUSES, type BillSearch } from "@/lib/features/billing/schema";
import { FilterChoice, FilterForm, FilterText } from "@/components/lists/filter-form";

export function OfficeBillFilter({ search, months }: { search: BillSearch; months: readonly PlainMonth[] }) {
  const t = useTranslations("adminBills.filter");
  const common = useTranslations("common.status");
  const { month, status, query } = search;
  return (
    <FilterForm path="/admin/bills" label={t("label")} isFiltered={isNarrowed(search)}>
      <FilterText name="query" label={t("search")} value={query} />
      <FilterChoice
        name="month"
        label={t("month")}
        value={month ?? ""}
        all={t("allMonths")}
        options={months.map((value) => ({ value, label: formatMonth(value) }))}
      />
      <FilterChoice
        name="status"
        label={t("status")}
        value={status ?? ""}
        all={t("allStatuses")}
        options={BILL_STATUSES.map((value) => ({ value, label: common(value) }))}
      />
    </FilterForm>
  );
}

/** Whether a search leaves anything out. */
export function isNarrowed({ month, status, query }: BillSearch): boolean {
  return month !== undefined || status !== undefined || query !== "";
}
