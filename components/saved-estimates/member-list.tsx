import { useTranslations } from "next-intl";
import { FilterForm, FilterText } from "@/components/lists/filter-form";
import { ListPages } from "@/components/lists/list-pages";
import type { Shop } from "@/lib/domain/estimates/estimate";
import type { SavedEstimate } from "@/lib/features/estimates/queries";
import type { EstimateFilter } from "@/lib/features/estimates/schema";
import type { Page } from "@/lib/lists/paging";
import { EstimateCard } from "./estimate-card";
import { ForgetAllEstimates, ForgetEstimate } from "./forget-buttons";
import { NoneSaved } from "./none-saved";

type MemberListProps = { page: Page<SavedEstimate>; filter: EstimateFilter; shop: Shop };

/** What is kept in the account, the newest first. */
export function MemberList({ page, filter, shop }: MemberListProps) {
  const t = useTranslations("estimates.list");
  const isFiltered = filter.search !== "";
  const isEmpty = page.rows.length === 0;
  const isLong = page.after !== null || page.before !== null || page.rows.length > 1;
  return (
    <section aria-labelledby="estimates" className="mt-10">
      <h3 id="estimates" className="text-lg leading-6 font-semibold">
        {t("title")}
      </h3>
      <p className="mb-4 text-sm text-ink-soft">{t("ofAccount")}</p>
      {isLong || isFiltered ? (
        <FilterForm path="/plans#estimates" label={t("title")} button={t("find")} isFiltered={isFiltered}>
          <FilterText name="search" label={t("search")} value={filter.search} />
        </FilterForm>
      ) : null}
      {isEmpty ? <NoneSaved isSearch={isFiltered} /> : null}
      <ul className="space-y-3">
        {page.rows.map((estimate) => (
          <EstimateCard key={estimate.key} estimate={estimate} shop={shop} startPath="/subscriptions/new">
            <ForgetEstimate estimateId={estimate.id} />
          </EstimateCard>
        ))}
      </ul>
      <ListPages path="/plans" filter={filter} page={page} />
      {isLong ? (
        <div className="mt-4">
          <ForgetAllEstimates />
        </div>
      ) : null}
    </section>
  );
}
