import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ExportLink } from "@/components/csv/export-link";
import { CustomerFilter } from "@/components/customers/customer-filter";
import { CustomerTable } from "@/components/customers/customer-table";
import { ListPages } from "@/components/office/list-pages";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { toBusinessDate } from "@/lib/domain/business-time";
import { OFFICE_ROLES } from "@/lib/domain/identity";
import { listCustomers } from "@/lib/features/customers/queries";
import { customerFilterSchema, type CustomerFilter as Filter } from "@/lib/features/customers/schema";
import { listAreas } from "@/lib/features/settings/queries";
import { pageAddress } from "@/lib/paging";
import { readAsStaff } from "@/lib/read";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("adminCustomers"))("title") };
}

export default async function CustomersPage({ searchParams }: PageProps<"/admin/customers">) {
  const filter = customerFilterSchema.parse(await searchParams);
  const { page, areas } = await readAsStaff(OFFICE_ROLES, async ({ tx, now }) => ({
    page: await listCustomers(tx, filter, toBusinessDate(now)),
    areas: (await listAreas(tx)).map(({ name }) => name),
  }));
  const t = await getTranslations("adminCustomers");
  const address = pageAddress("/admin/customers", filter);
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        actions={<ExportLink href={pageAddress("/admin/customers/export", filter)} />}
      />
      <CustomerFilter key={address} filter={filter} areas={areas} />
      {page.rows.length > 0 ? <CustomerTable customers={page.rows} /> : <NoCustomers filter={filter} />}
      <ListPages path="/admin/customers" filter={filter} page={page} />
    </>
  );
}

async function NoCustomers({ filter: { search, area, state } }: { filter: Filter }) {
  const t = await getTranslations("adminCustomers.empty");
  const isFiltered = search !== "" || area !== "" || state !== "all";
  return isFiltered ? (
    <EmptyState title={t("noMatch")} description={t("noMatchDescription")} />
  ) : (
    <EmptyState title={t("title")} description={t("description")} />
  );
}
