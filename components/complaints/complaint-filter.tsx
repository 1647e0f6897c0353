import { useTranslations } from "next-intl";
import { FilterDays } from "@/components/lists/filter-days";
import { FilterChoice, FilterForm, FilterText } from "@/components/lists/filter-form";
import { COMPLAINT_KINDS, COMPLAINT_STATES } from "@/lib/domain/complaints/complaint";
import type { PlainDate } from "@/lib/domain/plain-date";
import type { ComplaintFilter as Filter } from "@/lib/features/complaints/schema";

export function ComplaintFilter({ filter, today }: { filter: Filter; today: PlainDate }) {
  const t = useTranslations("complaints");
  const { search, state, kind, from, to } = filter;
  return (
    <FilterForm path="/admin/complaints" label={t("office.filter.label")} isFiltered={isNarrowed(filter)}>
      <FilterText name="search" label={t("office.filter.search")} value={search} />
      <FilterChoice
        name="state"
        label={t("office.filter.state")}
        value={state}
        all={null}
        options={[
          ...COMPLAINT_STATES.map((value) => ({ value, label: t(`states.${value}`) })),
          { value: "all", label: t("office.filter.all") },
        ]}
      />
      <FilterChoice
        name="kind"
        label={t("office.filter.kind")}
        value={kind ?? ""}
        all={t("office.filter.anyKind")}
        options={COMPLAINT_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
      />
      <FilterDays from={from} to={to} today={today} />
    </FilterForm>
  );
}

/** Whether anything but what waits, or less than that, is shown. */
export function isNarrowed({ search, state, kind, from, to }: Filter): boolean {
  return search !== "" || state !== "open" || [kind, from, to].some((given) => given !== undefined);
}
