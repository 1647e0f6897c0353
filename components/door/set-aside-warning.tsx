import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { formatPaise, type Paise } from "@/lib/domain/money";

type SetAsideWarningProps = {
  amount: Paise;
  /** Who would pay twice. */
  name: string;
};

/** Read before money is taken for a bill for which money came in online and waits; nothing while none does. */
export function SetAsideWarning({ amount, name }: SetAsideWarningProps) {
  const t = useTranslations("collect.setAside");
  if (amount === 0) return null;
  return (
    <Alert tone="bad" title={t("title", { amount: formatPaise(amount) })}>
      <p className="max-w-prose">{t("text", { name })}</p>
    </Alert>
  );
}
