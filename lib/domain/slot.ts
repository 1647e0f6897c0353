import { instantAt, toBusinessDate, toBusinessMonth } from "./business-time";
import { checkDayChange, cutoffOf, type Cutoff, type DayChange } from "./cutoff";
import { addDays, addMonths, lastDayOf, parsePlainDate, type PlainDate, type PlainMonth } from "./plain-date";

/** What holds for a slot's days from `from` on,. `deliveredFrom` and `deliveredBy` are `HH:MM` of the day. */
export type SlotTerms = {
  from: PlainDate;
  cutoff: Cutoff;
  deliveredFrom: string;
  deliveredBy: string;
};

/** A meal of the day, and what has held for it and will, the earliest terms first. */
export type Slot = { id: number; name: string; terms: readonly [SlotTerms, ...SlotTerms[]] };

/** A kitchen has one at least. */
export type Slots = readonly [Slot, ...Slot[]];

/** What a kitchen starts with: one meal a day, counted at eight. */
export const LUNCH: Slot = {
  id: 1,
  name: "Lunch",
  terms: [
    {
      from: parsePlainDate("2000-01-01"),
      cutoff: { time: "08:00", isDayBefore: false },
      deliveredFrom: "11:00",
      deliveredBy: "14:00",
    },
  ],
};

/** The terms that hold for a day: a change of a cutoff concerns the days from its own on, and none before. */
export function termsOn({ terms: [first, ...later] }: Slot, day: PlainDate): SlotTerms {
  return later.findLast(({ from }) => from <= day) ?? first;
}

/** The last instant at which the slot's meal of a day may be changed. */
export function slotCutoff(slot: Slot, day: PlainDate): Date {
  return cutoffOf(day, termsOn(slot, day).cutoff);
}

/** When the slot's last tiffin of a day has arrived. */
export function slotDeliveredBy(slot: Slot, day: PlainDate): Date {
  return instantAt(day, termsOn(slot, day).deliveredBy);
}

/** "8:00": a time as people say it. */
export function clockWords(time: string): string {
  return time.replace(/^0/, "");
}

/** May the slot's meal of a day still be changed? */
export function checkSlotChange(slot: Slot, day: PlainDate, now: Date): DayChange {
  return checkDayChange(day, now, termsOn(slot, day).cutoff);
}

/** May a day still be changed for everybody? Until the kitchen counts the first of its meals. */
export function checkEverySlot(slots: Slots, day: PlainDate, now: Date): DayChange {
  const checks = slots.map((slot) => checkSlotChange(slot, day, now));
  return checks.find((check) => !check.ok) ?? { ok: true };
}

/** The first day whose meal may still be changed: today up to and including its cutoff, or a day after it. */
export function firstOpenDay(slot: Slot, now: Date): PlainDate {
  let day = toBusinessDate(now);
  while (!checkSlotChange(slot, day, now).ok) day = addDays(day, 1);
  return day;
}

/** From the last cutoff of its last day on, nothing in a month can change, so it may be billed. */
export function isMonthClosed(month: PlainMonth, now: Date, slots: Slots): boolean {
  return now > monthClosing(month, slots);
}

/** The last instant at which anything in a month may be changed. A slot that begins later has no say in it. */
export function monthClosing(month: PlainMonth, [first, ...others]: Slots): Date {
  const last = lastDayOf(month);
  const cutoffs = [first, ...others.filter((slot) => hasBegun(slot, last))].map((slot) =>
    slotCutoff(slot, last),
  );
  return new Date(Math.max(...cutoffs.map((cutoff) => cutoff.getTime())));
}

/** Is there the slot's meal on a day already? */
export function hasBegun({ terms: [{ from }] }: Slot, day: PlainDate): boolean {
  return from <= day;
}

/** The latest month that may be billed. */
export function lastClosedMonth(now: Date, slots: Slots): PlainMonth {
  const month = toBusinessMonth(now);
  return isMonthClosed(month, now, slots) ? month : addMonths(month, -1);
}
