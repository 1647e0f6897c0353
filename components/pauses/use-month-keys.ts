"use client";

import { useRouter } from "next/navigation";
import { useEffect, type KeyboardEvent } from "react";
import { addMonths, daysOfMonth, type PlainDate, type PlainMonth } from "@/lib/domain/plain-date";

const MONTHS: Record<string, number> = { PageUp: -1, PageDown: 1 };
const YEAR = 12;

// The day to focus once its month has loaded.
let wanted: PlainDate | null = null;

/** PageUp and PageDown go to the same day of the previous or next month, with Shift of the year: as in any calendar grid. */
export function useMonthKeys(shown: PlainMonth): (day: PlainDate, event: KeyboardEvent) => void {
  const router = useRouter();
  useEffect(() => {
    if (wanted === null || !wanted.startsWith(shown)) return;
    document.querySelector<HTMLElement>(`[data-day="${wanted}"] button`)?.focus();
    wanted = null;
  }, [shown]);
  return (day, event) => {
    const step = MONTHS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const month = addMonths(shown, event.shiftKey ? step * YEAR : step);
    const days = daysOfMonth(month);
    wanted = days[Number(day.slice(8)) - 1] ?? days.at(-1) ?? null;
    router.push(`/calendar?month=${month}`, { scroll: false });
  };
}
