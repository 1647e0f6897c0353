import type { PlainDate } from "../plain-date";
import type { NotDeliveredReason } from "./act";

/** More than this in two weeks is no list any more. */
export const MISSED_SHOWN = 500;

/** A tiffin that did not reach its door. */
export type Missed = { customerId: number; day: PlainDate; reason: NotDeliveredReason };

/** One door with one reason, more than once: `days` with the latest first. */
export type MissedAgain<M extends Missed> = { latest: M; reason: NotDeliveredReason; days: PlainDate[] };

/**
 * The doors at which the same kept a tiffin from arriving on more than one day, the most days first: that is no bad day any more,
 * but something to be settled with whoever lives there. Two tiffins of one day count once.
 */
export function missedAgain<M extends Missed>(missed: readonly M[]): MissedAgain<M>[] {
  const doors = Map.groupBy(missed, ({ customerId, reason }) => `${customerId} ${reason}`);
  return [...doors.values()]
    .flatMap((own) => {
      const sorted = own.toSorted((a, b) => (a.day < b.day ? 1 : -1));
      const days = [...new Set(sorted.map(({ day }) => day))];
      const [latest] = sorted;
      return latest && days.length > 1 ? [{ latest, reason: latest.reason, days }] : [];
    })
    .sort((a, b) => b.days.length - a.days.length || b.latest.day.localeCompare(a.latest.day));
}

/** What went wrong with us, and not at the door: then the tiffin is credited, or another one sent. */
export function isOurFault(reason: NotDeliveredReason): boolean {
  return reason === "spilled" || reason === "short" || reason === "other";
}
