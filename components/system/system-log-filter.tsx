import { useTranslations } from "next-intl";
import { FilterDays } from "@/components/lists/filter-days";
import { FilterChoice, FilterForm, FilterText } from "@/components/lists/filter-form";
import type { PlainDate } from "@/lib/domain/plain-date";
import { LOG_CATEGORIES, LOG_LEVELS, type SystemLogFilter as Filter } from "@/lib/features/system/schema";

export function SystemLogFilter({ filter, today }: { filter: Filter; today: PlainDate }) {
  const t = useTranslations("system");
  const { search, category, level, from, to } = filter;
  return (
    <FilterForm path="/admin/system" label={t("filter.label")} isFiltered={isNarrowed(filter)}>
      <FilterText name="search" label={t("filter.search")} value={search} />
      <FilterChoice
        name="category"
        label={t("filter.category")}
        value={category ?? ""}
        all={t("filter.allCategories")}
        options={LOG_CATEGORIES.map((value) => ({ value, label: t(`categories.${value}`) }))}
      />
      <FilterChoice
        name="level"
        label={t("filter.level")}
        value={level ?? ""}
        all={t("filter.allLevels")}
        options={LOG_LEVELS.map((value) => ({ value, label: t(`levels.${value}`) }))}
      />
      <FilterDays from={from} to={to} today={today} />
    </FilterForm>
  );
}

/** Whether a filter leaves anything out. */
export function isNarrowed({ search, category, level, from, to }: Filter): boolean {
  return search !== "" || [category, level, from, to].some((given) => given !== undefined);
}
