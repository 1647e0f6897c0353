import { useTranslations } from "next-intl";
import { formatPaise, type Paise } from "@/lib/domain/money";
import type { GivenBack } from "@/lib/features/payments/queries";

/** Adds to a sentence saying that a bill is paid how much of it was given back. */
export function useGivenBack({ done, underWay, byBank }: GivenBack): (paid: string) => string {
  const t = useTranslations("money");
  const part = (amount: Paise) => (amount === 0 ? "none" : formatPaise(amount));
  return (paid) => t("givenBack", { paid, done: part(done), underWay: part(underWay), byBank: part(byBank) });
}
