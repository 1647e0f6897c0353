import fc from "fast-check";
import { HOUR_MS, MINUTE_MS } from "../clock";
import { QUIET } from "../life";
import { HEARD, type Fate } from "../pressing";
import type { Step } from "../steps";
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

/** A card is declined, the driver is paid, and the page left open is tried again. */
const declinedBeforeDoor = fc
  .record({ bill, told: deliverSome, part, upi: fc.boolean(), trouble: seldom, means })
  .map(({ bill: which, told, means: by, ...door }): Step[] => [
    press(which),
    payWith(which, "declined"),
    told,
    { do: "pay at the door", bill: which, ...door },
    payWith(which, by),
  ]);

/** Somebody has a bill paid by hand; the money goes back, or is contested, and all this is reported in any order. */
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

/** Money goes back by hand before, or while, the shop hears about it. */
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

/** The office presses, the process is killed around the decisive transaction, and the same press comes again. */
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

/** A driver recorded money that nobody gave, or the wrong payment method: the office takes it back. */
const doorSlip = fc
  .record({ bill, part, upi: fc.boolean(), trouble: seldom })
  .map(({ bill: which, trouble: met, ...door }): Step[] => [
    { do: "pay at the door", bill: which, ...door, trouble: HEARD },
    { do: "take back a door payment", which: 0, trouble: met },
  ]);

/** The same sum is refunded twice from one payment: two spilt tiffins, not one press done twice. */
const sameSumTwice = fc
  .record({ bill, told: deliverSome, trouble: seldom })
  .map(({ bill: which, told, trouble: met }): Step[] => {
    const back = { do: "refund" as const, which: 0, to: "gateway" as const, admins: 1 as const };
    return [
      press(which),
      payWith(which, "good"),
      deliverAll,
      { ...back, part: 50, trouble: met },
      told,
      { ...back, part: 100, trouble: met },
    ];
  });

/** A credit is given twice and taken back twice, from two desks at once: one of each pair is too late. */
const creditTwice = fc
  .record({ trouble: seldom, rupees: fc.integer({ min: 1, max: 700 }) })
  .map(({ trouble: met, rupees }): Step[] => [
    { do: "give credit", rupees, trouble: met },
    { do: "take back credit", which: 0, trouble: met },
    { do: "take back credit", which: 0, trouble: HEARD },
  ]);

/** The bank decides a dispute, and then somebody tries to refund the money. */
const refundAfterDispute = fc
  .record({ bill, part, won: fc.boolean(), told: deliverSome, trouble: seldom })
  .map(({ bill: which, part: much, won, told, trouble: met }): Step[] => [
    press(which),
    payWith(which, "disputed"),
    deliverAll,
    { do: "let time pass", ms: MINUTE_MS },
    deliverAll,
    { do: "end a dispute", which: 0, won },
    told,
    { do: "refund", which: 0, part: much, to: "gateway", admins: 1, trouble: met },
  ]);

/** A partly paid bill is made smaller; the excess becomes credit, and the payment is refunded. */
const refundAfterSmallerBill = fc
  .record({
    bill,
    part,
    day: pick,
    trouble: seldom,
    to: fc.constantFrom("gateway" as const, "credit" as const),
  })
  .map(({ bill: which, part: much, day, trouble: met, to }): Step[] => [
    press(which),
    payWith(which, "good"),
    deliverAll,
    { do: "close a day", bill: which, day, trouble: HEARD },
    { do: "run the corrections", trouble: QUIET },
    { do: "refund", which: 0, part: much, to, admins: 1, trouble: met },
    { do: "run the corrections", trouble: QUIET },
  ]);

/** The gateway gives money back, its answers are lost and no webhook comes; its list is searched once it has forgotten the key. */
const refundAskedNextDay = fc
  .record({ bill, part, hours: fc.integer({ min: 25, max: 72 }) })
  .map(({ bill: which, part: much, hours }): Step[] => {
    const lost = {
      kind: "fault" as const,
      fault: "lose-reply" as const,
      at: 0,
      times: 4,
      fate: "heard" as const,
    };
    return [
      press(which),
      payWith(which, "good"),
      deliverAll,
      { do: "refund", which: 0, part: much, to: "gateway", admins: 1, trouble: lost },
      { do: "lose webhooks", share: 100 },
      { do: "let time pass", ms: hours * HOUR_MS },
      { do: "run the jobs", trouble: QUIET },
    ];
  });

/** Things that go wrong now and then. */
export const odd = fc.oneof(
  doorSlip,
  sameSumTwice,
  creditTwice,
  refundAfterDispute,
  refundAfterSmallerBill,
  refundAskedNextDay,
  pressAgain,
  tryAgain,
  declinedBeforeDoor,
  byHand,
  backByHand,
  deleted,
  killedAndPressedAgain,
);
