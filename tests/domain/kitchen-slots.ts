// A kitchen with three meals a day, each counted at another hour.
import { parsePlainDate } from "@/lib/domain/plain-date";
import type { Slot } from "@/lib/domain/slot";

const from = parsePlainDate("2000-01-01");

/** Counted at 15:00, on the day. */
export const DINNER: Slot = {
  id: 2,
  name: "Dinner",
  terms: [
    {
      from,
      cutoff: { time: "15:00", isDayBefore: false },
      deliveredFrom: "19:00",
      deliveredBy: "21:00",
    },
  ],
};

/** Counted at 20:00, on the evening before. */
export const BREAKFAST: Slot = {
  id: 3,
  name: "Breakfast",
  terms: [
    {
      from,
      cutoff: { time: "20:00", isDayBefore: true },
      deliveredFrom: "07:00",
      deliveredBy: "09:00",
    },
  ],
};

/** The same meal, cooked from a day on. */
export function startingOn({ terms: [first], ...slot }: Slot, day: string): Slot {
  return { ...slot, terms: [{ ...first, from: parsePlainDate(day) }] };
}
