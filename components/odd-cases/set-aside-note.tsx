import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { formatPaise, type Paise } from "@/lib/domain/money";

type SetAsideNoteProps = {
  amount: Paise;
  /** Whether the bill that it came in for is paid; `any`: bills aren't told apart. */
  of: "paid" | "unpaid" | "any";
};

/** A customer's money that came in and awaits the kitchen's decision; renders nothing while there is none. */
export function SetAsideNote({ amount, of }: SetAsideNoteProps) {
  const t = useTranslations("money.setAside");
  if (amount === 0) return null;
  return (
    <Alert title={t("title", { amount: formatPaise(amount) })}>
      <p className="max-w-prose">{t(of)}</p>
    </Alert>
  );
}
