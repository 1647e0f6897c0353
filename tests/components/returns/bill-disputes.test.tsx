import "@testing-library/jest-dom";
import { screen } from "@testing-library/react";
import { BillDisputes } from "@/components/returns/bill-disputes";
import { DisputeNote } from "@/components/returns/dispute-note";
import { paise } from "@/lib/domain/money";
import { parsePlainDate } from "@/lib/domain/plain-date";
import type { DisputeStatus } from "@/lib/domain/books/refund";
import type { DisputeSummary } from "@/lib/features/returns/dispute-queries";
import { renderWithTexts } from "../../support/render";

const dispute = (status: DisputeStatus): DisputeSummary => ({
  ...{ id: 1, paymentId: 4, amount: paise(491_000), currency: "inr", status },
  openedOn: parsePlainDate("2026-11-03"),
  decidedOn: status === "open" ? null : parsePlainDate("2026-11-21"),
});

test.each([
  ["open", "Open₹4,910 since Tue 3 Nov 2026: the bank holds the money until it decides."],
  ["won", "WonThe bank decided for us on Sat 21 Nov 2026: ₹4,910 is ours again."],
  ["lost", "LostThe bank decided against us on Sat 21 Nov 2026: ₹4,910 went back to the customer."],
] as const)("the office reads of one that is %s", (status, words) => {
  renderWithTexts(<BillDisputes disputes={[dispute(status)]} />);
  expect(screen.getByRole("region", { name: "Contested with the bank" })).toBeInTheDocument();
  expect(screen.getByRole("listitem")).toHaveTextContent(words);
});

test.each([
  ["open", "You contested ₹4,910 with your bank. The bank is deciding, and holds the money until then."],
  [
    "won",
    "You contested ₹4,910 with your bank. On Sat 21 Nov 2026 the bank decided for the kitchen: the payment stands.",
  ],
  [
    "lost",
    "You contested ₹4,910 with your bank. On Sat 21 Nov 2026 the bank decided for you: ₹4,910 went back to you.",
  ],
] as const)("its customer reads of one that is %s", (status, words) => {
  renderWithTexts(<DisputeNote disputes={[dispute(status)]} />);
  expect(screen.getByRole("listitem")).toHaveTextContent(words);
});

test("of money in another currency its customer reads the amount in its smallest coin", () => {
  renderWithTexts(<DisputeNote disputes={[{ ...dispute("open"), currency: "usd" }]} />);
  expect(screen.getByText(/^You contested 491,000 of the smallest coin of USD/)).toBeInTheDocument();
});

test("nothing stands where nothing was contested", () => {
  const { container } = renderWithTexts(
    <>
      <BillDisputes disputes={[]} />
      <DisputeNote disputes={[]} />
    </>,
  );
  expect(container).toBeEmptyDOMElement();
});
