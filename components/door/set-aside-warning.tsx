import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { formatPaise, type Paise } from "@/lib/domain/money";

type SetAsideWarningProps = {
  amount: Paise;
  /** The customer who would pay twice. */
  name: string;
};

/** Shown before money is taken for a bill that has online money set aside; renders nothing while none is. */
export function SetAsideWarning({ amount, name }: SetAsideWarningProps) {
  const t = useTranslations("collect.setAside");
  if (amount === 0) return null;
  return (
    <Alert tone="bad" title={t("title", { amount: formatPaise(amount) })}>
      <p className="max-w-prose">{t("text", { name })}</p>
    </Alert>
  );
}
