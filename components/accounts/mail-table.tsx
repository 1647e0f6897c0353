import { useTranslations } from "next-intl";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  TableRowHead,
} from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { formatInstant } from "@/lib/domain/business-time";
import type { MailEntry } from "@/lib/features/notifications/queries";
import { MailState } from "./mail-state";

export function MailTable({ mails, isMailSent }: { mails: readonly MailEntry[]; isMailSent: boolean }) {
  const t = useTranslations("accounts.outbox");
  return (
    <Table dense caption={t("caption")}>
      <TableHeader>
        <TableRow>
          <TableHead>{t("subject")}</TableHead>
          <TableHead>{t("recipient")}</TableHead>
          <TableHead>{t("written")}</TableHead>
          <TableHead>{t("state")}</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {mails.map((mail) => (
          <TableRow key={mail.id}>
            <TableRowHead>
              <TextLink href={`/admin/outbox/${mail.id}`}>{mail.subject}</TextLink>
            </TableRowHead>
            <TableCell label={t("recipient")}>{mail.recipient}</TableCell>
            <TableCell label={t("written")} className="tabular-nums">
              {formatInstant(mail.createdAt)}
            </TableCell>
            <TableCell label={t("state")}>
              <MailState mail={mail} isMailSent={isMailSent} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
