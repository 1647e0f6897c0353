import { toBusinessDate } from "../business-time";
import { addDays, type PlainDate } from "../plain-date";
import { slotDeliveredBy, slotDeliveredFrom, type Slot } from "../slot";

/** What may be wrong with a tiffin. */
export const COMPLAINT_KINDS = ["missing", "late", "wrong", "spoiled"] as const;
export type ComplaintKind = (typeof COMPLAINT_KINDS)[number];

/** `open` until the office has given credit or declined. */
export const COMPLAINT_STATES = ["open", "credited", "declined"] as const;
export type ComplaintState = (typeof COMPLAINT_STATES)[number];

/** So long before the end of its delivery a meal is missed: a lunch that is to be there by 14:00, from 13:30. */
const BEFORE_ITS_END_MINUTES = 30;
/** Of what a complaint says besides its kind. */
export const MAX_NOTE = 500;

/** A tiffin may be complained of on its own day and on so many after it. */
export const COMPLAINT_DAYS = 2;

export type ComplaintRefusal = "too-early" | "too-late";

/** Why nothing was complained of, whoever asks. */
export type ComplainRefusal =
  "not-found" | "nothing-came" | "already-said" | "picture-gone" | ComplaintRefusal;

/** From when on the kitchen hears that a day's tiffin did not come: half an hour before its delivery ends, not before it begins. */
export function complaintsFrom(slot: Slot, day: PlainDate): Date {
  const missed = slotDeliveredBy(slot, day).getTime() - BEFORE_ITS_END_MINUTES * 60_000;
  return new Date(Math.max(missed, slotDeliveredFrom(slot, day).getTime()));
}

/** Why a day's tiffin may not be complained of now; null when it may. */
export function whyNoComplaint(slot: Slot, day: PlainDate, now: Date): ComplaintRefusal | null {
  if (now < complaintsFrom(slot, day)) return "too-early";
  return toBusinessDate(now) > addDays(day, COMPLAINT_DAYS) ? "too-late" : null;
}
