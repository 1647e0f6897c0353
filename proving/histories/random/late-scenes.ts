import fc from "fast-check";
import { MINUTE_MS } from "../clock";
import { QUIET } from "../life";
import { HEARD } from "../pressing";
import type { Step } from "../steps";
import { deliverAll, payWith, press, seldom } from "./scene-steps";
import { bill, part, pick, processTrouble, trouble } from "./values";

const correctSeldom = fc.oneof(
  { weight: 4, arbitrary: fc.constant(QUIET) },
  { weight: 1, arbitrary: processTrouble },
);

/** What precedes a late change: the bill is paid, or paid in part, or may be at any moment. */
const before = fc
  .record({ bill, part, how: fc.constantFrom("page", "door", "open page", "nothing") })
  .map(({ bill: which, part: much, how }): Step[] => {
    const door: Step = { do: "pay at the door", bill: which, part: much, upi: false, trouble: HEARD };
    if (how === "door") return [door];
    if (how === "nothing") return [];
    return how === "page" ? [press(which), payWith(which, "good"), deliverAll] : [press(which)];
  });

/** A billed day is closed, the bills are corrected, and perhaps the day is reopened and they are corrected again. */
const closedLate = fc
  .record({
    bill,
    day: pick,
    before,
    trouble,
    met: correctSeldom,
    again: fc.boolean(),
    then: fc.constantFrom("bills", "slip", "nothing"),
  })
  .map(({ bill: which, day, before: first, trouble: pressed, met, again, then }): Step[] => [
    ...first,
    { do: "close a day", bill: which, day, trouble: pressed },
    { do: "run the corrections", trouble: met },
    ...(then === "slip" ? [{ do: "take back a door payment" as const, which: 0, trouble: HEARD }] : []),
    ...(again ? [{ do: "reopen a day" as const, which: 0, trouble: pressed }] : []),
    { do: "run the corrections", trouble: QUIET },
    ...(then === "bills" ? [{ do: "make the bills" as const, trouble: pressed }] : []),
  ]);

/** Money has gone back, or is contested, when the day is closed: a person decides. */
const closedTooLate = fc
  .record({ bill, day: pick, isContested: fc.boolean(), trouble: seldom, leaves: fc.boolean() })
  .map(({ bill: which, day, isContested, trouble: met, leaves }): Step[] => [
    press(which),
    payWith(which, isContested ? "disputed" : "good"),
    deliverAll,
    { do: "let time pass", ms: MINUTE_MS },
    isContested ? deliverAll : { do: "refund", which: 0, part: 50, to: "gateway", admins: 1, trouble: HEARD },
    { do: "close a day", bill: which, day, trouble: met },
    { do: "run the corrections", trouble: QUIET },
    ...(leaves ? [{ do: "leave the bill" as const, which: 0, trouble: met }] : []),
  ]);

/** Days in billed months that change afterwards. */
export const late = fc.oneof(closedLate, closedLate, closedTooLate);
