import { isPlainDate, type PlainDate } from "@/lib/domain/plain-date";

/** The day of a calendar that a pointer is on; null beside them. */
export function dayUnder(target: EventTarget | null): PlainDate | null {
  const day = target instanceof Element ? target.closest("[data-day]")?.getAttribute("data-day") : null;
  return isPlainDate(day) ? day : null;
}
