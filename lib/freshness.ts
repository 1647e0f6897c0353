import { clockNow } from "./clock";
import { momentsOfChange } from "./domain/moments";
import type { Slots } from "./domain/slot";

/**
 * What an open page must know to stay true: the server's time, and when the passing of time changes what it shows. Epoch ms.
 */
export function freshness(slots: Slots): { serverNow: number; moments: number[] } {
  const now = clockNow();
  return { serverNow: now.getTime(), moments: momentsOfChange(now, slots).map((moment) => moment.getTime()) };
}
