import fc from "fast-check";
import type { ByHandMeans, Means } from "../browser";
import { HOUR_MS, MINUTE_MS } from "../clock";
import type { Trouble } from "../life";
import type { Fate, PressTrouble } from "../pressing";

export const pick = fc.nat(7);
/** The last of the three exists once the bills have been made. */
export const bill = fc.constantFrom(0, 0, 1, 1, 2);
export const part = fc.constantFrom(100, 100, 50, 33, 1);

/** All equally likely: a bias towards small numbers would hardly reach the last ones. */
const boundary = fc.constantFrom(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);

export const processTrouble: fc.Arbitrary<Trouble> = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ kind: "none" as const }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("killed" as const), at: boundary }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("fault" as const),
      fault: fc.constantFrom("lose-reply" as const, "500-after" as const, "500" as const, "429" as const),
      at: fc.nat(3),
      times: fc.constantFrom(1, 2, 4),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: "down" as const }) },
);

/** Mostly heard, so that a history gets somewhere. */
export const fate = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Fate>("heard") },
  {
    weight: 4,
    arbitrary: fc.constantFrom<Fate>("lost", "lost", "asked for", "asked for too early", "sent twice"),
  },
);

export const trouble: fc.Arbitrary<PressTrouble> = fc
  .tuple(processTrouble, fate)
  .map(([met, what]) => ({ ...met, fate: what }));

export const means = fc.constantFrom<Means>(
  "good",
  "good",
  "good",
  "declined",
  "challenged",
  "challenged-declined",
  "disputed",
  "refund-later",
  "refund-fails",
  "upi",
);

export const moments = fc.oneof(
  fc.integer({ min: 1, max: 30 }).map((minutes) => minutes * MINUTE_MS),
  fc.integer({ min: 1, max: 72 }).map((hours) => hours * HOUR_MS),
);

export const is = <T extends string>(what: T) => fc.constant(what);

export const byHandMeans = fc.constantFrom<ByHandMeans>("good", "disputed");
