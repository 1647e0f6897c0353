import { addDays, type PlainDate } from "../plain-date";
import type { Slot, Slots } from "../slot";
import { slotCutoff } from "../slot";

/** The day whose papers are printed for somebody who asked for one: boxes are packed today or tomorrow; today for any other. */
export function packingDay(asked: PlainDate | undefined, today: PlainDate): PlainDate {
  return asked !== undefined && (asked === today || asked === addDays(today, 1)) ? asked : today;
}

/** The meal that is packed: the one asked for; else the one counted last, and before the first cutoff the first. */
export function packingSlot(slots: Slots, asked: number | undefined, day: PlainDate, now: Date): Slot {
  const [first] = slots;
  const counted = slots
    .filter((slot) => slotCutoff(slot, day) < now)
    .toSorted((a, b) => slotCutoff(b, day).getTime() - slotCutoff(a, day).getTime());
  return slots.find(({ id }) => id === asked) ?? counted[0] ?? first;
}
