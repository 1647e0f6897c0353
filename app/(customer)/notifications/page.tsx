import { getTranslations } from "next-intl/server";
import { EmptyDabba } from "@/components/illustrations/empty";
import { InboxList } from "@/components/notices/inbox-list";
import { MarkRead } from "@/components/notices/mark-read";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { TextLink } from "@/components/ui/text-link";
import { readAsCustomer } from "@/lib/access/read";
import { toBusinessDate } from "@/lib/domain/business-time";
import { listInbox, pausedOf } from "@/lib/features/notices/inbox-queries";
import { inboxFilterSchema } from "@/lib/features/notices/schema";
import { pageAddress } from "@/lib/lists/paging";

const PATH = "/notifications";

export async function generateMetadata() {
  return { title: (await getTranslations("inbox"))("title") };
}

export default async function NotificationsPage({ searchParams }: PageProps<"/notifications">) {
  const filter = inboxFilterSchema.parse(await searchParams);
  const { page, paused, now } = await readAsCustomer(async (scope) => {
    const page = await listInbox(scope, filter);
    const days = page.rows.flatMap(({ day }) => day ?? []);
    return { page, paused: await pausedOf(scope.tx, scope.customerId, days), now: scope.now };
  });
  const t = await getTranslations("inbox");
  const [newest] = page.rows;
  const { before, after } = page;
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        actions={newest && page.rows.some(({ isNew }) => isNew) ? <MarkRead upTo={newest.id} /> : null}
      />
      <div className="max-w-3xl">
        {page.rows.length === 0 ? (
          <EmptyState
            illustration={<EmptyDabba />}
            title={t("empty.title")}
            description={t("empty.description")}
          />
        ) : (
          <InboxList
            entries={page.rows}
            paused={paused}
            today={toBusinessDate(now)}
            serverNow={now.getTime()}
          />
        )}
        <Pagination
          previousHref={before === null ? null : pageAddress(PATH, filter, { before })}
          nextHref={after === null ? null : pageAddress(PATH, filter, { after })}
          labels={{ nav: t("pages.nav"), previous: t("pages.previous"), next: t("pages.next") }}
        />
        <p className="mt-8">
          <TextLink href="/profile#notifications">{t("change")}</TextLink>
        </p>
      </div>
    </>
  );
}
