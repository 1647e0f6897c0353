const RENEWED_AFTER_HOURS = 24;
const BEFORE_GOOD_SECONDS = 60;

/** `rotatedAt`: when the present token was seen first; null while its browser has not shown it yet. */
type Shown = { isPresent: boolean; rotatedAt: Date | null };

/**
 * What a token is that a request brings. `first`: the present one, for the first time. `before`: the one that it replaced,
 * of a request that was on its way, or of a browser that never heard of the new one. `copy`: the one before, long after its
 * browser had the new one, so somebody else has it.
 */
export type TokenKind = "present" | "first" | "before" | "copy";

export function tokenKind({ isPresent, rotatedAt }: Shown, now: Date): TokenKind {
  if (isPresent) return rotatedAt === null ? "first" : "present";
  if (rotatedAt === null) return "before";
  return now.getTime() - rotatedAt.getTime() > BEFORE_GOOD_SECONDS * 1000 ? "copy" : "before";
}

/** Whether it is time for a new token: after a day, or where the browser never got the one it was given. */
export function isRenewalDue({ isPresent, rotatedAt }: Shown, now: Date): boolean {
  if (rotatedAt === null) return !isPresent;
  return isPresent && now.getTime() - rotatedAt.getTime() >= RENEWED_AFTER_HOURS * 3_600_000;
}
