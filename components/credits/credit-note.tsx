import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { formatPaise, type Paise } from "@/lib/domain/money";

/** A customer's credit, and how it will be used; renders nothing while there is none. */
export function CreditNote({ credit }: { credit: Paise }) {
  const t = useTranslations("money.credit");
  if (credit === 0) return null;
  return (
    <Alert tone="good">
      <p className="tabular-nums">{t("balance", { amount: formatPaise(credit) })}</p>
    </Alert>
  );
}
