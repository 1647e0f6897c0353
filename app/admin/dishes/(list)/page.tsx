import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ExportLink } from "@/components/csv/export-link";
import { DishFilter } from "@/components/dishes/dish-filter";
import { DishTable } from "@/components/dishes/dish-table";
import { Alert } from "@/components/ui/alert";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { getDish, listDishes } from "@/lib/features/dishes/catalogue-queries";
import { dishFilterSchema, type DishFilter as Filter } from "@/lib/features/dishes/schema";
import { pageAddress } from "@/lib/lists/paging";
import { readAsStaff } from "@/lib/access/read";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("dishes"))("title") };
}

export default async function DishesPage({ searchParams }: PageProps<"/admin/dishes">) {
  const query = await searchParams;
  const filter = dishFilterSchema.parse(query);
  const savedId = Number(query.saved);
  const { page, saved } = await readAsStaff(ADMIN_ROLES, async ({ tx }) => ({
    page: await listDishes(tx, filter),
    saved: Number.isInteger(savedId) && savedId > 0 && savedId < 1e9 ? await getDish(tx, savedId) : null,
  }));
  const t = await getTranslations("dishes");
  const recipes = await getTranslations("recipes");
  const common = await getTranslations("common");
  const hrefOf = (key: { after?: number; before?: number }) => pageAddress("/admin/dishes", filter, key);
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        actions={
          <>
            <LinkButton variant="outline" href="/admin/dishes/ingredients">
              {recipes("ingredients.link")}
            </LinkButton>
            <ExportLink href={`/admin/dishes/export?${new URLSearchParams(shownBy(filter))}`} />
          </>
        }
      />
      {saved ? (
        <Alert tone="good" role="status" className="mb-4">
          <p>{t("saved", { name: saved.name })}</p>
        </Alert>
      ) : null}
      <DishFilter key={new URLSearchParams(shownBy(filter)).toString()} filter={filter} />
      {page.rows.length > 0 ? (
        <DishTable dishes={page.rows} />
      ) : (
        <EmptyState
          title={t(isFiltered(filter) ? "empty.noMatch" : "empty.title")}
          description={t(isFiltered(filter) ? "empty.noMatchDescription" : "empty.description")}
        />
      )}
      <Pagination
        previousHref={page.before === null ? null : hrefOf({ before: page.before })}
        nextHref={page.after === null ? null : hrefOf({ after: page.after })}
        labels={{
          nav: common("pages.label"),
          previous: common("actions.previous"),
          next: common("actions.next"),
        }}
      />
    </>
  );
}

const shownBy = ({ search, said }: Filter) => ({ search, said });

const isFiltered = ({ search, said }: Filter) => search !== "" || said !== "all";
