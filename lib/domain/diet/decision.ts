import type { Allergen } from "../dishes/dish-facts";
import { isSafe, type Clash, type MealDish } from "./clashes";

/** What may be done about a dish that somebody can't be given: another one, none, or all the same, which an owner answers for. */
export const DIET_DECISIONS = ["substitute", "leave_out", "override"] as const;
export type DietDecisionKind = (typeof DIET_DECISIONS)[number];

export type DietDecision = {
  id: number;
  kind: DietDecisionKind;
  /** The dish that is given instead. */
  substituteId: number | null;
  reason: string | null;
};

/** A clash and what holds of it: until somebody has decided, that tiffin waits, and no other. */
export type DecidedClash = Clash & {
  /** The latest that was decided, whether or not it still holds; 0 for nothing. */
  seen: number;
  decision: (DietDecision & { substituteName: string | null }) | null;
};

/** The latest decision as it holds today: another dish only while it is cooked, and still safe. */
export function decided(
  clash: Clash,
  latest: DietDecision | undefined,
  { allergies, dishes }: { allergies: readonly Allergen[]; dishes: readonly MealDish[] },
): DecidedClash {
  if (!latest) return { ...clash, seen: 0, decision: null };
  const given = dishes.find(({ id }) => id === latest.substituteId);
  const stands = latest.kind !== "substitute" || (given !== undefined && isSafe(given, allergies));
  const decision = stands ? { ...latest, substituteName: given?.name ?? null } : null;
  return { ...clash, seen: latest.id, decision };
}
