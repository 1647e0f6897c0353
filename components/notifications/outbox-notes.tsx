import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { TextLink } from "@/components/ui/text-link";
import { formatInstant } from "@/lib/domain/business-time";
import type { Waiting } from "@/lib/features/notifications/queries";

type OutboxNotesProps = { way: "server" | "demo" | "none"; waiting: Waiting; failed: number };

/** What the office should know about its letters before looking at any of them. */
export function OutboxNotes({ way, waiting, failed }: OutboxNotesProps) {
  const t = useTranslations("outbox.note");
  const { count, oldestSince } = waiting;
  return (
    <div className="mb-4 space-y-3 empty:hidden">
      {oldestSince || way === "demo" ? (
        <Alert tone="info">
          {oldestSince ? <p>{t("waiting", { count, since: formatInstant(oldestSince) })}</p> : null}
          {way === "server" ? null : <p>{t(way)}</p>}
        </Alert>
      ) : null}
      {failed > 0 ? (
        <Alert tone="bad">
          <p>
            {t("failed", { count: failed })}{" "}
            <TextLink href="/admin/outbox?state=failed">{t("showFailed")}</TextLink>
          </p>
        </Alert>
      ) : null}
    </div>
  );
}
