import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ExportLink } from "@/components/csv/export-link";
import { PlanFilter } from "@/components/plans/plan-filter";
import { PlanTable } from "@/components/plans/plan-table";
import { Alert } from "@/components/ui/alert";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { toBusinessDate } from "@/lib/domain/business-time";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { getCataloguePlan, listCatalogue } from "@/lib/features/plans/queries";
import { planFilterSchema, type PlanFilter as Filter } from "@/lib/features/plans/schema";
import { getKitchen, readAsStaff } from "@/lib/access/read";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("adminPlans"))("title") };
}

export default async function PlansPage({ searchParams }: PageProps<"/admin/plans">) {
  const query = await searchParams;
  const filter = planFilterSchema.parse(query);
  const savedId = Number(query.saved);
  const { page, saved } = await readAsStaff(ADMIN_ROLES, async ({ tx, now }) => ({
    page: await listCatalogue(tx, filter, toBusinessDate(now)),
    saved: Number.isSafeInteger(savedId) ? await getCataloguePlan(tx, savedId, toBusinessDate(now)) : null,
  }));
  const { slots } = await getKitchen();
  const t = await getTranslations("adminPlans");
  const common = await getTranslations("common");
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        actions={
          <>
            <ExportLink href={`/admin/plans/export?${addressOf(filter)}`} />
            <LinkButton href="/admin/plans/new">
              <Plus aria-hidden />
              {t("newPlan")}
            </LinkButton>
          </>
        }
      />
      {saved ? (
        <Alert tone="good" role="status" className="mb-4">
          <p>{t("saved", { name: saved.name })}</p>
        </Alert>
      ) : null}
      <PlanFilter key={addressOf(filter).toString()} filter={filter} />
      {page.rows.length > 0 ? (
        <PlanTable plans={page.rows} namesMeals={slots.length > 1} />
      ) : (
        <NoPlans isFiltered={isFiltered(filter)} />
      )}
      <Pagination
        previousHref={
          page.before === null ? null : `/admin/plans?${addressOf(filter, { before: page.before })}`
        }
        nextHref={page.after === null ? null : `/admin/plans?${addressOf(filter, { after: page.after })}`}
        labels={{
          nav: common("pages.label"),
          previous: common("actions.previous"),
          next: common("actions.next"),
        }}
      />
    </>
  );
}

async function NoPlans({ isFiltered }: { isFiltered: boolean }) {
  const t = await getTranslations("adminPlans");
  return isFiltered ? (
    <EmptyState title={t("empty.noMatch")} description={t("empty.noMatchDescription")} />
  ) : (
    <EmptyState
      title={t("empty.title")}
      description={t("empty.description")}
      action={<LinkButton href="/admin/plans/new">{t("newPlan")}</LinkButton>}
    />
  );
}

function isFiltered({ search, state }: Filter): boolean {
  return search !== "" || state !== "all";
}

function addressOf({ search, state }: Filter, key: Record<string, number> = {}): URLSearchParams {
  const address = new URLSearchParams({ search, state });
  for (const [name, id] of Object.entries(key)) address.set(name, String(id));
  return address;
}
