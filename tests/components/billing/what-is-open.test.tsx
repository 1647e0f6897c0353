import { screen, within } from "@testing-library/react";
import { BillSummaryCard } from "@/components/billing/bill-summary-card";
import { BillTable } from "@/components/billing/bill-table";
import { CreditNote } from "@/components/payments/credit-note";
import { DoorReceipts } from "@/components/payments/door-receipts";
import { PayPanel } from "@/components/payments/pay-panel";
import { RefundTable } from "@/components/payments/refund-table";
import { SetAsideNote } from "@/components/payments/set-aside-note";
import { instantAt } from "@/lib/domain/business-time";
import { paise, rupees } from "@/lib/domain/money";
import { parsePlainDate, parsePlainMonth } from "@/lib/domain/plain-date";
import type { IssuedBill } from "@/lib/features/billing/queries";
import type { BillStatement } from "@/lib/domain/bill-statement";
import type { DoorPayment } from "@/lib/features/payments/door-queries";
import type { Attempt } from "@/lib/features/payments/queries";
import type { RefundSummary } from "@/lib/features/payments/refund-queries";
import { renderWithTexts } from "@/tests/support/render";

jest.mock("@/lib/features/payments/actions", () => ({
  startPaymentAction: jest.fn(),
  checkBillPaymentAction: jest.fn(),
}));
jest.mock("next/navigation", () => ({ unstable_rethrow: () => undefined, useRouter: () => ({}) }));

const day = parsePlainDate("2026-12-10");
const month = parsePlainMonth("2026-11");
const unpaid: IssuedBill = {
  ...{ id: 45, customerId: 5, month, amount: rupees(1860), open: paise(116_000), isPaid: false, lines: [] },
  ...{ totalDays: 30, pausedDays: 2, billableDays: 28, dueDate: parsePlainDate("2026-12-15") },
  ...{ issuedAt: instantAt(day, "01:00"), updatedAt: null },
};
const nothing = { credited: paise(0), online: paise(0), atDoor: paise(0), returned: paise(0) };
const part: BillStatement = {
  ...{
    ...nothing,
    amount: paise(186_000),
    credited: paise(20_000),
    atDoor: paise(50_000),
    open: paise(116_000),
  },
};
const paid: IssuedBill = { ...unpaid, isPaid: true, open: paise(0), updatedAt: instantAt(day, "12:00") };
const byCredit: BillStatement = {
  ...nothing,
  amount: paise(186_000),
  credited: paise(186_000),
  open: paise(0),
};

const kept = { done: paise(0), underWay: paise(0) };
/** Nothing is set aside, and nothing was given back. */
const plain = { setAside: paise(0), givenBack: kept, today: day };
const withoutGateway = { apiBase: undefined, publishableKey: "pk_test_1" };
const givenBackWords = [
  [{ done: paise(186_000), underWay: paise(0) }, ", ₹1,860 given back"],
  [{ done: paise(0), underWay: paise(50_000) }, ", ₹500 on its way back to you"],
  [{ done: paise(86_000), underWay: paise(50_000) }, ", ₹860 given back, ₹500 on its way back to you"],
] as const;

describe("the head of a bill", () => {
  test("asks for nothing while money is set aside for it, not at the door either", () => {
    const statement = { ...part, online: paise(20_000) };
    renderWithTexts(
      <BillSummaryCard bill={unpaid} statement={statement} {...plain} setAside={paise(300_000)} />,
    );
    expect(screen.getByText("₹3,000 is set aside for this bill: don't pay again yet.")).toBeInTheDocument();
    expect(screen.queryByRole("button")).not.toBeInTheDocument();
    expect(screen.queryByText(/pay that to the driver/)).not.toBeInTheDocument();
  });

  test.each(givenBackWords)("of a bill that was paid says what was given back: %j", (givenBack, words) => {
    const statement = { ...nothing, amount: paise(186_000), online: paise(186_000), open: paise(0) };
    renderWithTexts(<BillSummaryCard bill={paid} statement={statement} {...plain} givenBack={givenBack} />);
    expect(screen.getByText(`Paid Thu 10 Dec 2026${words}`)).toBeInTheDocument();
  });

  test("shows what is open, how it comes to that, and asks for that alone", () => {
    renderWithTexts(<BillSummaryCard bill={unpaid} statement={part} {...plain} />);
    expect(screen.getByText("₹1,160")).toBeInTheDocument();
    expect(screen.getByText("open of ₹1,860")).toBeInTheDocument();
    expect(
      screen.getByText("Amount ₹1,860 − credit ₹200 − paid at the door ₹500 = open ₹1,160"),
    ).toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Pay ₹1,160" })).toBeInTheDocument();
  });

  test("says nothing of the kind while nothing was received", () => {
    const bill = { ...unpaid, open: paise(186_000) };
    renderWithTexts(
      <BillSummaryCard
        bill={bill}
        statement={{ ...nothing, amount: bill.open, open: bill.open }}
        {...plain}
      />,
    );
    expect(screen.queryByText(/= open/)).not.toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Pay ₹1,860" })).toBeInTheDocument();
  });

  test("of a bill that credit covers says so, without a card", () => {
    renderWithTexts(<BillSummaryCard bill={paid} statement={byCredit} {...plain} />);
    expect(screen.getByText("Paid by credit on Thu 10 Dec 2026")).toBeInTheDocument();
    expect(screen.queryByRole("button")).not.toBeInTheDocument();
  });

  test("sends a part that came open again after paying online to the driver", () => {
    const statement = { ...nothing, amount: paise(186_000), online: paise(136_000), open: paise(50_000) };
    renderWithTexts(
      <BillSummaryCard bill={{ ...unpaid, open: paise(50_000) }} statement={statement} {...plain} />,
    );
    expect(screen.getByText(/₹500 of it is open again. Please pay that to the driver./)).toBeInTheDocument();
    expect(screen.queryByRole("button")).not.toBeInTheDocument();
  });
});

test("the list keeps the amount and says what is open of it", () => {
  renderWithTexts(<BillTable bills={[{ ...unpaid, obstacle: null }]} today={day} />);
  const row = within(screen.getByRole("row", { name: /November 2026/ }));
  expect(row.getByText("₹1,160 open")).toBeInTheDocument();
  expect(row.getByText("Unpaid")).toBeInTheDocument();
  expect(row.getByRole("button", { name: "Pay ₹1,160" })).toBeInTheDocument();
});

test.each([
  ["credit", byCredit, "Paid by credit. There was nothing to pay by card."],
  [
    "money at the door",
    { ...nothing, amount: paise(186_000), atDoor: paise(186_000), open: paise(0) },
    "Paid at the door. The receipts are on the bill.",
  ],
  [
    "credit together with money at the door",
    { ...byCredit, credited: paise(106_000), atDoor: paise(80_000) },
    "Paid by credit and at the door. The receipts are on the bill.",
  ],
])("the page to pay tells that %s has paid", (_how, statement, words) => {
  renderWithTexts(
    <PayPanel
      bill={paid}
      statement={statement}
      attempt={null}
      receipt={null}
      givenBack={kept}
      isUnderReview={false}
      hasReturned={false}
      gateway={withoutGateway}
    />,
  );
  expect(screen.getByRole("status")).toHaveTextContent(words);
});

test.each(givenBackWords)(
  "the page to pay doesn't only thank when money was given back: %j",
  (givenBack, words) => {
    renderWithTexts(
      <PayPanel
        {...{ bill: paid, statement: byCredit, attempt: null, receipt: null, givenBack }}
        {...{ isUnderReview: false, hasReturned: false, gateway: withoutGateway }}
      />,
    );
    expect(screen.getByRole("status")).toHaveTextContent(`Paid${words}`);
    expect(screen.queryByText("Paid. Thank you!")).not.toBeInTheDocument();
  },
);

test("the page to pay has no form while money is set aside, though no attempt of ours is under way", () => {
  const { container } = renderWithTexts(
    <PayPanel
      {...{ bill: unpaid, statement: part, attempt: null, receipt: null, givenBack: kept }}
      {...{ isUnderReview: true, hasReturned: false, gateway: withoutGateway }}
    />,
  );
  expect(container).toBeEmptyDOMElement();
});

describe("an attempt that is still under way", () => {
  const attempt: Attempt = {
    ...{ id: 1, billId: unpaid.id, month, amount: unpaid.open, status: "pending", method: null },
    ...{ failureCode: null, startedAt: instantAt(day, "12:00"), decidedAt: null, aside: null },
  };
  const panel = (bill: IssuedBill, isUnderReview: boolean) =>
    renderWithTexts(
      <PayPanel
        bill={bill}
        statement={{ ...nothing, amount: unpaid.open, atDoor: paise(0), open: bill.open }}
        attempt={attempt}
        receipt={null}
        givenBack={kept}
        isUnderReview={isUnderReview}
        hasReturned
        gateway={withoutGateway}
      />,
    );

  test("leaves nothing to pay while the kitchen decides about its money", () => {
    expect(panel(unpaid, true).container).toBeEmptyDOMElement();
  });

  test("is asked after where the bill was paid otherwise: it may have taken money too", () => {
    panel(paid, false);
    expect(screen.getByRole("status")).toHaveTextContent("This bill has been paid otherwise");
  });

  test("is no news any more once its money is set aside", () => {
    panel(paid, true);
    expect(screen.getByRole("status")).toHaveTextContent("Paid. Thank you!");
  });
});

test("money that is set aside is told with what becomes of it, and only while there is some", () => {
  const { container, unmount } = renderWithTexts(<SetAsideNote amount={paise(0)} of="any" />);
  expect(container).toBeEmptyDOMElement();
  unmount();
  renderWithTexts(<SetAsideNote amount={paise(120_050)} of="unpaid" />);
  expect(screen.getByText("₹1,200.50 of yours is set aside")).toBeInTheDocument();
  expect(screen.getByText(/please don't pay again/)).toBeInTheDocument();
});

test("credit is told with what becomes of it, and only while there is some", () => {
  const { container, unmount } = renderWithTexts(<CreditNote credit={paise(0)} />);
  expect(container).toBeEmptyDOMElement();
  unmount();
  renderWithTexts(<CreditNote credit={paise(20_000)} />);
  expect(screen.getByText("You have ₹200 of credit; it is taken off your next payment.")).toBeInTheDocument();
});

test("receipts from the door keep what was taken back, with the reason", () => {
  const receipt: DoorPayment = {
    ...{
      id: 12,
      receipt: "D-00012",
      billId: 45,
      month,
      amount: paise(50_000),
      method: "upi",
      reference: "6324",
    },
    ...{ takenAt: instantAt(day, "12:40"), takenBack: { at: instantAt(day, "18:00"), reason: "Wrong flat" } },
  };
  renderWithTexts(<DoorReceipts payments={[receipt]} />);
  const row = screen.getByRole("row", { name: /D-00012/ });
  expect(row).toHaveTextContent("UPIReference 6324");
  expect(row).toHaveTextContent("₹500Taken back10 Dec 2026, 18:00: Wrong flat");
});

describe("a refund", () => {
  const refund: RefundSummary = {
    ...{ id: 1, paymentId: 2, billId: 45, amount: paise(12_000), currency: "inr", reason: "Cold food" },
    ...{ destination: "gateway", status: "pending", requestedAt: instantAt(day, "12:00"), updatedAt: null },
  };
  test.each([
    ["requested", "Requested"],
    ["pending", "On its way"],
    ["succeeded", "Paid back"],
    ["failed", "It did not reach you."],
    ["canceled", "It did not reach you."],
  ] as const)("that is %s is told as %s", (status, words) => {
    renderWithTexts(<RefundTable refunds={[{ ...refund, status }]} />);
    expect(screen.getByRole("row", { name: /Cold food/ })).toHaveTextContent(words);
  });

  test("kept as credit, or of money without a bill, says that", () => {
    const foreign = { ...refund, id: 2, billId: null, currency: "usd", reason: "Wrong money" };
    renderWithTexts(<RefundTable refunds={[{ ...refund, destination: "credit" }, foreign]} />);
    expect(screen.getByRole("row", { name: /Cold food/ })).toHaveTextContent("Added to your credit");
    expect(screen.getByRole("row", { name: /Wrong money/ })).toHaveTextContent(
      "12,000 of the smallest coin of USD",
    );
  });
});
