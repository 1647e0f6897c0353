import { useTranslations } from "next-intl";
import type { CorrectionSummary } from "@/lib/features/corrections/queries";
import { formatChange } from "./format-change";

/** "12 of 60 bills corrected, 1 waits" */
export function useProgressInWords() {
  const t = useTranslations("adminCorrections.progress");
  return ({ bills, done, waiting, change }: CorrectionSummary): string => {
    if (done === bills) return t("done", { bills, change: formatChange(change) });
    return waiting > 0 ? t("waiting", { bills, done, waiting }) : t("running", { bills, done });
  };
}
