import { useTranslations } from "next-intl";
import { formatPaise, type Paise } from "@/lib/domain/money";

/** Words for money in any currency: foreign money in its smallest unit, as the gateway counts it. */
export function useMoneyInWords(): (money: { amount: Paise; currency: string }) => string {
  const t = useTranslations("adminPayments.cases");
  return ({ amount, currency }) =>
    currency === "inr" ? formatPaise(amount) : t("foreign", { amount, currency: currency.toUpperCase() });
}
