const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** Seconds to wait after the first, second, … bad answer; after the last one there are no more tries. */
const WAITS = [1, 5, 30, 5 * MINUTE, HOUR, 6 * HOUR] as const;

/** Nobody is listening: retry soon, since it costs nothing and a restarting shop shouldn't wait for hours. */
const LONGEST_WAIT_WHILE_REFUSED = 30;
const GIVE_UP_REFUSED_AFTER = 3 * 24 * HOUR;

export type Failures = { tries: number; badAnswers: number; ageSeconds: number };

/** Seconds until the next try after a failed one (already counted), or null to give up. */
export function nextWait(
  failure: "answered badly" | "refused",
  { tries, badAnswers, ageSeconds }: Failures,
): number | null {
  if (failure === "answered badly") return WAITS[badAnswers - 1] ?? null;
  if (ageSeconds > GIVE_UP_REFUSED_AFTER) return null;
  return Math.min(WAITS[tries - 1] ?? LONGEST_WAIT_WHILE_REFUSED, LONGEST_WAIT_WHILE_REFUSED);
}
