"use client";

import { useFormatter, useTranslations } from "next-intl";
import { formatRupees } from "@/lib/domain/money";
import { firstDayOf, formatDay, type PlainDate } from "@/lib/domain/plain-date";
import type { MonthAmount } from "@/lib/domain/books/worth";

/** One day in full, a few by name, many as a count with the first and last. */
export function useDaysInWords() {
  const t = useTranslations("pauses.report");
  const format = useFormatter();
  return (days: readonly PlainDate[]): string => {
    const [first] = days;
    const last = days.at(-1);
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

/** "₹120 on the November bill and ₹60 on the December bill" */
export function useAmountsInWords() {
  const t = useTranslations("pauses.report");
  const format = useFormatter();
  return (kind: "savedItem" | "addedItem", amounts: readonly MonthAmount[]): string =>
    format.list(
      amounts.map(({ month, amount }) =>
        t(kind, {
          amount: formatRupees(amount),
          month: format.dateTime(Date.parse(firstDayOf(month)), { month: "long" }),
        }),
      ),
    );
}
