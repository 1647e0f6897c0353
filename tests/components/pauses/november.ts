// November 2026 at noon of the 20th, as the calendar of a customer with one lunch shows it.
import { rupees } from "@/lib/domain/money";
import { daysOfMonth, parsePlainDate, parsePlainMonth } from "@/lib/domain/plain-date";
import type { CalendarDay, CalendarMonth } from "@/lib/features/pauses/queries";

const month = parsePlainMonth("2026-11");
export const today = parsePlainDate("2026-11-20");
const meal = { slotName: "Lunch", lock: null, cutoffAt: new Date("2026-11-24T02:30:00.000Z") };
export const lunch = { ...meal, subscriptionId: 1, planName: "Veg Thali", dailyRate: rupees(120) };
export const diet = { ...meal, subscriptionId: 2, planName: "Diet Box", dailyRate: rupees(150) };

/** November 2026 at noon of the 20th: a tiffin every day but on Sundays, a pause, a skip and a closed day. */
export function november(changes: Record<string, Partial<CalendarDay>> = {}): CalendarMonth {
  const days = daysOfMonth(month).map((day): CalendarDay => {
    const lock = day < today ? "past" : day === today ? "after-cutoff" : null;
    const plain = { day, lock, closure: null, pausedAt: null } as const;
    const isSunday = ["01", "08", "15", "22", "29"].includes(day.slice(8));
    const usual: CalendarDay = isSunday
      ? { ...plain, state: "none", meals: [] }
      : { ...plain, state: "delivery", meals: [{ ...lunch, cause: "delivery", lock }] };
    return { ...usual, ...special[day], ...changes[day] };
  });
  return { month, today, days };
}

const special: Record<string, Partial<CalendarDay>> = {
  "2026-11-25": { state: "paused", meals: [{ ...lunch, cause: "paused" }] },
  "2026-11-26": { state: "skipped", meals: [{ ...lunch, cause: "skipped" }] },
  "2026-11-27": { state: "closed", closure: "Diwali", meals: [{ ...lunch, cause: "closed" }] },
};

export const changeable = {
  subscriptions: [
    {
      ...{ id: 1, planName: "Veg Thali", dailyRate: rupees(120), weekdays: [1, 2, 3, 4, 5, 6] as const },
      ...{ startDate: parsePlainDate("2026-11-01"), endDate: parsePlainDate("2027-01-31") },
      ...{ skippedDates: [parsePlainDate("2026-11-26")], closedDates: [parsePlainDate("2026-11-27")] },
    },
  ],
  pausedDates: [parsePlainDate("2026-11-25")],
  serverNow: Date.parse("2026-11-20T06:30:00Z"),
  dueDays: 7,
};
