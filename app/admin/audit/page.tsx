import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { ExportLink } from "@/components/csv/export-link";
import { AuditFilter, isNarrowed } from "@/components/audit/audit-filter";
import { AuditTable } from "@/components/audit/audit-table";
import { EmptySearch } from "@/components/illustrations/empty";
import { ListSkeleton } from "@/components/lists/list-skeleton";
import { ListPages } from "@/components/lists/list-pages";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { toBusinessDate } from "@/lib/domain/business-time";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { listAudit } from "@/lib/features/audit/queries";
import { auditFilterSchema, type AuditFilter as Filter } from "@/lib/features/audit/schema";
import { pageAddress } from "@/lib/lists/paging";
import { readAsStaff, requireStaff } from "@/lib/access/read";

const PATH = "/admin/audit";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("audit"))("title") };
}

export default async function AuditPage({ searchParams }: PageProps<"/admin/audit">) {
  const filter = auditFilterSchema.parse(await searchParams);
  const { now } = await requireStaff(ADMIN_ROLES);
  const t = await getTranslations("audit");
  const address = pageAddress(PATH, filter, filter);
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        actions={<ExportLink href={pageAddress(`${PATH}/export`, filter)} />}
      />
      <AuditFilter key={`filter ${address}`} filter={filter} today={toBusinessDate(now)} />
      <Suspense key={address} fallback={<ListSkeleton />}>
        <Entries filter={filter} />
      </Suspense>
    </>
  );
}

async function Entries({ filter }: { filter: Filter }) {
  const page = await readAsStaff(ADMIN_ROLES, ({ tx }) => listAudit(tx, filter));
  return (
    <>
      {page.rows.length > 0 ? <AuditTable entries={page.rows} /> : <NoEntries filter={filter} />}
      <ListPages path={PATH} filter={filter} page={page} />
    </>
  );
}

async function NoEntries({ filter }: { filter: Filter }) {
  const t = await getTranslations("audit.empty");
  return isNarrowed(filter) ? (
    <EmptyState illustration={<EmptySearch />} title={t("noMatch")} description={t("noMatchDescription")} />
  ) : (
    <EmptyState title={t("title")} description={t("description")} />
  );
}
