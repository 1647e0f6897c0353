import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { formatInstant } from "@/lib/domain/business-time";
import type { OtherVersion } from "@/lib/features/gateway-reports/version-queries";

/** Tells the office that the gateway's webhooks come in a version other than ours, and how to fix that. */
export function WebhookVersionNotice({ version }: { version: OtherVersion | null }) {
  const t = useTranslations("adminPayments.webhookVersion");
  if (!version) return null;
  const { told, ours, since } = version;
  return (
    <Alert title={t("title")} className="mb-8">
      <p className="max-w-prose">
        {t("what", {
          word: told ? t("version", { word: told }) : t("unnamed"),
          ours,
          when: formatInstant(since),
        })}
      </p>
      <p className="max-w-prose text-ink-soft">{t("cure", { ours })}</p>
    </Alert>
  );
}
