import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ExportLink } from "@/components/csv/export-link";
import { GenerateBills } from "@/components/office/generate-bills";
import { OfficeBillFilter } from "@/components/office/office-bill-filter";
import { OfficeBillTable } from "@/components/office/office-bill-table";
import { ListPages } from "@/components/office/list-pages";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { toBusinessDate } from "@/lib/domain/business-time";
import { lastClosedMonth } from "@/lib/domain/cutoff";
import { ADMIN_ROLES, OFFICE_ROLES } from "@/lib/domain/identity";
import { billedMonths, searchBills } from "@/lib/features/billing/queries";
import { billSearchSchema } from "@/lib/features/billing/schema";
import { pageAddress } from "@/lib/paging";
import { readAsStaff } from "@/lib/read";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("adminBills"))("title") };
}

export default async function BillsPage({ searchParams }: PageProps<"/admin/bills">) {
  const search = billSearchSchema.parse(await searchParams);
  const { page, months, today, latest, mayGenerate } = await readAsStaff(
    OFFICE_ROLES,
    async ({ tx, now, staff }) => ({
      page: await searchBills(tx, search, toBusinessDate(now)),
      months: await billedMonths(tx),
      today: toBusinessDate(now),
      latest: lastClosedMonth(now),
      mayGenerate: ADMIN_ROLES.includes(staff.role),
    }),
  );
  const t = await getTranslations("adminBills");
  const address = pageAddress("/admin/bills", search);
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        actions={<ExportLink href={pageAddress("/admin/bills/export", search)} />}
      />
      {mayGenerate ? <GenerateBills month={latest} /> : null}
      <OfficeBillFilter key={address} search={search} months={months} />
      {page.rows.length > 0 ? (
        <OfficeBillTable bills={page.rows} today={today} />
      ) : (
        <EmptyState title={t("empty.title")} description={t("empty.description")} />
      )}
      <ListPages path="/admin/bills" filter={search} page={page} />
    </>
  );
}
