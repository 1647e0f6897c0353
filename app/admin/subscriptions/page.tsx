import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { ExportLink } from "@/components/csv/export-link";
import { EmptyDabba, EmptySearch } from "@/components/illustrations/empty";
import { ListSkeleton } from "@/components/lists/list-skeleton";
import { ListPages } from "@/components/lists/list-pages";
import { isNarrowed, SubscriptionFilter } from "@/components/subscriptions/subscription-filter";
import { SubscriptionTable } from "@/components/subscriptions/subscription-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { toBusinessDate } from "@/lib/domain/business-time";
import { OFFICE_ROLES } from "@/lib/domain/identity";
import { listPlanNames } from "@/lib/features/plans/queries";
import { listAreaNames } from "@/lib/features/settings/queries";
import { listSubscriptions } from "@/lib/features/subscriptions/listing";
import {
  subscriptionFilterSchema,
  type SubscriptionFilter as Filter,
} from "@/lib/features/subscriptions/schema";
import { pageAddress } from "@/lib/lists/paging";
import { readAsStaff } from "@/lib/access/read";

const PATH = "/admin/subscriptions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("adminSubscriptions"))("title") };
}

export default async function SubscriptionsPage({ searchParams }: PageProps<"/admin/subscriptions">) {
  const filter = subscriptionFilterSchema.parse(await searchParams);
  const { plans, areas } = await readAsStaff(OFFICE_ROLES, async ({ tx }) => ({
    plans: await listPlanNames(tx),
    areas: await listAreaNames(tx),
  }));
  const t = await getTranslations("adminSubscriptions");
  const address = pageAddress(PATH, filter, filter);
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        actions={<ExportLink href={pageAddress(`${PATH}/export`, filter)} />}
      />
      <SubscriptionFilter key={`filter ${address}`} filter={filter} plans={plans} areas={areas} />
      <Suspense key={address} fallback={<ListSkeleton />}>
        <Subscriptions filter={filter} />
      </Suspense>
    </>
  );
}

async function Subscriptions({ filter }: { filter: Filter }) {
  const page = await readAsStaff(OFFICE_ROLES, ({ tx, now }) =>
    listSubscriptions(tx, filter, toBusinessDate(now)),
  );
  return (
    <>
      {page.rows.length > 0 ? (
        <SubscriptionTable subscriptions={page.rows} />
      ) : (
        <NoSubscriptions filter={filter} />
      )}
      <ListPages path={PATH} filter={filter} page={page} />
    </>
  );
}

async function NoSubscriptions({ filter }: { filter: Filter }) {
  const t = await getTranslations("adminSubscriptions.empty");
  return isNarrowed(filter) ? (
    <EmptyState illustration={<EmptySearch />} title={t("noMatch")} description={t("noMatchDescription")} />
  ) : (
    <EmptyState illustration={<EmptyDabba />} title={t("title")} description={t("description")} />
  );
}
