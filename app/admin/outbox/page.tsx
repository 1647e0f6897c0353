import { getTranslations } from "next-intl/server";
import { MailTable } from "@/components/accounts/mail-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { listMails } from "@/lib/features/notifications/queries";
import { isMailSent } from "@/lib/mail";
import { pageAddress, pageKeySchema } from "@/lib/paging";
import { readAsStaff } from "@/lib/read";

export async function generateMetadata() {
  const t = await getTranslations("accounts.outbox");
  return { title: t("title") };
}

export default async function OutboxPage({ searchParams }: PageProps<"/admin/outbox">) {
  const key = pageKeySchema.parse(await searchParams);
  const { rows, after, before } = await readAsStaff(ADMIN_ROLES, ({ tx }) => listMails(tx, key));
  const t = await getTranslations("accounts.outbox");
  const common = await getTranslations("common");
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      {rows.length === 0 ? (
        <EmptyState title={t("empty")} description={t("emptyDescription")} />
      ) : (
        <MailTable mails={rows} isMailSent={isMailSent()} />
      )}
      <Pagination
        previousHref={before === null ? null : pageAddress("/admin/outbox", {}, { before })}
        nextHref={after === null ? null : pageAddress("/admin/outbox", {}, { after })}
        labels={{
          nav: common("pages.label"),
          previous: common("actions.previous"),
          next: common("actions.next"),
        }}
      />
    </>
  );
}
