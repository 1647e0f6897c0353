import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";

/** For the driver only: not on the printed receipt. */
export function OnlineWarning() {
  const t = useTranslations("collect.onlineMayCome");
  return (
    <Alert tone="bad" className="mb-4 print:hidden" title={t("title")}>
      <p>{t("text")}</p>
    </Alert>
  );
}
