import { useTranslations } from "next-intl";
import { SUBSCRIPTION_STATES, type SubscriptionFilter as Filter } from "@/lib/features/subscriptions/schema";
import { FilterChoice, FilterForm, FilterText } from "@/components/lists/filter-form";

type SubscriptionFilterProps = {
  filter: Filter;
  plans: readonly { id: number; name: string }[];
  areas: readonly string[];
};

export function SubscriptionFilter({ filter, plans, areas }: SubscriptionFilterProps) {
  const t = useTranslations("adminSubscriptions.filter");
  const words = useTranslations("common.status");
  return (
    <FilterForm path="/admin/subscriptions" label={t("label")} isFiltered={isNarrowed(filter)}>
      <FilterText name="search" label={t("search")} value={filter.search} />
      <FilterChoice
        name="plan"
        label={t("plan")}
        value={String(filter.plan ?? "")}
        all={t("allPlans")}
        options={plans.map(({ id, name }) => ({ value: String(id), label: name }))}
        className="col-span-2"
      />
      <FilterChoice
        name="area"
        label={t("area")}
        value={filter.area}
        all={t("allAreas")}
        options={areas.map((name) => ({ value: name, label: name }))}
      />
      <FilterChoice
        name="state"
        label={t("state")}
        value={filter.state ?? ""}
        all={t("allStates")}
        options={SUBSCRIPTION_STATES.map((value) => ({ value, label: words(value) }))}
      />
    </FilterForm>
  );
}

/** Whether a filter leaves anything out. */
export function isNarrowed({ search, plan, area, state }: Filter): boolean {
  return search !== "" || area !== "" || plan !== undefined || state !== undefined;
}
