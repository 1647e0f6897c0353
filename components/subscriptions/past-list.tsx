import { useTranslations } from "next-intl";
import { useId } from "react";
import { formatRupees } from "@/lib/domain/money";
import type { LoadedSubscription } from "@/lib/features/subscriptions/queries";
import { useRunInWords, useWeekdaysInWords } from "./run-words";

type PastListProps = {
  past: readonly LoadedSubscription[];
  /** There are several meals a day. */
  namesMeals: boolean;
};

/** Subscriptions that are over, latest first. */
export function PastList({ past, namesMeals }: PastListProps) {
  const t = useTranslations("subscriptions");
  const units = useTranslations("common.units");
  const weekdays = useWeekdaysInWords();
  const runs = useRunInWords();
  const id = useId();
  return (
    <section aria-labelledby={id} className="mt-10">
      <h2 id={id} className="mb-3 text-xl font-semibold">
        {t("past")}
      </h2>
      <ul className="divide-y divide-line rounded-card border border-line bg-surface-raised">
        {past.map(({ id: key, planName, startDate, endDate, dailyRate, ...run }) => (
          <li key={key} className="flex flex-wrap justify-between gap-x-6 gap-y-1 px-5 py-3 sm:px-6">
            <span className="font-medium">
              {planName}
              {namesMeals ? <span className="font-normal text-ink-soft"> · {run.slot.name}</span> : null}
            </span>
            <span className="text-ink-soft tabular-nums">{runs(startDate, endDate)}</span>
            <span className="w-full text-sm text-ink-soft tabular-nums">
              {weekdays(run.weekdays)} · {units("perDay", { amount: formatRupees(dailyRate) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
