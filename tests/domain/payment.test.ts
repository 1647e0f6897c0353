import { paise, rupees } from "@/lib/domain/money";
import { decideFailure, decideSuccess, PAYMENT_STATUSES, type PaymentStatus } from "@/lib/domain/payment";

const asked = paise(120_000);

function success(
  change: {
    status?: PaymentStatus;
    isPaid?: boolean;
    bill?: number;
    received?: number;
    currency?: string;
  } = {},
) {
  return decideSuccess({
    payment: { status: change.status ?? "pending", amount: asked, currency: "inr" },
    bill: { amount: rupees(change.bill ?? 1_200), isPaid: change.isPaid ?? false },
    received: { amount: change.received ?? 120_000, currency: change.currency ?? "inr" },
  });
}

describe("money that the gateway reports", () => {
  test.each([
    ["is booked when it is what the bill asks for", success(), "book"],
    ["is booked though the payment had failed before", success({ status: "failed" }), "book"],
    ["is booked once, however often it is reported", success({ status: "succeeded" }), "already-booked"],
    [
      "stays booked, whatever a later report claims",
      success({ status: "succeeded", received: 1, isPaid: true }),
      "already-booked",
    ],
    ["is flagged when a paisa is missing", success({ received: 119_999 }), "amount-differs"],
    ["is flagged when it is a paisa too much", success({ received: 120_001 }), "amount-differs"],
    ["is flagged when rupees are taken for paise", success({ received: 1_200 }), "amount-differs"],
    ["is flagged in another currency", success({ currency: "usd" }), "currency-differs"],
    ["is flagged when the bill is paid already", success({ isPaid: true }), "paid-twice"],
    ["is flagged when the bill was recalculated meanwhile", success({ bill: 1_080 }), "amount-differs"],
    [
      "is flagged for its currency first",
      success({ currency: "usd", received: 1, isPaid: true }),
      "currency-differs",
    ],
    [
      "is flagged for its amount before a second payment",
      success({ received: 1, isPaid: true }),
      "amount-differs",
    ],
    [
      "is flagged as a second payment of a recalculated bill",
      success({ bill: 1_080, isPaid: true }),
      "paid-twice",
    ],
  ])("%s", (_sentence, decision, expected) => {
    expect(decision).toBe(expected);
  });
});

test("a failure ends only what is pending: success is final", () => {
  const decided = PAYMENT_STATUSES.map((status) => [status, decideFailure(status)]);
  expect(decided).toStrictEqual([
    ["pending", "fail"],
    ["succeeded", "keep"],
    ["failed", "keep"],
  ]);
});
