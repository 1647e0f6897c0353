"use client";

import { useFormatter, useTranslations } from "next-intl";
import { formatRupees } from "@/lib/domain/money";
import { firstDayOf, formatDay, type PlainDate } from "@/lib/domain/plain-date";
import type { BilledChange } from "./range";
import type { DayChange } from "@/components/pauses/report";

/** "5 tiffins, Mon 7 Dec to Fri 11 Dec. You save ₹600 on the December bill, due Fri 8 Jan." */
export function useChangeInWords() {
  const t = useTranslations("pauses.bar");
  const format = useFormatter();
  const days = useSpanInWords();
  return (
    kind: DayChange,
    { tiffins, months }: BilledChange,
    ends: readonly [PlainDate, PlainDate],
  ): string => {
    const amounts = months.map(({ month, amount, dueDate }) =>
      t(kind === "pause" ? "savedItem" : "addedItem", {
        amount: formatRupees(amount),
        month: format.dateTime(Date.parse(firstDayOf(month)), { month: "long" }),
        due: formatDay(dueDate, "short"),
      }),
    );
    const what = t("what", { tiffins, days: days(ends) });
    if (amounts.length === 0) return what;
    return `${what} ${t(kind === "pause" ? "saved" : "added", { amounts: format.list(amounts) })}`;
  };
}

/** "Mon 7 Dec to Fri 11 Dec", or the one day. */
export function useSpanInWords() {
  const t = useTranslations("pauses.bar");
  return ([first, last]: readonly [PlainDate, PlainDate]): string =>
    first === last
      ? formatDay(first, "spoken")
      : t("span", { first: formatDay(first, "short"), last: formatDay(last, "short") });
}
