import { useTranslations } from "next-intl";
import { FilterChoice, FilterForm, FilterText } from "@/components/lists/filter-form";
import type { PlanFilter as Filter } from "@/lib/features/plans/schema";

export function PlanFilter({ filter }: { filter: Filter }) {
  const t = useTranslations("adminPlans.filter");
  const isFiltered = filter.search !== "" || filter.state !== "all";
  return (
    <FilterForm path="/admin/plans" label={t("label")} button={t("apply")} isFiltered={isFiltered}>
      <FilterText name="search" label={t("search")} value={filter.search} />
      <FilterChoice
        name="state"
        label={t("state")}
        value={filter.state}
        all={null}
        options={(["all", "active", "inactive"] as const).map((value) => ({ value, label: t(value) }))}
      />
    </FilterForm>
  );
}
