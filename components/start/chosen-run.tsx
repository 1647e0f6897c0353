"use client";

import { useTranslations } from "next-intl";
import { useFormState, useWatch, type Control } from "react-hook-form";
import type { Rupees } from "@/lib/domain/money";
import type { PlainDate } from "@/lib/domain/plain-date";
import { dayIn } from "@/lib/domain/typed/typed-day";
import type { QuoteTerms } from "@/lib/features/subscriptions/quotes";
import type { StartFields } from "@/lib/features/subscriptions/schema";
import { QuoteSummary } from "@/components/subscriptions/quote-summary";
import { RUN_NAMES, RunFields } from "@/components/subscriptions/run-fields";
import { useRunInWords, useWeekdaysInWords } from "@/components/subscriptions/run-words";

type ChosenRunProps = {
  control: Control<StartFields>;
  plan: { dailyRate: Rupees; slot: { id: number } };
  terms: QuoteTerms;
  today: PlainDate;
  firstDay: PlainDate;
};

/** The days as they are offered and what they cost, which most people take; how to choose others is folded away. */
export function ChosenRun({ control, plan, terms, today, firstDay }: ChosenRunProps) {
  const t = useTranslations("subscriptions.start");
  const { errors } = useFormState({ control, name: ["startDate", "endDate", "weekdays"] });
  const [start, end, weekdays] = useWatch({ control, name: ["startDate", "endDate", "weekdays"] });
  const isWrong = errors.startDate ?? errors.endDate ?? errors.weekdays;
  const [startDate, endDate] = [dayIn(start, today), dayIn(end, today)];
  const runs = useRunInWords();
  const inWords = useWeekdaysInWords();
  return (
    <div className="space-y-4">
      <details open={isWrong ? true : undefined} className="group rounded-card border border-line p-5">
        <summary className="flex cursor-pointer flex-wrap items-center justify-between gap-x-4 gap-y-1">
          <span className="tabular-nums">
            <span className="block font-semibold">
              {startDate && endDate ? runs(startDate, endDate) : t("noDays")}
            </span>
            <span className="text-ink-soft">{inWords(weekdays)}</span>
          </span>
          <span className="inline-flex min-h-11 items-center font-medium underline underline-offset-4">
            {t("change")}
          </span>
        </summary>
        <div className="mt-4 flex flex-col gap-5">
          <RunFields control={control} names={RUN_NAMES} today={today} firstDay={firstDay} />
        </div>
      </details>
      <QuoteSummary
        slotId={plan.slot.id}
        dailyRate={plan.dailyRate}
        terms={terms}
        startDate={startDate}
        endDate={endDate}
        weekdays={weekdays}
      />
    </div>
  );
}
