import { instantAt, toBusinessDate, toBusinessMonth } from "./business-time";
import { checkDayChange, cutoffOf, type Cutoff, type DayChange } from "./cutoff";
import {
  addDays,
  addMonths,
  lastDayOf,
  laterOf,
  monthOf,
  parsePlainDate,
  type PlainDate,
  type PlainMonth,
} from "./plain-date";
import { ok, refuse, type Result } from "./result";

/** What holds for a slot's days from `from` on. `deliveredFrom` and `deliveredBy` are `HH:MM` of the day. */
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

/** When the slot's first tiffin of a day may be at its door. */
export function slotDeliveredFrom(slot: Slot, day: PlainDate): Date {
  return instantAt(day, termsOn(slot, day).deliveredFrom);
}

/** When the slot's last tiffin of a day has arrived. */
export function slotDeliveredBy(slot: Slot, day: PlainDate): Date {
  return instantAt(day, termsOn(slot, day).deliveredBy);
}

/** Between which hours of a day the slot's tiffins are at the doors, as people say them. */
export function windowOn(slot: Slot, day: PlainDate): { from: string; to: string } {
  const { deliveredFrom, deliveredBy } = termsOn(slot, day);
  return { from: clockWords(deliveredFrom), to: clockWords(deliveredBy) };
}

/** "8:00": a time as people say it. */
export function clockWords(time: string): string {
  return time.replace(/^0/, "");
}

/** May the slot's meal of a day still be changed? */
export function checkSlotChange(slot: Slot, day: PlainDate, now: Date): DayChange {
  return checkDayChange(day, now, termsOn(slot, day).cutoff);
}

/** Longer than anything that was begun before a cutoff may still be under way. */
const NEAR_MS = 60_000;

/** Does a cutoff of one of the slots come so soon that it may pass while something that is in time is still being done? */
export function isCutoffNear(slots: readonly Slot[], now: Date): boolean {
  const today = toBusinessDate(now);
  const days = [today, addDays(today, 1), addDays(today, 2)];
  const aheadOf = (slot: Slot, day: PlainDate) => slotCutoff(slot, day).getTime() - now.getTime();
  return slots.some((slot) => days.some((day) => aheadOf(slot, day) >= 0 && aheadOf(slot, day) <= NEAR_MS));
}

/** May a day still be changed for everybody? Until the kitchen counts the first of its meals. */
export function checkEverySlot(slots: Slots, day: PlainDate, now: Date): DayChange {
  const checks = slotsOn(slots, day).map((slot) => checkSlotChange(slot, day, now));
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
export function monthClosing(month: PlainMonth, slots: Slots): Date {
  const last = lastDayOf(month);
  const cutoffs = slotsOn(slots, last).map((slot) => slotCutoff(slot, last));
  return new Date(Math.max(...cutoffs.map((cutoff) => cutoff.getTime())));
}

/** The meals that there are on a day: without those that begin later. */
export function slotsOn([first, ...others]: Slots, day: PlainDate): Slots {
  const [begun = first, ...more] = [first, ...others].filter((slot) => hasBegun(slot, day));
  return [begun, ...more];
}

/** The meal of a day that the kitchen counts next; the last one once all are counted. */
export function nextCounted(slots: Slots, day: PlainDate, now: Date): Slot {
  const [first, ...others] = slotsOn(slots, day);
  const until = (slot: Slot) => slotCutoff(slot, day).getTime() - now.getTime();
  // what is counted comes behind all that isn't, the latest first
  const isSooner = (a: number, b: number) => (a >= 0 === b >= 0 ? Math.abs(a) < Math.abs(b) : a >= 0);
  return others.reduce((next, slot) => (isSooner(until(slot), until(next)) ? slot : next), first);
}

/** The meal of a day that leaves the kitchen next: until its first tiffin is at a door it is what is cooked and packed; the last one stays. */
export function leavesNext(slots: Slots, day: PlainDate, now: Date): Slot {
  const [first, ...others] = slotsOn(slots, day);
  const leavesAt = (slot: Slot) => instantAt(day, termsOn(slot, day).deliveredFrom).getTime();
  const isSooner = (a: number, b: number) => (a > now.getTime() && b > now.getTime() ? a < b : a > b);
  return others.reduce((next, slot) => (isSooner(leavesAt(slot), leavesAt(next)) ? slot : next), first);
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

export type TermsRefusal = "terms-too-early" | "terms-counted" | "terms-before-last";

/**
 * May a slot have new terms from their first day on? Not from a day that has begun, is counted, would be counted at once, or
 * lies in a month that is closed; and each day is counted after the day before it. `slot` is null for a new meal.
 */
export function checkNewTerms(
  { slots, slot }: { slots: Slots; slot: Slot | null },
  next: SlotTerms,
  now: Date,
): Result<SlotTerms, TermsRefusal> {
  if (next.from <= toBusinessDate(now)) return refuse("terms-too-early");
  const cutoff = cutoffOf(next.from, next.cutoff);
  if (now > cutoff || isMonthClosed(monthOf(next.from), now, slots)) return refuse("terms-counted");
  if (slot === null) return ok(next);
  if (now > slotCutoff(slot, next.from)) return refuse("terms-counted");
  const dayBefore = addDays(next.from, -1);
  if (hasBegun(slot, dayBefore) && cutoff <= slotCutoff(slot, dayBefore)) return refuse("terms-before-last");
  return ok(next);
}

/** Would these terms change nothing? They hold on their first day already, and no later ones wait that they would replace. */
export function holdAlready(slot: Slot, { from, ...terms }: SlotTerms): boolean {
  if (slot.terms.some((later) => later.from > from)) return false;
  const words = ({ cutoff, deliveredFrom, deliveredBy }: Omit<SlotTerms, "from">) =>
    [cutoff.time, cutoff.isDayBefore, deliveredFrom, deliveredBy].join();
  return words(termsOn(slot, from)) === words(terms);
}

/** The last of what has been said of a slot: what holds for its days in the end. */
export function lastTerms({ terms: [first, ...later] }: Slot): SlotTerms {
  return later.at(-1) ?? first;
}

/** The first day that new terms may begin on, as far as the slot's own terms say. */
export function firstDayOfTerms(slot: Slot, now: Date): PlainDate {
  return laterOf(addDays(toBusinessDate(now), 1), firstOpenDay(slot, now));
}
