import { useTranslations } from "next-intl";
import { FilterChoice, FilterForm, FilterText } from "@/components/lists/filter-form";
import { CUSTOMER_STATES, type CustomerFilter as Filter } from "@/lib/features/customers/schema";

export function CustomerFilter({ filter, areas }: { filter: Filter; areas: readonly string[] }) {
  const t = useTranslations("adminCustomers.filter");
  const { search, area, state } = filter;
  return (
    <FilterForm path="/admin/customers" label={t("label")} isFiltered={isNarrowed(filter)}>
      <FilterText name="search" label={t("search")} value={search} />
      <FilterChoice
        name="area"
        label={t("area")}
        value={area}
        all={t("allAreas")}
        options={areas.map((name) => ({ value: name, label: name }))}
      />
      <FilterChoice
        name="state"
        label={t("state")}
        value={state}
        all={null}
        options={CUSTOMER_STATES.map((value) => ({ value, label: t(`states.${value}`) }))}
      />
    </FilterForm>
  );
}

/** Whether a filter leaves anybody out. */
export function isNarrowed({ search, area, state }: Filter): boolean {
  return search !== "" || area !== "" || state !== "all";
}
