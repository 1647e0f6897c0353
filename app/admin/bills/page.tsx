import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { GenerateBills } from "@/components/office/generate-bills";
import { OfficeBillFilter } from "@/components/office/office-bill-filter";
import { OfficeBillTable } from "@/components/office/office-bill-table";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
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
  const common = await getTranslations("common");
  const address = pageAddress("/admin/bills", search);
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        actions={
          <Button variant="outline" asChild>
            <a href={pageAddress("/admin/bills/export", search)} download>
              {common("actions.exportCsv")}
            </a>
          </Button>
        }
      />
      {mayGenerate ? <GenerateBills month={latest} /> : null}
      <OfficeBillFilter key={address} search={search} months={months} />
      {page.rows.length > 0 ? (
        <OfficeBillTable bills={page.rows} today={today} />
      ) : (
        <EmptyState title={t("empty.title")} description={t("empty.description")} />
      )}
      <Pagination
        previousHref={
          page.before === null ? null : pageAddress("/admin/bills", search, { before: page.before })
        }
        nextHref={page.after === null ? null : pageAddress("/admin/bills", search, { after: page.after })}
        labels={{
          nav: common("pages.label"),
          previous: common("actions.previous"),
          next: common("actions.next"),
        }}
      />
    </>
  );
}
