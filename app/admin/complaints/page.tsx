import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { ComplaintFilter, isNarrowed } from "@/components/complaints/complaint-filter";
import { ComplaintTable } from "@/components/complaints/complaint-table";
import { DoorsAgain } from "@/components/complaints/doors-again";
import { ExportLink } from "@/components/csv/export-link";
import { EmptyDabba, EmptySearch } from "@/components/illustrations/empty";
import { ListPages } from "@/components/lists/list-pages";
import { ListSkeleton } from "@/components/lists/list-skeleton";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { readAsStaff } from "@/lib/access/read";
import { toBusinessDate } from "@/lib/domain/business-time";
import { ADMIN_ROLES, OFFICE_ROLES } from "@/lib/domain/identity";
import { doorsAgain, listComplaints } from "@/lib/features/complaints/queries";
import { complaintFilterSchema, type ComplaintFilter as Filter } from "@/lib/features/complaints/schema";
import { pageAddress } from "@/lib/lists/paging";

const PATH = "/admin/complaints";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("complaints.office"))("title") };
}

export default async function ComplaintsPage({ searchParams }: PageProps<"/admin/complaints">) {
  const filter = complaintFilterSchema.parse(await searchParams);
  const { doors, today } = await readAsStaff(OFFICE_ROLES, async ({ tx, now }) => ({
    doors: await doorsAgain(tx, toBusinessDate(now)),
    today: toBusinessDate(now),
  }));
  const t = await getTranslations("complaints.office");
  const address = pageAddress(PATH, filter, filter);
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        actions={<ExportLink href={pageAddress(`${PATH}/export`, filter)} />}
      />
      <DoorsAgain doors={doors} />
      <ComplaintFilter key={`filter ${address}`} filter={filter} today={today} />
      <Suspense key={address} fallback={<ListSkeleton />}>
        <Complaints filter={filter} />
      </Suspense>
    </>
  );
}

async function Complaints({ filter }: { filter: Filter }) {
  const { page, mayDecide } = await readAsStaff(OFFICE_ROLES, async ({ tx, staff }) => ({
    page: await listComplaints(tx, filter),
    mayDecide: ADMIN_ROLES.includes(staff.role),
  }));
  return (
    <>
      {page.rows.length > 0 ? (
        <ComplaintTable complaints={page.rows} mayDecide={mayDecide} />
      ) : (
        <NoComplaints filter={filter} />
      )}
      <ListPages path={PATH} filter={filter} page={page} />
    </>
  );
}

async function NoComplaints({ filter }: { filter: Filter }) {
  const t = await getTranslations("complaints.office.empty");
  return isNarrowed(filter) ? (
    <EmptyState illustration={<EmptySearch />} title={t("noMatch")} description={t("noMatchDescription")} />
  ) : (
    <EmptyState illustration={<EmptyDabba />} title={t("title")} description={t("description")} />
  );
}
