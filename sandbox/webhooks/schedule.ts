const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** Seconds to wait after the first, second, … try that failed; after the last one Stripe's sandbox gives up. */
const WAITS = [1, 5, 30, 5 * MINUTE, HOUR, 6 * HOUR] as const;

/** Nobody listens there: soon again, since it costs nothing and a shop being restarted shouldn't wait for hours. */
const LONGEST_WAIT_WHILE_REFUSED = 30;
const GIVE_UP_REFUSED_AFTER = 3 * 24 * HOUR;

/** Seconds until the next try, or null to give up. `attempts` counts the tries made, the failed one included. */
export function nextWait(
  attempts: number,
  failure: "answered badly" | "refused",
  ageSeconds: number,
): number | null {
  const wait = WAITS[attempts - 1] ?? null;
  if (failure === "answered badly") return wait;
  if (ageSeconds > GIVE_UP_REFUSED_AFTER) return null;
  return Math.min(wait ?? LONGEST_WAIT_WHILE_REFUSED, LONGEST_WAIT_WHILE_REFUSED);
}
