import type { Brought } from "../drive/brought";

/** What there is to say of a tiffin of today: from before its cutoff until after it came. */
export type TodayStage = "coming" | "cooking" | "due" | "over" | Brought["state"];

/**
 * What becomes of today's tiffins at `now`. What the driver says counts before what the hour says; `from` and `dueBy` are when
 * the first is at the door at the earliest, and the last has arrived.
 */
export function todayStage(request: {
  isChangeable: boolean;
  brought: Brought | null;
  from: Date;
  dueBy: Date;
  now: Date;
}): TodayStage {
  const { isChangeable, brought, from, dueBy, now } = request;
  if (brought) return brought.state;
  if (now > dueBy) return "over";
  if (isChangeable) return "coming";
  return now < from ? "cooking" : "due";
}
