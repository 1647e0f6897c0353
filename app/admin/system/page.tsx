import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { ExportLink } from "@/components/csv/export-link";
import { EmptySearch } from "@/components/illustrations/empty";
import { ListPages } from "@/components/lists/list-pages";
import { ListSkeleton } from "@/components/lists/list-skeleton";
import { DatabaseStatements } from "@/components/system/database-statements";
import { isNarrowed, SystemLogFilter } from "@/components/system/system-log-filter";
import { SystemLogTable } from "@/components/system/system-log-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { readAsStaff, requireStaff } from "@/lib/access/read";
import { toBusinessDate } from "@/lib/domain/business-time";
import { OWNER_ONLY } from "@/lib/domain/identity";
import { listSystemLog } from "@/lib/features/system/queries";
import { costliestStatements, slowStatements } from "@/lib/features/system/statement-queries";
import { systemLogFilterSchema, type SystemLogFilter as Filter } from "@/lib/features/system/schema";
import { pageAddress } from "@/lib/lists/paging";

const PATH = "/admin/system";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("system"))("title") };
}

export default async function SystemPage({ searchParams }: PageProps<"/admin/system">) {
  const filter = systemLogFilterSchema.parse(await searchParams);
  const { now } = await requireStaff(OWNER_ONLY);
  const t = await getTranslations("system");
  const address = pageAddress(PATH, filter, filter);
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        actions={<ExportLink href={pageAddress(`${PATH}/export`, filter)} />}
      />
      <SystemLogFilter key={`filter ${address}`} filter={filter} today={toBusinessDate(now)} />
      <Suspense key={address} fallback={<ListSkeleton />}>
        <Lines filter={filter} />
      </Suspense>
      <Suspense>
        <Statements />
      </Suspense>
    </>
  );
}

async function Lines({ filter }: { filter: Filter }) {
  const page = await readAsStaff(OWNER_ONLY, ({ tx }) => listSystemLog(tx, filter));
  return (
    <>
      {page.rows.length > 0 ? <SystemLogTable rows={page.rows} /> : <NoLines filter={filter} />}
      <ListPages path={PATH} filter={filter} page={page} />
    </>
  );
}

async function Statements() {
  const read = await readAsStaff(OWNER_ONLY, async ({ tx }) => ({
    slow: await slowStatements(tx),
    costly: await costliestStatements(tx),
  }));
  return <DatabaseStatements {...read} />;
}

async function NoLines({ filter }: { filter: Filter }) {
  const t = await getTranslations("system.empty");
  return isNarrowed(filter) ? (
    <EmptyState illustration={<EmptySearch />} title={t("noMatch")} description={t("noMatchDescription")} />
  ) : (
    <EmptyState title={t("title")} description={t("description")} />
  );
}
