import { useFormatter, useTranslations } from "next-intl";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { formatRupees } from "@/lib/domain/money";
import { firstDayOf } from "@/lib/domain/plain-date";
import type { RunningEstimate } from "@/lib/features/billing/queries";

/** What the current month would cost if nothing else changed. */
export function Estimate({ estimate }: { estimate: RunningEstimate }) {
  const t = useTranslations("dashboard.estimate");
  const format = useFormatter();
  const month = format.dateTime(Date.parse(firstDayOf(estimate.month)), { month: "long" });
  const { billableDays: billable, pausedDays: paused } = estimate;
  return (
    <Card aria-labelledby="estimate">
      <CardHeader>
        <CardTitle id="estimate">{t("title", { month })}</CardTitle>
      </CardHeader>
      <CardContent>
        <p className="flex flex-wrap items-baseline gap-x-2 tabular-nums">
          <strong className="text-3xl leading-9 font-bold">{formatRupees(estimate.amount)}</strong>
          <span className="text-ink-soft">{t("amount")}</span>
        </p>
        <p className="mt-1 tabular-nums">
          {t("days", { billable })}
          {paused > 0 ? ` · ${t("without", { paused })}` : null}
        </p>
        <p className="mt-3 text-sm text-ink-soft">{t("hint", { month })}</p>
      </CardContent>
    </Card>
  );
}
