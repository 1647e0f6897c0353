import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { ExportLink } from "@/components/csv/export-link";
import { CustomerFilter, isNarrowed } from "@/components/customers/customer-filter";
import { CustomerTable } from "@/components/customers/customer-table";
import { EmptySearch } from "@/components/illustrations/empty";
import { ListPages } from "@/components/lists/list-pages";
import { ListSkeleton } from "@/components/lists/list-skeleton";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { toBusinessDate } from "@/lib/domain/business-time";
import { OFFICE_ROLES } from "@/lib/domain/identity";
import { listCustomers } from "@/lib/features/customers/queries";
import { customerFilterSchema, type CustomerFilter as Filter } from "@/lib/features/customers/schema";
import { listAreaNames } from "@/lib/features/settings/queries";
import { pageAddress } from "@/lib/lists/paging";
import { readAsStaff } from "@/lib/access/read";

const PATH = "/admin/customers";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("adminCustomers"))("title") };
}

export default async function CustomersPage({ searchParams }: PageProps<"/admin/customers">) {
  const filter = customerFilterSchema.parse(await searchParams);
  const areas = await readAsStaff(OFFICE_ROLES, ({ tx }) => listAreaNames(tx));
  const t = await getTranslations("adminCustomers");
  const address = pageAddress(PATH, filter, filter);
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        actions={<ExportLink href={pageAddress(`${PATH}/export`, filter)} />}
      />
      <CustomerFilter key={`filter ${address}`} filter={filter} areas={areas} />
      <Suspense key={address} fallback={<ListSkeleton />}>
        <Customers filter={filter} />
      </Suspense>
    </>
  );
}

async function Customers({ filter }: { filter: Filter }) {
  const page = await readAsStaff(OFFICE_ROLES, ({ tx, now }) =>
    listCustomers(tx, filter, toBusinessDate(now)),
  );
  return (
    <>
      {page.rows.length > 0 ? <CustomerTable customers={page.rows} /> : <NoCustomers filter={filter} />}
      <ListPages path={PATH} filter={filter} page={page} />
    </>
  );
}

async function NoCustomers({ filter }: { filter: Filter }) {
  const t = await getTranslations("adminCustomers.empty");
  return isNarrowed(filter) ? (
    <EmptyState illustration={<EmptySearch />} title={t("noMatch")} description={t("noMatchDescription")} />
  ) : (
    <EmptyState title={t("title")} description={t("description")} />
  );
}
