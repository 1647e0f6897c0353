import { useTranslations } from "next-intl";
import { FilterChoice, FilterForm, FilterText } from "@/components/lists/filter-form";
import { LETTER_STATES } from "@/lib/domain/books/letter";
import type { MailFilter as Filter } from "@/lib/features/notifications/schema";

export function MailFilter({ filter }: { filter: Filter }) {
  const t = useTranslations("outbox");
  return (
    <FilterForm path="/admin/outbox" label={t("filter.label")} isFiltered={isNarrowed(filter)}>
      <FilterText name="search" label={t("filter.search")} value={filter.search} />
      <FilterChoice
        name="state"
        label={t("filter.state")}
        value={filter.state ?? ""}
        all={t("filter.allStates")}
        options={LETTER_STATES.map((value) => ({ value, label: t(`states.${value}`) }))}
      />
    </FilterForm>
  );
}

/** Whether a filter leaves anything out. */
export function isNarrowed({ search, state }: Filter): boolean {
  return search !== "" || state !== undefined;
}
