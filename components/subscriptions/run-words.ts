import { useFormatter, useTranslations } from "next-intl";
import {
  ALL_WEEKDAYS,
  formatDay,
  monthOf,
  monthParts,
  type PlainDate,
  type Weekday,
} from "@/lib/domain/plain-date";

const SHORTEST_RUN = 3;

/** "Every day", "Monday to Friday", or the days by name. */
export function useWeekdaysInWords() {
  const t = useTranslations("common.runs");
  const names = useTranslations("common.weekdays");
  const format = useFormatter();
  return (weekdays: readonly Weekday[]): string => {
    const chosen = ALL_WEEKDAYS.filter((weekday) => weekdays.includes(weekday));
    const [first] = chosen;
    const last = chosen.at(-1);
    if (first === undefined || last === undefined) return "";
    if (chosen.length === ALL_WEEKDAYS.length) return t("everyDay");
    const isRun = last - first + 1 === chosen.length && chosen.length >= SHORTEST_RUN;
    if (isRun) return t("weekdays", { first: names(`${first}`), last: names(`${last}`) });
    return format.list(chosen.map((weekday) => names(`${weekday}`)));
  };
}

/** "Mon 2 Nov to Sun 20 Dec 2026": the first day's year only where it differs. */
export function useRunInWords() {
  const t = useTranslations("common.runs");
  return (first: PlainDate, last: PlainDate): string => {
    const isOneYear = monthParts(monthOf(first)).year === monthParts(monthOf(last)).year;
    return t("days", {
      first: formatDay(first, isOneYear ? "short" : "medium"),
      last: formatDay(last, "medium"),
    });
  };
}
