import fc from "fast-check";
import type { Means } from "../browser";
import { QUIET } from "../life";
import type { Step } from "../steps";
import { HEARD, type PressTrouble } from "../pressing";
import { fate, trouble } from "./values";

/** Without trouble more often than not, so that the scene gets somewhere. */
export const seldom: fc.Arbitrary<PressTrouble> = fc.oneof(
  { weight: 4, arbitrary: fate.map((what) => ({ ...QUIET, fate: what })) },
  { weight: 1, arbitrary: trouble },
);

export const deliverAll: Step = { do: "deliver webhooks", share: 100, copies: 1, order: 0, isHeard: true };

export const press = (which: number): Step => ({ do: "press pay", bill: which, tabs: 1, trouble: HEARD });

export const payWith = (which: number, by: Means): Step => ({
  do: "pay on the page",
  bill: which,
  page: 0,
  means: by,
});

/** Webhooks in any order, some of them later. */
export const deliverSome: fc.Arbitrary<Step> = fc
  .record({ share: fc.constantFrom(100, 60), copies: fc.constantFrom(1, 2), order: fc.nat(999) })
  .map((some) => ({ do: "deliver webhooks", ...some, isHeard: true }));
