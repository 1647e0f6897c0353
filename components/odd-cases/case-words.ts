import { useTranslations } from "next-intl";
import { formatMonth } from "@/lib/domain/plain-date";
import type { CaseFacts } from "@/lib/features/odd-cases/case-facts";
import { useMoneyInWords } from "@/components/payments/money-words";
import { useFailureInWords } from "@/components/returns/refund-state";

/** The values in the sentences about an odd case, in words. */
export function useCaseWords(facts: CaseFacts) {
  const { bill, billId, customer, received, expected, excess, failureReason } = facts;
  const t = useTranslations("adminPayments.cases");
  const money = useMoneyInWords();
  const because = useFailureInWords()(failureReason);
  return {
    name: customer?.fullname ?? t("somebody"),
    month: bill ? formatMonth(bill.month) : t("someMonth"),
    bill: billId ?? "–",
    received: received ? money(received) : t("someAmount"),
    why: failureReason ?? "unknown",
    because: because ? ` ${because}` : "",
    expected: expected ? money(expected) : t("someAmount"),
    excess: excess ? money(excess) : "none",
  };
}
