import { useTranslations } from "next-intl";
import { Card, CardContent } from "@/components/ui/card";
import { formatRupees } from "@/lib/domain/money";
import { formatMonth } from "@/lib/domain/plain-date";
import type { RunningEstimate as Estimate } from "@/lib/features/billing/queries";

/** What the current month will come to if nothing else changes. */
export function RunningEstimate({ estimate }: { estimate: Estimate }) {
  const t = useTranslations("billing.estimate");
  return (
    <Card aria-labelledby="estimate">
      <CardContent className="flex flex-wrap items-center justify-between gap-x-8 gap-y-2">
        <div>
          <h2 id="estimate" className="font-semibold">
            {t("title", { month: formatMonth(estimate.month) })}
          </h2>
          <p className="text-sm text-ink-soft">{t("hint", { days: estimate.billableDays })}</p>
          {estimate.pausedDays > 0 ? (
            <p className="text-sm text-ink-soft">{t("pausedHint", { days: estimate.pausedDays })}</p>
          ) : null}
        </div>
        <p className="text-2xl font-semibold tabular-nums">{formatRupees(estimate.amount)}</p>
      </CardContent>
    </Card>
  );
}
