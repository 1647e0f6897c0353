import { useTranslations } from "next-intl";
import { AUDIT_ACTIONS, AUDIT_ENTITIES, type AuditFilter as Filter } from "@/lib/features/audit/schema";
import { FilterChoice, FilterDay, FilterForm, FilterText } from "./filter-form";

export function AuditFilter({ filter }: { filter: Filter }) {
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
      <FilterDay name="from" label={t("filter.from")} value={from ?? ""} />
      <FilterDay name="to" label={t("filter.to")} value={to ?? ""} />
    </FilterForm>
  );
}

/** Whether a filter leaves anything out. */
export function isNarrowed({ actor, entity, action, from, to }: Filter): boolean {
  return actor !== "" || [entity, action, from, to].some((given) => given !== undefined);
}
