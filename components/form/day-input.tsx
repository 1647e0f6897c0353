"use client";

import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { DatePicker } from "@/components/ui/date-picker";
import { formatDay, isPlainDate, type PlainDate } from "@/lib/domain/plain-date";

type DayInputProps = Omit<
  ComponentProps<typeof DatePicker>,
  "labels" | "locale" | "placeholder" | "today" | "min" | "max"
> & {
  /** The business's today, from the page: the calendar opens there. */
  today: PlainDate;
  min?: PlainDate;
  max?: PlainDate;
};

/** The date picker in our words, for places without a form around it. Its label is the caller's: `<Label htmlFor>`. */
export function DayInput(props: DayInputProps) {
  const t = useTranslations("common");
  return (
    <DatePicker
      {...props}
      placeholder={t("fields.dateFormat")}
      labels={{
        openCalendar: t("actions.chooseDate"),
        calendar: t("actions.chooseDate"),
        previousMonth: t("actions.previousMonth"),
        nextMonth: t("actions.nextMonth"),
        day: (day) => dayInWords(day) ?? day,
      }}
    />
  );
}

/** "Tuesday 24 November 2026", or nothing while it isn't a day yet. */
export function dayInWords(value: unknown): string | undefined {
  return isPlainDate(value) ? formatDay(value, "long") : undefined;
}
