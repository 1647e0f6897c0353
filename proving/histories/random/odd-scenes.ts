import fc from "fast-check";
import { MINUTE_MS } from "../clock";
import type { Step } from "../steps";
import type { Fate } from "../pressing";
import { deliverAll, deliverSome, payWith, press, seldom } from "./scene-steps";
import { bill, byHandMeans, means, part, pick, trouble } from "./values";

/** The button is pressed, something goes wrong, and it is pressed again. */
const pressAgain = fc
  .record({ bill, trouble, page: fc.nat(1), means })
  .map(({ bill: which, trouble: met, page, means: by }): Step[] => [
    { do: "press pay", bill: which, tabs: 1, trouble: met },
    press(which),
    { do: "pay on the page", bill: which, page, means: by },
  ]);

/** A card is declined; the customer tries again, on the same page, a new one, or an old one. */
const tryAgain = fc
  .record({ bill, told: deliverSome, trouble: seldom, page: fc.nat(1), means, agrees: fc.boolean() })
  .map(({ bill: which, told, trouble: met, page, means: by, agrees }): Step[] => [
    press(which),
    payWith(which, "declined"),
    told,
    { do: "press pay", bill: which, tabs: 1, trouble: met },
    { do: "pay on the page", bill: which, page, means: by },
    { do: "answer the bank", bill: which, agrees },
  ]);

/** A card is declined, the driver is paid, and the page that was left open is tried once more. */
const declinedBeforeDoor = fc
  .record({ bill, told: deliverSome, part, upi: fc.boolean(), trouble: seldom, means })
  .map(({ bill: which, told, means: by, ...door }): Step[] => [
    press(which),
    payWith(which, "declined"),
    told,
    { do: "pay at the door", bill: which, ...door },
    payWith(which, by),
  ]);

/** Somebody has a bill paid by hand; the money goes back, or is contested, and all is told in any order. */
const byHand = fc
  .record({
    bill,
    part,
    means: byHandMeans,
    told: deliverSome,
    later: deliverSome,
  })
  .map(({ bill: which, part: much, means: by, told, later }): Step[] => [
    { do: "pay by hand", bill: which, part: much, means: by },
    { do: "let time pass", ms: MINUTE_MS },
    { do: "refund by hand", which: 0, part: much },
    told,
    later,
  ]);

/** Money goes back by hand before, or while, the shop hears of it. */
const backByHand = fc
  .record({
    bill,
    part,
    told: deliverSome,
    which: pick,
    to: fc.constantFrom("gateway" as const, "credit" as const),
    trouble,
  })
  .map(({ bill: which, part: much, told, which: payment, to, trouble: met }): Step[] => [
    press(which),
    payWith(which, "good"),
    { do: "refund by hand", which: 0, part: much },
    told,
    { do: "refund", which: payment, part: much, to, admins: 1, trouble: met },
  ]);

/** The customer is deleted at the gateway between two payments. */
const deleted = fc
  .record({ bill, told: deliverSome, trouble: seldom })
  .map(({ bill: which, told, trouble: met }): Step[] => [
    press(which),
    payWith(which, "declined"),
    { do: "delete the customer at the gateway" },
    told,
    { do: "press pay", bill: which, tabs: 2, trouble: met },
    payWith(which, "good"),
  ]);

const early = fc.constantFrom(0, 1, 2, 3, 4, 5);

/** The office presses, the process is killed around the transaction that decides, and the same press comes again. */
const killedAndPressedAgain = fc
  .record({
    bill,
    at: early,
    fate: fc.constantFrom<Fate>("lost", "asked for"),
    way: fc.constantFrom("refund", "credit", "door", "correct"),
  })
  .map(({ bill: which, at, fate, way }): Step[] => {
    const met = { kind: "killed" as const, at, fate };
    if (way === "credit") return [{ do: "give credit", rupees: 100, trouble: met }];
    if (way === "door") return [{ do: "pay at the door", bill: which, part: 50, upi: false, trouble: met }];
    if (way === "correct")
      return [press(which), { do: "correct the bill", bill: which, day: at, trouble: met }];
    const back = { do: "refund" as const, which: 0, part: 50, to: "gateway" as const };
    return [press(which), payWith(which, "good"), deliverAll, { ...back, admins: 1, trouble: met }];
  });

/** What goes wrong now and then. */
export const odd = fc.oneof(
  pressAgain,
  tryAgain,
  declinedBeforeDoor,
  byHand,
  backByHand,
  deleted,
  killedAndPressedAgain,
);
