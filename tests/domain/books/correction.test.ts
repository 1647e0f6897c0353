import fc from "fast-check";
import { decideCorrection, type CorrectionFacts } from "@/lib/domain/books/correction";
import { rupees } from "@/lib/domain/money";

const FREE = {
  "payment-under-way": false,
  disputed: false,
  "given-back": false,
  "credited-already": false,
};
const facts = (given: Partial<CorrectionFacts>): CorrectionFacts => ({
  bill: { amount: rupees(1200), isPaid: false },
  beside: 0,
  worth: rupees(1200),
  obstacles: FREE,
  ...given,
});
const paid = { amount: rupees(1200), isPaid: true };

test.each<[string, Partial<CorrectionFacts>, object]>([
  [
    "an unpaid bill is made anew",
    { worth: rupees(1080) },
    { kind: "recalculate", before: 1200, after: 1080 },
  ],
  [
    "a paid one that was too much gives credit",
    { bill: paid, worth: rupees(1080) },
    { kind: "credit", after: 1080 },
  ],
  [
    "a paid one that was too little is charged next time",
    { bill: paid, worth: rupees(1320) },
    { kind: "charge" },
  ],
  ["a paid one that is right stays", { bill: paid }, { kind: "nothing" }],
  [
    "what was settled beside it counts",
    { bill: paid, beside: -120, worth: rupees(1080) },
    { kind: "nothing", before: 1080 },
  ],
  [
    "an unpaid one with something beside it stays as issued",
    { beside: -120, worth: rupees(1200) },
    { kind: "charge" },
  ],
  ["a month without a delivery day is worth nothing", { worth: null }, { kind: "credit", after: 0 }],
])("%s", (_what, given, decision) => {
  expect(decideCorrection(facts(given))).toMatchObject({ ...decision, obstacle: null });
});

const all = { "payment-under-way": true, disputed: true, "given-back": true, "credited-already": true };

test.each<[string, Partial<CorrectionFacts>, string | null]>([
  ["a payment under way holds a new bill up", { worth: rupees(1080), obstacles: all }, "payment-under-way"],
  ["a dispute holds a credit up", { bill: paid, worth: rupees(1080), obstacles: all }, "disputed"],
  [
    "money given back is not credited again",
    { bill: paid, worth: rupees(1080), obstacles: { ...all, disputed: false } },
    "given-back",
  ],
  [
    "nor is a day that was credited",
    { bill: paid, worth: rupees(1080), obstacles: { ...FREE, "credited-already": true } },
    "credited-already",
  ],
  [
    "neither keeps a charge back",
    { bill: paid, worth: rupees(1320), obstacles: { ...all, disputed: false } },
    null,
  ],
  ["nothing holds up what changes nothing", { bill: paid, obstacles: all }, null],
])("%s", (_what, given, obstacle) => {
  expect(decideCorrection(facts(given)).obstacle).toBe(obstacle);
});

test("after a correction of a paid bill, bill and what stands beside it are what the tiffins are worth", () => {
  const sum = fc.nat({ max: 100_000 });
  fc.assert(
    fc.property(sum, sum, fc.integer({ min: -1000, max: 1000 }), (amount, worth, beside) => {
      fc.pre(amount + beside >= 0);
      const given = { bill: { amount: rupees(amount), isPaid: true }, worth: rupees(worth), beside };
      const { before, after, kind } = decideCorrection(facts(given));
      expect(before + (after - before)).toBe(worth);
      expect(kind).toBe(worth < before ? "credit" : worth > before ? "charge" : "nothing");
    }),
  );
});
