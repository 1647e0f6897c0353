"use client";

import { useTranslations } from "next-intl";
import { useWatch, type Control, type FieldPath, type FieldValues } from "react-hook-form";
import { DateField } from "@/components/form/date-field";
import { WeekdaysField } from "@/components/form/weekdays-field";
import type { Rupees } from "@/lib/domain/money";
import type { ChosenDays } from "@/lib/domain/estimates/start-this";
import { addDays, ALL_WEEKDAYS, type PlainDate, type Weekday } from "@/lib/domain/plain-date";
import { MAX_SUBSCRIPTION_DAYS } from "@/lib/domain/subscription";
import { dayIn } from "@/lib/domain/typed/typed-day";

const FIRST_RUN_DAYS = 30;

export const RUN_NAMES = { startDate: "startDate", endDate: "endDate", weekdays: "weekdays" } as const;

/**
 * What a form for a run offers: what was chosen on the way to it, otherwise thirty days from the first that is still open, on
 * every weekday.
 */
export function firstRun(
  firstDay: PlainDate,
  chosen: ChosenDays | null,
): {
  startDate: string;
  endDate: string;
  weekdays: Weekday[];
} {
  const startDate = chosen?.startDate ?? firstDay;
  return {
    startDate,
    endDate: chosen?.endDate ?? addDays(startDate, FIRST_RUN_DAYS - 1),
    weekdays: chosen?.weekdays ?? [...ALL_WEEKDAYS],
  };
}

/** What was typed into a form is kept for the run that it was opened with: another choice begins anew. */
export function keptRun(name: string, chosen: ChosenDays | null): string {
  return chosen === null ? name : `${name}:${Object.values(chosen).join(":")}`;
}

/** The field at which each refusal of a run is shown. */
export const RUN_REFUSALS = {
  "start-past": "startDate",
  "start-after-cutoff": "startDate",
  "slot-not-begun": "startDate",
  "start-too-far": "startDate",
  "end-before-start": "endDate",
  "too-long": "endDate",
  "no-delivery-day": "weekdays",
  "no-tiffin": "endDate",
} as const;

/** What was typed, with the rate that was shown beside it. */
export function withSeenRate(input: unknown, seenRate: Rupees): unknown {
  return typeof input === "object" ? { ...input, seenRate } : input;
}

type RunFieldsProps<I extends FieldValues> = {
  control: Control<I>;
  names: Record<"startDate" | "endDate" | "weekdays", FieldPath<I>>;
  today: PlainDate;
  /** Today until the cutoff, then tomorrow. */
  firstDay: PlainDate;
};

/** The first and last day of a run, and its weekdays. */
export function RunFields<I extends FieldValues>({ control, names, today, firstDay }: RunFieldsProps<I>) {
  const t = useTranslations("subscriptions.form");
  const start: unknown = useWatch({ control, name: names.startDate });
  const from = (typeof start === "string" ? dayIn(start, today) : null) ?? firstDay;
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-2">
        <DateField control={control} name={names.startDate} label={t("start")} today={today} min={firstDay} />
        <DateField
          control={control}
          name={names.endDate}
          label={t("end")}
          today={today}
          min={from}
          max={addDays(from, MAX_SUBSCRIPTION_DAYS - 1)}
        />
      </div>
      <WeekdaysField control={control} name={names.weekdays} label={t("weekdays")} />
    </>
  );
}
