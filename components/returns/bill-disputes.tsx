import { useTranslations } from "next-intl";
import { Badge, type Tone } from "@/components/ui/badge";
import { formatDay } from "@/lib/domain/plain-date";
import type { DisputeStatus } from "@/lib/domain/books/refund";
import type { DisputeSummary } from "@/lib/features/returns/dispute-queries";
import { useMoneyInWords } from "@/components/payments/money-words";

const tones: Record<DisputeStatus, Tone> = { open: "accent", won: "good", lost: "bad" };

/** How much of a bill's money was contested, and how the bank decided; renders nothing where none was. */
export function BillDisputes({ disputes }: { disputes: readonly DisputeSummary[] }) {
  const t = useTranslations("adminPayments.disputes");
  const money = useMoneyInWords();
  if (disputes.length === 0) return null;
  return (
    <section aria-labelledby="disputes" className="space-y-3">
      <h2 id="disputes" className="text-xl font-semibold">
        {t("title")}
      </h2>
      <ul className="space-y-2">
        {disputes.map(({ id, amount, currency, status, openedOn, decidedOn }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1 tabular-nums">
            <Badge tone={tones[status]}>{t(`status.${status}`)}</Badge>
            {t(`lines.${status}`, {
              amount: money({ amount, currency }),
              day: formatDay(decidedOn ?? openedOn, "medium"),
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}
