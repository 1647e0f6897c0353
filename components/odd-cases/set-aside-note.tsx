import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { formatPaise, type Paise } from "@/lib/domain/money";

type SetAsideNoteProps = {
  amount: Paise;
  /** The bill that it came in for is paid or not; `any`: bills aren't told apart. */
  of: "paid" | "unpaid" | "any";
};

/** What came in of a customer's money and waits for a decision of the kitchen; nothing while there is none. */
export function SetAsideNote({ amount, of }: SetAsideNoteProps) {
  const t = useTranslations("money.setAside");
  if (amount === 0) return null;
  return (
    <Alert title={t("title", { amount: formatPaise(amount) })}>
      <p className="max-w-prose">{t(of)}</p>
    </Alert>
  );
}
