import { instantAt, toBusinessDate } from "./business-time";
import { addDays, type PlainDate } from "./plain-date";
import { slotCutoff, slotDeliveredBy, type Slots } from "./slot";

const DAYS_AHEAD = 2;

/**
 * When open pages become outdated just because time passes, in order: each midnight, each slot's cutoff, and when its
 * deliveries of the day are over. Only for the next days: a page that is read again learns of the ones after.
 */
export function momentsOfChange(now: Date, slots: Slots): Date[] {
  const today = toBusinessDate(now);
  const days = Array.from({ length: DAYS_AHEAD + 1 }, (_, ahead) => addDays(today, ahead));
  const moments = days.flatMap((day) => momentsOf(day, slots)).filter((moment) => moment > now);
  return moments.sort((a, b) => a.getTime() - b.getTime());
}

function momentsOf(day: PlainDate, slots: Slots): Date[] {
  const ofSlots = slots.flatMap((slot) => [slotCutoff(slot, day), slotDeliveredBy(slot, day)]);
  return [instantAt(day, "00:00"), ...ofSlots];
}
