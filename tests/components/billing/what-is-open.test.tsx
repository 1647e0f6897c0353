import { screen, within } from "@testing-library/react";
import { BillSummaryCard } from "@/components/billing/bill-summary-card";
import { BillTable } from "@/components/billing/bill-table";
import { CreditNote } from "@/components/credits/credit-note";
import { DoorReceipts } from "@/components/door/door-receipts";
import { RefundTable } from "@/components/returns/refund-table";
import { SetAsideNote } from "@/components/odd-cases/set-aside-note";
import { instantAt } from "@/lib/domain/business-time";
import { paise } from "@/lib/domain/money";
import type { DoorPayment } from "@/lib/features/door/door-queries";
import type { RefundSummary } from "@/lib/features/returns/refund-queries";
import { renderWithTexts } from "@/tests/support/render";
import {
  byCredit,
  day,
  givenBackWords,
  month,
  nothing,
  paid,
  part,
  plain,
  unpaid,
} from "@/tests/support/shown-bill";

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
