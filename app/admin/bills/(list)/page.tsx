import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { ExportLink } from "@/components/csv/export-link";
import { GenerateBills } from "@/components/billing/generate-bills";
import { isNarrowed, OfficeBillFilter } from "@/components/billing/office-bill-filter";
import { OfficeBillTable } from "@/components/billing/office-bill-table";
import { EmptyBills, EmptySearch } from "@/components/illustrations/empty";
import { ListSkeleton } from "@/components/lists/list-skeleton";
import { ListPages } from "@/components/lists/list-pages";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { toBusinessDate } from "@/lib/domain/business-time";
import { lastClosedMonth } from "@/lib/domain/slot";
import { ADMIN_ROLES, OFFICE_ROLES } from "@/lib/domain/identity";
import { billedMonths, searchBills } from "@/lib/features/billing/queries";
import { billSearchSchema, type BillSearch } from "@/lib/features/billing/schema";
import { pageAddress } from "@/lib/lists/paging";
import { getKitchen, readAsStaff } from "@/lib/access/read";

const PATH = "/admin/bills";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("adminBills"))("title") };
}

export default async function BillsPage({ searchParams }: PageProps<"/admin/bills">) {
  const search = billSearchSchema.parse(await searchParams);
  const { slots } = await getKitchen();
  const { months, latest, today, mayGenerate } = await readAsStaff(
    OFFICE_ROLES,
    async ({ tx, now, staff }) => ({
      months: await billedMonths(tx),
      latest: lastClosedMonth(now, slots),
      today: toBusinessDate(now),
      mayGenerate: ADMIN_ROLES.includes(staff.role),
    }),
  );
  const t = await getTranslations("adminBills");
  const corrections = await getTranslations("adminCorrections");
  const address = pageAddress(PATH, search, search);
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        actions={
          <>
            <LinkButton variant="ghost" href="/admin/corrections">
              {corrections("title")}
            </LinkButton>
            <ExportLink href={pageAddress(`${PATH}/export`, search)} />
          </>
        }
      />
      {mayGenerate ? <GenerateBills month={latest} today={today} /> : null}
      <OfficeBillFilter key={`filter ${address}`} search={search} months={months} />
      <Suspense key={address} fallback={<ListSkeleton />}>
        <Bills search={search} />
      </Suspense>
    </>
  );
}

async function Bills({ search }: { search: BillSearch }) {
  const { page, today } = await readAsStaff(OFFICE_ROLES, async ({ tx, now }) => ({
    page: await searchBills(tx, search, toBusinessDate(now)),
    today: toBusinessDate(now),
  }));
  return (
    <>
      {page.rows.length > 0 ? (
        <OfficeBillTable bills={page.rows} today={today} />
      ) : (
        <NoBills isFiltered={isNarrowed(search)} />
      )}
      <ListPages path={PATH} filter={search} page={page} />
    </>
  );
}

async function NoBills({ isFiltered }: { isFiltered: boolean }) {
  const t = await getTranslations("adminBills.empty");
  return isFiltered ? (
    <EmptyState illustration={<EmptySearch />} title={t("noMatch")} description={t("noMatchDescription")} />
  ) : (
    <EmptyState illustration={<EmptyBills />} title={t("title")} description={t("description")} />
  );
}
