import { useTranslations } from "next-intl";
import { FilterChoice, FilterForm, FilterText } from "@/components/lists/filter-form";
import type { DishFilter as Filter } from "@/lib/features/dishes/schema";

export function DishFilter({ filter }: { filter: Filter }) {
  const t = useTranslations("dishes.filter");
  const isFiltered = filter.search !== "" || filter.said !== "all";
  return (
    <FilterForm path="/admin/dishes" label={t("label")} button={t("apply")} isFiltered={isFiltered}>
      <FilterText name="search" label={t("search")} value={filter.search} />
      <FilterChoice
        name="said"
        label={t("said")}
        value={filter.said}
        all={null}
        options={(["all", "open"] as const).map((value) => ({ value, label: t(value) }))}
        className="sm:w-56"
      />
    </FilterForm>
  );
}
