import { useFormatter, useTranslations } from "next-intl";
import { formatDay, type PlainDate } from "@/lib/domain/plain-date";

/** A day in full, three by name, more as their number between two. */
export function useSpokenDays(): (days: readonly PlainDate[]) => string {
  const t = useTranslations("offline");
  const format = useFormatter();
  return (days) => {
    const [first, last] = [days[0], days.at(-1)];
    if (first === undefined || last === undefined) return "";
    if (days.length === 1) return formatDay(first, "spoken");
    if (days.length <= 3) return format.list(days.map((day) => formatDay(day, "short")));
    return t("several", {
      count: days.length,
      first: formatDay(first, "short"),
      last: formatDay(last, "short"),
    });
  };
}
