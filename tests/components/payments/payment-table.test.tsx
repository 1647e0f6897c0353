import { screen, within } from "@testing-library/react";
import { OfficePaymentTable } from "@/components/payments/office-payment-table";
import { PaymentTable } from "@/components/payments/payment-table";
import { instantAt } from "@/lib/domain/business-time";
import { paise } from "@/lib/domain/money";
import { parsePlainDate, parsePlainMonth } from "@/lib/domain/plain-date";
import type { Attempt } from "@/lib/features/payments/queries";
import { renderWithTexts } from "@/tests/support/render";

const day = parsePlainDate("2026-11-03");
const attempt: Attempt = {
  ...{ id: 1, billId: 45, month: parsePlainMonth("2026-10"), amount: paise(120_000), method: "card" },
  ...{ status: "failed", failureCode: "set-aside", setAside: null },
  ...{ startedAt: instantAt(day, "12:00"), decidedAt: instantAt(day, "18:00") },
};
const settledLater = instantAt(day, "21:00");

const row = () => within(screen.getByRole("row", { name: /October 2026/ }));

const ends = [
  [{ state: "going-back" }, "On its way back"],
  [{ state: "sent-back", on: settledLater }, "Sent back on Tue 3 Nov"],
  [{ state: "credit", on: settledLater }, "Kept as credit on Tue 3 Nov"],
] as const;

test("an attempt whose money waits for a decision isn't under way: it is set aside", () => {
  const waiting: Attempt = {
    ...attempt,
    status: "pending",
    failureCode: null,
    setAside: { state: "waiting" },
  };
  renderWithTexts(<PaymentTable attempts={[waiting]} />);
  expect(row().getByText("Set aside")).toBeInTheDocument();
  expect(row().getByText(/The money came in, but it doesn't match the bill\./)).toBeInTheDocument();
  expect(row().queryByText("Under way")).not.toBeInTheDocument();
});

test.each(ends)(
  "once it is settled it tells what became of the money, not that it failed: %j",
  (setAside, words) => {
    renderWithTexts(<PaymentTable attempts={[{ ...attempt, setAside }]} />);
    expect(row().getByText(words)).toBeInTheDocument();
    expect(row().queryByText("Failed")).not.toBeInTheDocument();
  },
);

test.each(ends)("the office reads the same instead of a code: %j", (setAside, words) => {
  const found = { ...attempt, setAside, customer: { id: 5, fullname: "Meera Kulkarni" }, reference: "pi_1" };
  renderWithTexts(<OfficePaymentTable payments={[found]} />);
  expect(row().getByText(words)).toBeInTheDocument();
  expect(row().queryByText("set-aside")).not.toBeInTheDocument();
});

test("an attempt that the bank declined still says why", () => {
  renderWithTexts(<PaymentTable attempts={[{ ...attempt, failureCode: "insufficient_funds" }]} />);
  expect(row().getByText("Failed")).toBeInTheDocument();
  expect(row().getByText(/There isn't enough money on this card\./)).toBeInTheDocument();
});

test.each([
  ["canceled", "Given up before it was paid"],
  ["stolen_card", "Declined by the bank"],
  [null, "Declined by the bank"],
])("the office reads why an attempt failed in words: %s", (failureCode, words) => {
  const found = {
    ...attempt,
    failureCode,
    customer: { id: 5, fullname: "Meera Kulkarni" },
    reference: "pi_1",
  };
  renderWithTexts(<OfficePaymentTable payments={[found]} />);
  expect(row().getByText(words)).toBeInTheDocument();
});
