"use client";

import type { KeyboardEvent } from "react";
import { addDays, monthOf, type PlainDate } from "@/lib/domain/plain-date";

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** Shift and an arrow take the next day, or the same day of the next week, into the range, within the month that is shown. */
export function useShiftKeys(onExtend: (from: PlainDate, to: PlainDate) => void) {
  return (day: PlainDate, event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined || !event.shiftKey) return;
    event.preventDefault();
    const next = addDays(day, step);
    if (monthOf(next) !== monthOf(day)) return;
    onExtend(day, next);
    document.querySelector<HTMLElement>(`[data-day="${next}"] button`)?.focus();
  };
}
