import { getTranslations } from "next-intl/server";
import { MailTable } from "@/components/accounts/mail-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { listMails } from "@/lib/features/notifications/queries";
import { outboxSearchSchema } from "@/lib/features/notifications/schema";
import { isMailSent } from "@/lib/mail";
import { readAsStaff } from "@/lib/read";

export async function generateMetadata() {
  const t = await getTranslations("accounts.outbox");
  return { title: t("title") };
}

export default async function OutboxPage({ searchParams }: PageProps<"/admin/outbox">) {
  const { before } = outboxSearchSchema.parse(await searchParams);
  const { mails, next } = await readAsStaff(ADMIN_ROLES, ({ tx }) => listMails(tx, { before }));
  const t = await getTranslations("accounts.outbox");
  const common = await getTranslations("common");
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      {mails.length === 0 ? (
        <EmptyState title={t("empty")} description={t("emptyDescription")} />
      ) : (
        <MailTable mails={mails} isMailSent={isMailSent()} />
      )}
      <Pagination
        previousHref={before ? "/admin/outbox" : null}
        nextHref={next ? `/admin/outbox?before=${next}` : null}
        labels={{ nav: common("pages.label"), previous: t("newest"), next: common("actions.next") }}
      />
    </>
  );
}
