import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { MailState } from "@/components/notifications/mail-state";
import { MailText } from "@/components/notifications/mail-text";
import { SendAgain } from "@/components/notifications/send-again";
import { Card, CardContent } from "@/components/ui/card";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import { PageHeader } from "@/components/ui/page-header";
import { formatInstant } from "@/lib/domain/business-time";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { canLeave, canSendAgain } from "@/lib/domain/books/letter";
import { getMail } from "@/lib/features/notifications/queries";
import { idField } from "@/lib/fields";
import { readAsStaff } from "@/lib/access/read";

export async function generateMetadata() {
  const t = await getTranslations("outbox");
  return { title: t("letter") };
}

export default async function LetterPage({ params }: PageProps<"/admin/outbox/[mailId]">) {
  const id = idField.safeParse((await params).mailId);
  const mail = await readAsStaff(ADMIN_ROLES, ({ tx }) =>
    id.success ? getMail(tx, id.data) : Promise.resolve(null),
  );
  if (!mail) notFound();
  const t = await getTranslations("outbox");
  return (
    <>
      <PageHeader title={mail.subject} back={{ href: "/admin/outbox", label: t("title") }} />
      <Card aria-label={t("letter")} className="max-w-3xl">
        <CardContent>
          <DescriptionList className="border-b border-line pb-2">
            <DescriptionItem term={t("recipient")}>{mail.recipient}</DescriptionItem>
            <DescriptionItem term={t("written")} numeric>
              {formatInstant(mail.createdAt)}
            </DescriptionItem>
            <DescriptionItem term={t("state")}>
              <MailState mail={mail} />
            </DescriptionItem>
            {mail.error ? <DescriptionItem term={t("what")}>{mail.error}</DescriptionItem> : null}
          </DescriptionList>
          <MailText text={mail.text} />
          <SendAgain mailId={mail.id} isOffered={canSendAgain(mail)} mayLeave={canLeave(mail)} />
        </CardContent>
      </Card>
    </>
  );
}
