import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { isNarrowed, MailFilter } from "@/components/notifications/mail-filter";
import { MailTable } from "@/components/notifications/mail-table";
import { OutboxNotes } from "@/components/notifications/outbox-notes";
import { EmptySearch } from "@/components/illustrations/empty";
import { ListPages } from "@/components/lists/list-pages";
import { ListSkeleton } from "@/components/lists/list-skeleton";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { countFailedLetters, listMails, waitingLetters } from "@/lib/features/notifications/queries";
import { mailFilterSchema, type MailFilter as Filter } from "@/lib/features/notifications/schema";
import { mailWay } from "@/lib/post/mail";
import { pageAddress } from "@/lib/lists/paging";
import { readAsStaff, requireStaff } from "@/lib/access/read";

const PATH = "/admin/outbox";

export async function generateMetadata() {
  const t = await getTranslations("outbox");
  return { title: t("title") };
}

export default async function OutboxPage({ searchParams }: PageProps<"/admin/outbox">) {
  const filter = mailFilterSchema.parse(await searchParams);
  await requireStaff(ADMIN_ROLES);
  const t = await getTranslations("outbox");
  const address = pageAddress(PATH, filter, filter);
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <MailFilter key={`filter ${address}`} filter={filter} />
      <Suspense key={address} fallback={<ListSkeleton />}>
        <Letters filter={filter} />
      </Suspense>
    </>
  );
}

async function Letters({ filter }: { filter: Filter }) {
  const { page, waiting, failed } = await readAsStaff(ADMIN_ROLES, async ({ tx }) => ({
    page: await listMails(tx, filter),
    waiting: await waitingLetters(tx),
    failed: await countFailedLetters(tx),
  }));
  return (
    <>
      <OutboxNotes way={mailWay()} waiting={waiting} failed={failed} />
      {page.rows.length > 0 ? <MailTable mails={page.rows} /> : <NoLetters filter={filter} />}
      <ListPages path={PATH} filter={filter} page={page} />
    </>
  );
}

async function NoLetters({ filter }: { filter: Filter }) {
  const t = await getTranslations("outbox");
  return isNarrowed(filter) ? (
    <EmptyState illustration={<EmptySearch />} title={t("noMatch")} description={t("noMatchDescription")} />
  ) : (
    <EmptyState title={t("empty")} description={t("emptyDescription")} />
  );
}
