import { useTranslations } from "next-intl";
import type { PlainDate } from "@/lib/domain/plain-date";
import { AUDIT_ACTIONS, AUDIT_ENTITIES, type AuditFilter as Filter } from "@/lib/features/audit/schema";
import { FilterDays } from "@/components/lists/filter-days";
import { FilterChoice, FilterForm, FilterText } from "@/components/lists/filter-form";

export function AuditFilter({ filter, today }: { filter: Filter; today: PlainDate }) {
  const t = useTranslations("audit");
  const { actor, entity, action, from, to } = filter;
  return (
    <FilterForm path="/admin/audit" label={t("filter.label")} isFiltered={isNarrowed(filter)}>
      <FilterText name="actor" label={t("filter.actor")} value={actor} className="sm:w-48" />
      <FilterChoice
        name="entity"
        label={t("filter.entity")}
        value={entity ?? ""}
        all={t("filter.allEntities")}
        options={AUDIT_ENTITIES.map((value) => ({ value, label: t(`entities.${value}`) }))}
      />
      <FilterChoice
        name="action"
        label={t("filter.action")}
        value={action ?? ""}
        all={t("filter.allActions")}
        options={AUDIT_ACTIONS.map((value) => ({ value, label: t(`actions.${value}`) }))}
      />
      <FilterDays from={from} to={to} today={today} />
    </FilterForm>
  );
}

/** Whether a filter leaves anything out. */
export function isNarrowed({ actor, entity, action, from, to }: Filter): boolean {
  return actor !== "" || [entity, action, from, to].some((given) => given !== undefined);
}
