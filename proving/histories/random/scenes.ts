import fc from "fast-check";
import type { Means } from "../browser";
import { MINUTE_MS } from "../clock";
import type { Step } from "../steps";
import { deliverAll, deliverSome, payWith, press, seldom } from "./scene-steps";
import { bill, fate, is, means, part, trouble } from "./values";

/** A payment online, from the press of the button to the bank's answer. */
const payOnline = fc
  .record({
    bill,
    means,
    tabs: fc.constantFrom<1 | 2>(1, 2),
    agrees: fc.boolean(),
    isTold: fc.boolean(),
    told: deliverSome,
    trouble: seldom,
  })
  .map(({ bill: which, means: by, tabs, agrees, isTold, told, trouble: met }): Step[] => [
    { do: "press pay", bill: which, tabs, trouble: met },
    payWith(which, by),
    { do: "answer the bank", bill: which, agrees },
    ...(isTold ? [told] : []),
  ]);

/** A payment that arrives and is refunded. */
const payAndRefund = fc
  .record({
    bill,
    means: fc.constantFrom<Means>("good", "refund-later", "refund-fails"),
    part,
    to: fc.constantFrom("gateway" as const, "gateway" as const, "credit" as const),
    admins: fc.constantFrom<1 | 2>(1, 1, 2),
    trouble,
  })
  .map(({ bill: which, means: by, ...refund }): Step[] => [
    press(which),
    payWith(which, by),
    deliverAll,
    { do: "refund", which: 0, ...refund },
  ]);

/** A payment that its payer contests. */
const payAndDispute = fc
  .record({ bill, isTold: fc.boolean(), told: deliverSome, won: fc.boolean() })
  .map(({ bill: which, isTold, told, won }): Step[] => [
    press(which),
    payWith(which, "disputed"),
    ...(isTold ? [told] : []),
    { do: "let time pass", ms: MINUTE_MS },
    { do: "end a dispute", which: 0, won },
  ]);

/** Money is taken at the door while the payment page is open. */
const payTwice = fc
  .record({
    bill,
    part,
    upi: fc.boolean(),
    trouble: fc.oneof(
      fate.map((what) => ({ kind: "down" as const, fate: what })),
      trouble,
    ),
  })
  .map(({ bill: which, ...door }): Step[] => [
    press(which),
    { do: "pay at the door", bill: which, ...door },
    payWith(which, "good"),
    deliverAll,
  ]);

/** What is done about money that no bill took. */
const settle = fc
  .record({
    do: is("settle a case"),
    which: fc.constant(0),
    way: fc.constantFrom("refund", "credit"),
    trouble: seldom,
  })
  .map((step): Step[] => [deliverAll, step]);

/** One or several online payments of a bill. */
export const paying = fc.oneof(payOnline, payOnline, payAndRefund, payAndDispute, payTwice, settle);
