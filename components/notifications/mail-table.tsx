import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { TextLink } from "@/components/ui/text-link";
import { formatInstant } from "@/lib/domain/business-time";
import type { MailEntry } from "@/lib/features/notifications/queries";
import { MailState } from "./mail-state";

export function MailTable({ mails }: { mails: readonly MailEntry[] }) {
  const t = useTranslations("outbox");
  return (
    <DataTable
      caption={t("caption")}
      dense
      rows={mails}
      rowKey={({ id }) => id}
      columns={[
        {
          name: t("subject"),
          cell: ({ id, subject }) => <TextLink href={`/admin/outbox/${id}`}>{subject}</TextLink>,
        },
        { name: t("recipient"), cell: ({ recipient }) => recipient },
        {
          name: t("written"),
          className: "tabular-nums",
          cell: ({ createdAt }) => formatInstant(createdAt),
        },
        { name: t("state"), cell: (mail) => <MailState mail={mail} /> },
      ]}
    />
  );
}
