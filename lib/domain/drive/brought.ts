import type { TiffinState } from "./act";

/** What became of a tiffin, and when. */
export type Brought = { state: Exclude<TiffinState, null>; at: Date };

/** What matters more to whoever waits: one of two that did not come is the word for the day. */
const ORDER = ["not_delivered", "on_the_way", "left_with_guard", "delivered"] as const;

/** One word for several tiffins of a day, and when the last of that happened. Null where nothing is said of any. */
export function broughtInAll(tiffins: readonly Brought[]): Brought | null {
  const state = ORDER.find((one) => tiffins.some((tiffin) => tiffin.state === one));
  if (state === undefined) return null;
  const times = tiffins.flatMap((tiffin) => (tiffin.state === state ? tiffin.at.getTime() : []));
  return { state, at: new Date(Math.max(...times)) };
}
