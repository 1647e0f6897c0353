import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";

/** What a mailed link carries is read by the page's code alone: where that doesn't run, the page says so. */
export function WithoutScript() {
  const t = useTranslations("accounts.mailedLink");
  return (
    <noscript>
      <Alert tone="bad">
        <p>{t("withoutScript")}</p>
      </Alert>
    </noscript>
  );
}
