import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import type { Decline } from "@/components/payments/decline";

/** Why a try was declined; renders nothing while there is nothing to say. */
export function DeclineAlert({ declined }: { declined: Decline | null }) {
  const t = useTranslations("payments");
  if (!declined) return null;
  return (
    <Alert tone="bad" role="alert" title={t("pay.declinedTitle")}>
      <p>{t(`declines.${declined}`)}</p>
    </Alert>
  );
}
