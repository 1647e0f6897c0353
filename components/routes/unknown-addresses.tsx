import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { TextLink } from "@/components/ui/text-link";
import { formatDay, type PlainDate } from "@/lib/domain/plain-date";
import type { OffRoutes } from "@/lib/features/routes/queries";

type UnknownAddressesProps = { day: PlainDate; isDoubtful: boolean; lost: OffRoutes["withoutBuilding"] };

/** That some addresses have no building, and what goes there; nothing where all have one. */
export function UnknownAddresses({ day, isDoubtful, lost }: UnknownAddressesProps) {
  const t = useTranslations("routes.unknown");
  if (!isDoubtful && lost.doors === 0) return null;
  const named = formatDay(day, "medium");
  return (
    <Alert tone={lost.doors > 0 ? "bad" : "info"} title={t("heading")}>
      <p>{lost.doors > 0 ? t("description", { ...lost, day: named }) : t("none", { day: named })}</p>
      <p>
        <TextLink href="/admin/routes/addresses">{t("show")}</TextLink>
      </p>
    </Alert>
  );
}
