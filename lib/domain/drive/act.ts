import type { Paise } from "../money";

/** What may be said of a tiffin on its round; the latest counts. `taken_back`: what was said before it was a mistake. */
export const MARKS = ["delivered", "left_with_guard", "not_delivered", "taken_back"] as const;
export type Mark = (typeof MARKS)[number];

/** Why a tiffin did not reach anybody. */
export const NOT_DELIVERED_REASONS = ["nobody", "gate", "address", "spilled", "short", "other"] as const;
export type NotDeliveredReason = (typeof NOT_DELIVERED_REASONS)[number];

/** How a tiffin stands: null before its round began. */
export type TiffinState = "on_the_way" | Exclude<Mark, "taken_back"> | null;

/** How a round stands: before it, under way, over. */
export type RoundState = "waiting" | "started" | "ended";

/** `phoneTime`: what the phone's clock showed, in ISO. */
type Pressed = { key: string; day: string; phoneTime: string };

/** All that was open of a bill when it was pressed, taken in cash at its door. `amount`: paise. */
export type CashAct = Pressed & { kind: "cash"; customerId: number; billId: number; amount: Paise };

/** One press on the phone of whoever brings the tiffins. */
export type DriveAct = CashAct | RoundAct;

/** What becomes of tiffins, or of the round. `tiffins`: their numbers. */
export type RoundAct = Pressed &
  (
    | { kind: "round"; event: "started" | "ended" }
    | {
        kind: "mark";
        mark: Mark;
        tiffins: number[];
        reason?: NotDeliveredReason | undefined;
        note?: string | undefined;
      }
  );

/** Narrows a column's text to a state. @throws RangeError for one that we don't know. */
export function parseTiffinState(text: string): Exclude<TiffinState, null> {
  const states = ["on_the_way", "delivered", "left_with_guard", "not_delivered"] as const;
  const state = states.find((known) => known === text);
  if (!state) throw new RangeError(`unknown state of a tiffin "${text}"`);
  return state;
}

/** Narrows a column's text to a reason; null stays null. @throws RangeError for one that we don't know. */
export function parseNotDeliveredReason(text: string | null): NotDeliveredReason | null {
  if (text === null) return null;
  const reason = NOT_DELIVERED_REASONS.find((known) => known === text);
  if (!reason) throw new RangeError(`unknown reason "${text}"`);
  return reason;
}
