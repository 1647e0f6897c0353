import fc from "fast-check";
import type { Means } from "./browser";
import { DAY_MS, MINUTE_MS } from "./clock";
import type { Trouble } from "./life";

/** Which of the things at hand a step is about: taken modulo how many there are. */
type Pick = number;

/** How much of what may be had: in percent. */
type Part = number;

export type Step =
  | { do: "press pay"; bill: Pick; tabs: 1 | 2; trouble: Trouble }
  | { do: "look at the bill"; bill: Pick; trouble: Trouble }
  | { do: "pay on the page"; bill: Pick; page: Pick; means: Means }
  | { do: "answer the bank"; bill: Pick; agrees: boolean }
  | { do: "pay at the door"; bill: Pick; part: Part; upi: boolean; trouble: Trouble }
  | { do: "take back a door payment"; which: Pick; trouble: Trouble }
  | { do: "give credit"; rupees: number; trouble: Trouble }
  | { do: "take back credit"; which: Pick; trouble: Trouble }
  | { do: "refund"; which: Pick; part: Part; to: "gateway" | "credit"; admins: 1 | 2; trouble: Trouble }
  | { do: "refund by hand"; which: Pick; part: Part }
  | { do: "pay by hand"; bill: Pick; part: Part; means: Means }
  | { do: "end a dispute"; which: Pick; won: boolean }
  | { do: "end a refund"; which: Pick; arrives: boolean }
  | { do: "correct the bill"; bill: Pick; day: Pick; trouble: Trouble }
  | { do: "settle a case"; which: Pick; way: "refund" | "credit" | "note"; trouble: Trouble }
  | { do: "delete the customer at the gateway" }
  | { do: "let time pass"; ms: number }
  | { do: "deliver webhooks"; share: Part; copies: number; order: number; isHeard: boolean }
  | { do: "lose webhooks"; share: Part }
  | { do: "run the jobs"; trouble: Trouble };

export type History = {
  steps: Step[];
  /** What becomes of the webhooks that are still on their way at the end. */
  ending: "delivered" | "lost";
};

const pick = fc.nat(7);
const bill = fc.nat(1);
const part = fc.constantFrom(100, 100, 50, 33, 1);

const trouble: fc.Arbitrary<Trouble> = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ kind: "none" as const }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("killed" as const), at: fc.nat(11) }) },
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

const means = fc.constantFrom<Means>(
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

const moments = fc.oneof(
  fc.integer({ min: 1, max: 30 }).map((minutes) => minutes * MINUTE_MS),
  fc.integer({ min: 1, max: 72 }).map((hours) => (hours * DAY_MS) / 24),
);

const is = <T extends string>(what: T) => fc.constant(what);

/** How often each kind of step comes. */
const step: fc.Arbitrary<Step> = fc.oneof(
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
  { weight: 1, arbitrary: fc.record({ do: is("pay by hand"), bill, part, means }) },
  { weight: 2, arbitrary: fc.record({ do: is("end a dispute"), which: pick, won: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: is("end a refund"), which: pick, arrives: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: is("correct the bill"), bill, day: pick, trouble }) },
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
  { weight: 2, arbitrary: fc.record({ do: is("run the jobs"), trouble }) },
);

export const histories: fc.Arbitrary<History> = fc.record({
  steps: fc.array(step, { minLength: 3, maxLength: 14, size: "max" }),
  ending: fc.constantFrom("delivered", "lost"),
});
