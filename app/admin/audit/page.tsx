import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ExportLink } from "@/components/csv/export-link";
import { AuditFilter, isNarrowed } from "@/components/office/audit-filter";
import { AuditTable } from "@/components/office/audit-table";
import { ListPages } from "@/components/office/list-pages";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { listAudit } from "@/lib/features/audit/queries";
import { auditFilterSchema, type AuditFilter as Filter } from "@/lib/features/audit/schema";
import { pageAddress } from "@/lib/paging";
import { readAsStaff } from "@/lib/read";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const PATH = "/admin/audit";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("audit"))("title") };
}

export default async function AuditPage({ searchParams }: Props) {
  const filter = auditFilterSchema.parse(await searchParams);
  const page = await readAsStaff(ADMIN_ROLES, ({ tx }) => listAudit(tx, filter));
  const t = await getTranslations("audit");
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        actions={<ExportLink href={pageAddress(`${PATH}/export`, filter)} />}
      />
      <AuditFilter key={pageAddress(PATH, filter)} filter={filter} />
      {page.rows.length > 0 ? <AuditTable entries={page.rows} /> : <NoEntries filter={filter} />}
      <ListPages path={PATH} filter={filter} page={page} />
    </>
  );
}

async function NoEntries({ filter }: { filter: Filter }) {
  const t = await getTranslations("audit.empty");
  return isNarrowed(filter) ? (
    <EmptyState title={t("noMatch")} description={t("noMatchDescription")} />
  ) : (
    <EmptyState title={t("title")} description={t("description")} />
  );
}
