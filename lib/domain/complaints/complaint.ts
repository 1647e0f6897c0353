import { instantAt, toBusinessDate } from "../business-time";
import { addDays, type PlainDate } from "../plain-date";
import { slotDeliveredBy, type Slot } from "../slot";

/** What may be wrong with a tiffin. */
export const COMPLAINT_KINDS = ["missing", "late", "wrong", "spoiled"] as const;
export type ComplaintKind = (typeof COMPLAINT_KINDS)[number];

/** `open` until the office has given credit or declined. */
export const COMPLAINT_STATES = ["open", "credited", "declined"] as const;
export type ComplaintState = (typeof COMPLAINT_STATES)[number];

/** Nobody misses a lunch before that, however early its round is to be over. */
const NOT_BEFORE = "13:30";
/** A tiffin may be complained of on its own day and on so many after it. */
export const COMPLAINT_DAYS = 2;

export type ComplaintRefusal = "too-early" | "too-late";

/** From when on the kitchen hears that a day's tiffin did not come: its delivery is over by then. */
export function complaintsFrom(slot: Slot, day: PlainDate): Date {
  const [lunch, delivered] = [instantAt(day, NOT_BEFORE), slotDeliveredBy(slot, day)];
  return delivered > lunch ? delivered : lunch;
}

/** Why a day's tiffin may not be complained of now; null when it may. */
export function whyNoComplaint(slot: Slot, day: PlainDate, now: Date): ComplaintRefusal | null {
  if (now < complaintsFrom(slot, day)) return "too-early";
  return toBusinessDate(now) > addDays(day, COMPLAINT_DAYS) ? "too-late" : null;
}
