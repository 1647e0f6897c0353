import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { formatInstant } from "@/lib/domain/business-time";
import type { MailEntry } from "@/lib/features/notifications/queries";

/** What became of a letter. */
export function MailState({ mail, isMailSent }: { mail: MailEntry; isMailSent: boolean }) {
  const t = useTranslations("accounts.outbox");
  if (mail.sentAt) return <Badge tone="good">{t("sent", { time: formatInstant(mail.sentAt) })}</Badge>;
  if (mail.error) {
    return (
      <>
        <Badge tone="bad">{t("failed")}</Badge>
        <span className="ms-2 text-sm break-words text-ink-soft">{mail.error}</span>
      </>
    );
  }
  return <Badge>{isMailSent ? t("waiting") : t("kept")}</Badge>;
}
