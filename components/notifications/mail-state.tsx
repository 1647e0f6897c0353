import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { formatInstant } from "@/lib/domain/business-time";
import { letterState } from "@/lib/domain/books/letter";
import type { MailEntry } from "@/lib/features/notifications/queries";

type MailStateProps = { mail: Pick<MailEntry, "sentAt" | "ended" | "error" | "nextTryAt"> };

/** What became of a letter. */
export function MailState({ mail }: MailStateProps) {
  const t = useTranslations("outbox");
  const { sentAt, ended, error, nextTryAt } = mail;
  if (sentAt) return <Badge tone="good">{t("sent", { time: formatInstant(sentAt) })}</Badge>;
  if (ended)
    return <Badge tone={letterState(mail) === "failed" ? "bad" : "neutral"}>{t(`ends.${ended}`)}</Badge>;
  if (error) return <Badge tone="accent">{t("nextTry", { time: formatInstant(nextTryAt) })}</Badge>;
  return <Badge>{t("states.waiting")}</Badge>;
}
