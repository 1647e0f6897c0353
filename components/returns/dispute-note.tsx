import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { formatPaise } from "@/lib/domain/money";
import { formatDay } from "@/lib/domain/plain-date";
import type { DisputeSummary } from "@/lib/features/returns/dispute-queries";

/** What a customer contested with their bank, and how the bank decided; renders nothing where nothing was. */
export function DisputeNote({ disputes }: { disputes: readonly DisputeSummary[] }) {
  const t = useTranslations("money.disputes");
  if (disputes.length === 0) return null;
  return (
    <Alert title={t("title")}>
      <ul className="max-w-prose space-y-1 tabular-nums">
        {disputes.map((dispute) => (
          <li key={dispute.id}>
            <Dispute dispute={dispute} />
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function Dispute({ dispute }: { dispute: DisputeSummary }) {
  const t = useTranslations("money");
  const { amount: contested, currency, status, openedOn, decidedOn } = dispute;
  const amount =
    currency === "inr"
      ? formatPaise(contested)
      : t("refunds.foreign", { amount: contested, currency: currency.toUpperCase() });
  return t(`disputes.${status}`, { amount, day: formatDay(decidedOn ?? openedOn, "medium") });
}
