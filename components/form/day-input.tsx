"use client";

import { useTranslations } from "next-intl";
import { useState, type ComponentProps } from "react";
import { DatePicker } from "@/components/ui/date-picker";
import { useHydrated } from "@/components/ui/use-hydrated";
import { formatDay, isPlainDate, type PlainDate } from "@/lib/domain/plain-date";
import { dayIn, fullDayIn } from "@/lib/domain/typed/typed-day";

type DayInputProps = Omit<
  ComponentProps<typeof DatePicker>,
  "labels" | "locale" | "placeholder" | "today" | "min" | "max" | "day" | "onChoose"
> & {
  /** The business's today, from the page: it says which year "5 Dec" means, and the calendar opens there. */
  today: PlainDate;
  min?: PlainDate;
  max?: PlainDate;
  /** Called when a day is chosen in the calendar; without it a choice counts as typing. */
  onChoose?: (day: string) => void;
  /** In a GET form: the address gets the day itself, however it was typed. */
  inAddress?: boolean;
};

/**
 * The date picker in our words, for places without a form around it. The caller supplies the label: `<Label htmlFor>`.
 * Holds what was typed; once the box loses focus, a day is shown as we write days.
 */
export function DayInput(given: DayInputProps) {
  const { value, onChange, onChoose, onBlur, today, name, inAddress = false, ...props } = given;

  const t = useTranslations("common");
  const [isTyping, setTyping] = useState(false);
  const day = dayIn(value, today);
  const isApart = useHydrated() && inAddress;
  return (
    <>
      {isApart ? <input type="hidden" name={name} value={day ?? fullDayIn(value) ?? value} /> : null}
      <DatePicker
        {...props}
        name={isApart ? undefined : name}
        value={isTyping || day === null ? value : formatDay(day, "medium")}
        day={day ?? undefined}
        today={today}
        onChange={(typed) => {
          setTyping(true);
          onChange(typed);
        }}
        onChoose={(chosen) => {
          setTyping(false);
          (onChoose ?? onChange)(chosen);
        }}
        onBlur={(event) => {
          setTyping(false);
          onBlur?.(event);
        }}
        placeholder={t("fields.dateFormat")}
        labels={{
          openCalendar: t("actions.chooseDate"),
          calendar: t("actions.chooseDate"),
          previousMonth: t("actions.previousMonth"),
          nextMonth: t("actions.nextMonth"),
          day: (day) => dayInWords(day) ?? day,
        }}
      />
    </>
  );
}

/** "Tuesday 24 November 2026", or nothing while it isn't a day yet. */
export function dayInWords(value: unknown): string | undefined {
  return isPlainDate(value) ? formatDay(value, "long") : undefined;
}
