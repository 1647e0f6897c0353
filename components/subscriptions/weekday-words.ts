import { useFormatter, useTranslations } from "next-intl";
import { ALL_WEEKDAYS, type Weekday } from "@/lib/domain/plain-date";

const SHORTEST_RUN = 3;

/** "Every day", "Monday to Friday", or the days by name. */
export function useWeekdaysInWords() {
  const t = useTranslations("subscriptions");
  const names = useTranslations("common.weekdays");
  const format = useFormatter();
  return (weekdays: readonly Weekday[]): string => {
    const chosen = ALL_WEEKDAYS.filter((weekday) => weekdays.includes(weekday));
    const [first] = chosen;
    const last = chosen.at(-1);
    if (first === undefined || last === undefined) return "";
    if (chosen.length === ALL_WEEKDAYS.length) return t("everyDay");
    const isRun = last - first + 1 === chosen.length && chosen.length >= SHORTEST_RUN;
    if (isRun) return t("weekdayRange", { first: names(`${first}`), last: names(`${last}`) });
    return format.list(chosen.map((weekday) => names(`${weekday}`)));
  };
}
