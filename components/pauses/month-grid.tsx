"use client";

import { format, parse } from "date-fns";
import { useTranslations } from "next-intl";
import { useId, useMemo } from "react";
import { useCutoffWords } from "@/components/slots/known-cutoffs";
import { useShiftKeys } from "@/components/ranges/use-shift-keys";
import { Calendar } from "@/components/ui/calendar";
import { firstDayOf, formatMonth, isoWeekday, parsePlainDate, type PlainDate } from "@/lib/domain/plain-date";
import type { CalendarDay, CalendarMonth } from "@/lib/features/pauses/queries";
import { DayButton, MonthDaysContext } from "./day-button";
import type { Pending } from "./use-day-changes";
import { useMonthKeys } from "./use-month-keys";

const ISO = "yyyy-MM-dd";
// the page's heading and the grid's label already name the month
const components = { DayButton, MonthCaption: () => <></> };

// react-day-picker counts in local midnights: whole days go in, whole days come out.
const toLocal = (day: PlainDate) => parse(day, ISO, new Date(0));
const fromLocal = (date: Date) => parsePlainDate(format(date, ISO));

const looks = {
  months: "block",
  // on the narrowest phones the days reach from edge to edge, so that each stays as wide as a thumb
  month_grid: "w-full table-fixed border-separate border-spacing-1 max-[359px]:border-spacing-px",
  weekday: "h-8 text-sm font-medium text-ink-soft",
  day: "p-0",
  day_button: "",
  today: "",
  selected: "",
};

type MonthGridProps = {
  shown: CalendarMonth;
  pending: Pending;
  /** Days whose change waits for the network. */
  waiting: Pending;
  selected: readonly PlainDate[];
  onPress: (day: PlainDate) => void;
  /** A range is drawn from one day to another. */
  onExtend: (from: PlainDate, to: PlainDate) => void;
};

/** The days of a month as a grid of buttons; arrow keys move within it. */
export function MonthGrid({ shown, pending, waiting, selected, onPress, onExtend }: MonthGridProps) {
  const t = useTranslations("pauses");
  const common = useTranslations("common");
  const cutoffs = useCutoffWords();
  const id = useId();
  const changeMonth = useMonthKeys(shown.month);
  const extend = useShiftKeys(onExtend);
  const context = useMemo(() => {
    const days = new Map<string, CalendarDay>(shown.days.map((day) => [day.day, day]));
    const lockIds = { past: `${id}-past`, "after-cutoff": `${id}-late` };
    return { days, pending, waiting, lockIds, waitId: `${id}-waits` };
  }, [shown.days, pending, waiting, id]);
  return (
    <MonthDaysContext value={context}>
      <Calendar
        month={toLocal(firstDayOf(shown.month))}
        today={toLocal(shown.today)}
        modifiers={{ selected: selected.map(toLocal) }}
        onDayClick={(date) => onPress(fromLocal(date))}
        hideNavigation
        disableNavigation
        components={components}
        onDayKeyDown={(date, _, event) => {
          changeMonth(fromLocal(date), event);
          extend(fromLocal(date), event);
        }}
        className="w-full max-[359px]:-mx-4 max-[359px]:w-auto"
        classNames={looks}
        labels={{
          labelGrid: () => t("grid", { month: formatMonth(shown.month) }),
          labelWeekday: (date) => common(`weekdays.${isoWeekday(fromLocal(date))}`),
        }}
        formatters={{
          formatWeekdayName: (date) => common(`weekdaysShort.${isoWeekday(fromLocal(date))}`),
        }}
      />
      <p id={context.lockIds.past} hidden>
        {t("locks.past")}
      </p>
      <p id={context.waitId} hidden>
        {t("report.waitsDay")}
      </p>
      <p id={context.lockIds["after-cutoff"]} hidden>
        {t("locks.after-cutoff", cutoffs)}
      </p>
    </MonthDaysContext>
  );
}
