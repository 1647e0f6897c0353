import { paise } from "@/lib/domain/money";
import {
  decideFailure,
  decideSuccess,
  PAYMENT_STATUSES,
  paymentMethod,
  paymentStatus,
} from "@/lib/domain/books/payment";

type Claim = Parameters<typeof decideSuccess>[0];

const claim = (given: {
  payment?: Partial<Claim["payment"]>;
  bill?: Partial<Claim["bill"]>;
  received?: Partial<Claim["received"]>;
}): Claim => ({
  payment: { status: "pending", amount: paise(186_000), currency: "inr", ...given.payment },
  bill: { asked: paise(186_000), open: paise(186_000), ...given.bill },
  received: { amount: 186_000, currency: "inr", ...given.received },
});

describe("a success that the gateway reports", () => {
  it.each([
    ["is booked when it is the very amount of the bill", {}, "book"],
    ["is booked although it had failed before", { payment: { status: "failed" } }, "book"],
    [
      "changes nothing the second time",
      { payment: { status: "succeeded" }, bill: { open: paise(0) } },
      "already-booked",
    ],
    ["is flagged over a paisa less", { received: { amount: 185_999 } }, "amount-differs"],
    ["is flagged over a paisa more", { received: { amount: 186_001 } }, "amount-differs"],
    ["is flagged in another currency", { received: { currency: "usd" } }, "currency-differs"],
    [
      "names the currency first when both differ",
      { received: { amount: 1, currency: "usd" } },
      "currency-differs",
    ],
    ["is flagged when the bill is paid already", { bill: { open: paise(0) } }, "paid-twice"],
    ["is flagged when a part was paid otherwise", { bill: { open: paise(86_000) } }, "paid-twice"],
    [
      "is flagged when a part was paid of a bill that a correction had added to",
      { bill: { asked: paise(198_000), open: paise(190_000) } },
      "paid-twice",
    ],
    [
      "is flagged when the bill was recalculated meanwhile",
      { bill: { asked: paise(174_000), open: paise(174_000) } },
      "amount-differs",
    ],
    [
      "is flagged when the bill was recalculated to more",
      { bill: { asked: paise(198_000), open: paise(198_000) } },
      "amount-differs",
    ],
    [
      "asks about the amount before it asks whether the bill is paid",
      { bill: { open: paise(0) }, received: { amount: 1 } },
      "amount-differs",
    ],
  ] as const)("%s", (_what, given, decision) => {
    expect(decideSuccess(claim(given))).toBe(decision);
  });
});

describe("a failure that the gateway reports", () => {
  it.each([
    ["pending", "fail"],
    ["failed", "keep"],
    ["succeeded", "keep"],
  ] as const)("of a payment that is %s: %s", (status, decision) => {
    expect(decideFailure(status)).toBe(decision);
  });
});

describe("a payment method", () => {
  it.each([
    ["card", "card"],
    ["upi", "upi"],
    ["netbanking", "other"],
    [null, "other"],
  ])("%s is called %s", (name, word) => {
    expect(paymentMethod(name)).toBe(word);
  });
});

describe("a payment's status as the database keeps it", () => {
  it.each(PAYMENT_STATUSES)("%s is read as it is", (status) => {
    expect(paymentStatus(status)).toBe(status);
  });

  it("is refused where nobody knows it", () => {
    expect(() => paymentStatus("paid")).toThrow('unknown payment status "paid"');
  });
});
