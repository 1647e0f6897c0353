import type { Rows } from "../facts";
import type { Intent, World } from "./words";

const DEAD = ["canceled", "succeeded"];

/**
 * The app must never leave a payable intent behind at the gateway: no second one for the same attempt, whatever went
 * wrong, and none that it hasn't recorded, unless its process or the answer was lost on the way.
 */
export function wrongIntents(rows: Rows, world: World, wentSmoothly: boolean): string[] {
  const ours = [...world.intents.values()].filter(
    ({ billId, attempt }) => attempt !== null && rows.bills.some(({ id }) => id === billId),
  );
  const byAttempt = Map.groupBy(
    ours.filter(({ status }) => status !== "canceled"),
    ({ billId, attempt, amount }) => `attempt ${attempt} at bill ${billId} of ${amount}`,
  );
  const known = new Set(rows.payments.map(({ intentId }) => intentId));
  const forgotten = ours.filter(({ id, status }) => !DEAD.includes(status) && !known.has(id));
  return [
    ...[...byAttempt].filter(isTwice).map(([what, made]) => `${what} has ${made.length} intents`),
    ...(wentSmoothly ? forgotten.map(({ id }) => `${id} can be paid, and the app does not know it`) : []),
  ];
}

const isTwice = ([, made]: [string, Intent[]]) => made.length > 1;
