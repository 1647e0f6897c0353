import { useFormatter, useTranslations } from "next-intl";
import { useId, type ReactNode } from "react";
import { useRunInWords, useWeekdaysInWords } from "@/components/subscriptions/run-words";
import { atTodaysRates, estimateOf, type Shop, type Wish } from "@/lib/domain/estimates/estimate";
import type { KeptEstimate } from "@/lib/domain/estimates/kept";
import { toBusinessDate } from "@/lib/domain/business-time";
import { formatRupees, type Rupees } from "@/lib/domain/money";
import { formatDay } from "@/lib/domain/plain-date";
import { StartLinks, type StartPath } from "./start-links";

type EstimateCardProps = {
  estimate: KeptEstimate;
  shop: Shop;
  startPath: StartPath;
  /** How it is deleted. */
  children: ReactNode;
};

/** One saved estimate: what was asked, what it came to then, and what it comes to today. */
export function EstimateCard({ estimate, shop, startPath, children }: EstimateCardProps) {
  const t = useTranslations("estimates.list");
  const id = useId();
  const { wish, amount, savedAt } = estimate;
  const now = atTodaysRates(wish, shop);
  return (
    <li className="rounded-card border border-line bg-surface-raised p-4 sm:p-5" aria-labelledby={id}>
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="min-w-0">
          <h4 id={id} className="font-semibold break-words">
            {wish.lines.map(({ planName }) => planName).join(" + ")}
          </h4>
          <Asked wish={wish} />
        </div>
        <div className="tabular-nums sm:text-end">
          <p className="text-xl leading-7 font-semibold">
            {formatRupees(amount)}
            {wish.to === null ? (
              <span className="text-sm font-normal text-ink-soft"> {t("aMonth")}</span>
            ) : null}
          </p>
          <p className="text-sm text-ink-soft">
            {t("then", { day: formatDay(toBusinessDate(new Date(savedAt)), "short") })}
          </p>
          <Today now={now && estimateOf(now, shop).amount} then={amount} />
        </div>
      </div>
      <div className="mt-3 flex flex-wrap items-center gap-2">
        <StartLinks wish={wish} shop={shop} startPath={startPath} describedBy={id} variant="outline" />
        {children}
      </div>
    </li>
  );
}

function Asked({ wish }: { wish: Wish }) {
  const t = useTranslations("estimates.list");
  const format = useFormatter();
  const weekdays = useWeekdaysInWords();
  const runs = useRunInWords();
  const { lines, from, to, away } = wish;
  const days = [...new Set(lines.map((line) => weekdays(line.weekdays)))];
  return (
    <p className="text-sm text-pretty text-ink-soft tabular-nums">
      {days.join(" + ")} · {to === null ? t("openRun", { first: formatDay(from, "medium") }) : runs(from, to)}
      {away.length > 0
        ? ` · ${t("away", { days: format.list(away.map((run) => runs(run.from, run.to))) })}`
        : null}
    </p>
  );
}

function Today({ now, then }: { now: Rupees | null; then: Rupees }) {
  const t = useTranslations("estimates.list");
  if (now === null) return <p className="text-sm text-bad">{t("gone")}</p>;
  if (now === then) return <p className="text-sm text-ink-soft">{t("sameToday")}</p>;
  return <p className="text-sm font-medium">{t("today", { amount: formatRupees(now) })}</p>;
}
