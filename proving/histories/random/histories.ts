import fc from "fast-check";
import type { History } from "../steps";
import { anyStep, stepsAtOnce } from "./any-step";
import { late } from "./late-scenes";
import { odd } from "./odd-scenes";
import { paying } from "./scenes";

const some = fc.oneof(
  { weight: 5, arbitrary: anyStep.map((step) => [step]) },
  { weight: 1, arbitrary: stepsAtOnce.map((step) => [step]) },
  { weight: 3, arbitrary: paying },
  { weight: 2, arbitrary: odd },
  { weight: 2, arbitrary: late },
);

export const histories: fc.Arbitrary<History> = fc.record({
  steps: fc.array(some, { minLength: 2, maxLength: 6, size: "max" }).map((parts) => parts.flat()),
  ending: fc.constantFrom("delivered", "lost"),
  isPaidOff: fc.constantFrom(false, false, true),
});
