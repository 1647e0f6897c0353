import fc from "fast-check";
import type { Step } from "../steps";
import { bill, byHandMeans, is, means, moments, part, pick, processTrouble, trouble } from "./values";

/** How often each kind of step comes. */
export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 9, arbitrary: fc.record({ do: is("press pay"), bill, tabs: fc.constantFrom(1, 1, 2), trouble }) },
  { weight: 1, arbitrary: fc.record({ do: is("look at the bill"), bill, trouble }) },
  { weight: 9, arbitrary: fc.record({ do: is("pay on the page"), bill, page: fc.nat(2), means }) },
  { weight: 4, arbitrary: fc.record({ do: is("answer the bank"), bill, agrees: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ do: is("pay at the door"), bill, part, upi: fc.boolean(), trouble }) },
  { weight: 1, arbitrary: fc.record({ do: is("take back a door payment"), which: pick, trouble }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: is("give credit"), rupees: fc.integer({ min: 1, max: 700 }), trouble }),
  },
  { weight: 1, arbitrary: fc.record({ do: is("take back credit"), which: pick, trouble }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: is("refund"),
      which: pick,
      part,
      to: fc.constantFrom("gateway", "gateway", "credit"),
      admins: fc.constantFrom(1, 1, 2),
      trouble,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: is("refund by hand"), which: pick, part }) },
  { weight: 1, arbitrary: fc.record({ do: is("pay by hand"), bill, part, means: byHandMeans }) },
  { weight: 2, arbitrary: fc.record({ do: is("end a dispute"), which: pick, won: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: is("end a refund"), which: pick, arrives: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: is("correct the bill"), bill, day: pick, trouble }) },
  { weight: 1, arbitrary: fc.record({ do: is("make the bills"), trouble }) },
  { weight: 2, arbitrary: fc.record({ do: is("close a day"), bill, day: pick, trouble }) },
  { weight: 1, arbitrary: fc.record({ do: is("reopen a day"), which: pick, trouble }) },
  { weight: 2, arbitrary: fc.record({ do: is("run the corrections"), trouble: processTrouble }) },
  { weight: 1, arbitrary: fc.record({ do: is("leave the bill"), which: pick, trouble }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: is("settle a case"),
      which: pick,
      way: fc.constantFrom("refund", "credit", "note"),
      trouble,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: is("delete the customer at the gateway") }) },
  { weight: 3, arbitrary: fc.record({ do: is("let time pass"), ms: moments }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: is("deliver webhooks"),
      share: fc.constantFrom(100, 100, 70, 30),
      copies: fc.constantFrom(1, 1, 1, 2, 3, 10),
      order: fc.nat(999),
      isHeard: fc.constantFrom(true, true, true, false),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: is("lose webhooks"), share: fc.constantFrom(100, 50) }) },
  { weight: 2, arbitrary: fc.record({ do: is("run the jobs"), trouble: processTrouble }) },
);

/** Steps that may well happen at the same moment. The first are the office's, which is one person. */
const besides = anyStep.filter(({ do: what }) => AT_ONCE.includes(what));
const AT_ONCE = [
  "press pay",
  "look at the bill",
  "pay on the page",
  "deliver webhooks",
  "run the jobs",
  "run the corrections",
];

export const stepsAtOnce: fc.Arbitrary<Step> = fc
  .tuple(
    anyStep.filter(({ do: what }) => what !== "let time pass"),
    besides,
    fc.option(besides),
  )
  .map(([first, second, third]) => ({
    do: "at once",
    steps: third ? [first, second, third] : [first, second],
  }));
