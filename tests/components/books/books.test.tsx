import "@testing-library/jest-dom";
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { AccountTable } from "@/components/books/account-table";
import { DaysTakings } from "@/components/books/days-takings";
import { LatestCheck } from "@/components/books/latest-check";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { checkBooksAction } from "@/lib/features/proof/actions";
import type { BookCheck } from "@/lib/features/proof/check-queries";
import { differenceSchema, type Difference } from "@/lib/features/proof/difference";
import { renderWithTexts } from "../../support/render";
import { A_KEY } from "../../support/press-key";

jest.mock("next/navigation", () => ({ unstable_rethrow: () => undefined }));
jest.mock("next/form", () => ({
  __esModule: true,
  default: ({ children }: { children: React.ReactNode }) => <form>{children}</form>,
}));
jest.mock("@/lib/features/proof/actions", () => ({ checkBooksAction: jest.fn() }));

const checkBooks = jest.mocked(checkBooksAction);
const checked = {
  ...{ bills: 12, payments: 1, doorPayments: 3, refunds: 2, disputes: 0, credits: 4 },
  ...{ gatewayPayments: 1, gatewayRefunds: 2, gatewayDisputes: 0 },
};

function show(given: Partial<BookCheck> = {}) {
  const check = {
    id: 1,
    isComplete: true,
    checked,
    differences: [],
    checkedAt: new Date("2026-12-03T04:30:00Z"),
  };
  renderWithTexts(<LatestCheck check={{ ...check, ...given }} />);
}

beforeEach(() => jest.resetAllMocks());

test("says that all agrees, when, and what was looked at", () => {
  show();
  expect(screen.getByText("Last run on 3 Dec 2026, 10:00; it runs every night.")).toBeInTheDocument();
  expect(screen.getByText(/agree with the bills, the payments and the gateway/)).toBeInTheDocument();
  expect(
    screen.getByText(
      "Looked at here: 12 bills, 1 payment, 3 entries of money at the door, 2 refunds, 0 disputes, 4 credits.",
    ),
  ).toBeInTheDocument();
  expect(screen.getByText(/over the last weeks: 1 payment, 2 refunds, 0 disputes/)).toBeInTheDocument();
});

test("doesn't claim what the gateway didn't confirm", () => {
  show({ isComplete: false });
  expect(
    screen.getByText("The books agree with the bills and the payments, to the paisa."),
  ).toBeInTheDocument();
  expect(screen.getByText(/The gateway didn't answer/)).toBeInTheDocument();
  expect(screen.queryByText(/over the last weeks/)).not.toBeInTheDocument();
});

test.each(differenceSchema.shape.kind.options)("says of %s what differs and what would settle it", (kind) => {
  const about = { billId: 3, paymentId: 4, refundId: 5, reference: "pi_7", ours: 100_000, theirs: 120_050 };
  show({ differences: [{ kind, ...about }] });
  const item = screen.getByRole("listitem");
  expect(item).toHaveTextContent(/₹1,000|₹1,200.50/);
  expect(item).toHaveTextContent(/What would settle it: \w.+\./);
  expect(item).not.toHaveTextContent(/books\.|\{|–/);
  expect(screen.getByText("1 difference")).toBeInTheDocument();
});

test("leads to the bill and to the payment", () => {
  show({ differences: [{ kind: "not-booked", reference: "pi_7", billId: 3, ours: 0, theirs: 120_050 }] });
  expect(screen.getByRole("link", { name: "Open bill 3" })).toHaveAttribute("href", "/admin/bills/3");
  expect(screen.getByRole("link", { name: "Find the payment" })).toHaveAttribute(
    "href",
    "/admin/payments?query=pi_7",
  );
});

test.each([
  [{ ours: 5_000, theirs: 0 }, "Bill 3 counts as paid, but in the books ₹50 of it is open."],
  [{ ours: -5_000 }, "Bill 3 counts as unpaid, but in the books −₹50 of it is open."],
])("a bill's state that the books deny is told both ways: %j", (amounts, words) => {
  show({ differences: [{ kind: "bill-paid", billId: 3, ...amounts }] });
  expect(screen.getByText(words)).toBeInTheDocument();
});

test("a flood of differences is cut, and the rest counted", () => {
  const flood = Array.from({ length: 130 }, (_, index): Difference => ({
    kind: "bill-amount",
    billId: index,
  }));
  show({ differences: flood });
  expect(screen.getAllByRole("listitem")).toHaveLength(100);
  expect(screen.getByText("30 more. Settle these first, then check again.")).toBeInTheDocument();
});

test("checks now, and says when the check was refused", async () => {
  checkBooks.mockResolvedValueOnce({ ok: true, value: { isComplete: true, differences: 0 } });
  renderWithTexts(<LatestCheck check={null} />);
  expect(screen.getByText("The books have not been checked yet.")).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Check now" }));
  expect(await screen.findByText("Checked just now.")).toBeInTheDocument();
  expect(checkBooks).toHaveBeenCalledWith({}, A_KEY);

  checkBooks.mockResolvedValueOnce({ ok: false, error: "rate-limited" });
  await userEvent.click(screen.getByRole("button", { name: "Check now" }));
  expect(await screen.findByRole("alert")).toBeInTheDocument();
});

test("the accounts stand with what they hold, and come to nothing", () => {
  const balances = [
    { account: "gateway", balance: 120_000 },
    { account: "revenue", balance: -120_050 },
    { account: "cash", balance: 50 },
  ] as const;
  renderWithTexts(<AccountTable balances={balances} />);
  expect(within(screen.getByRole("row", { name: /Sales/ })).getByText("−₹1,200.50")).toBeInTheDocument();
  const sum = screen.getByRole("row", { name: /Together/ });
  expect(sum).toHaveTextContent("The books balance₹0");
});

test("says so when they don't", () => {
  renderWithTexts(<AccountTable balances={[{ account: "gateway", balance: 1 }]} />);
  expect(screen.getByRole("row", { name: /Together/ })).toHaveTextContent("The books don't balance₹0.01");
});

test("a day's takings tell where the money lies; more may go back than comes in", () => {
  const day = parsePlainDate("2026-12-03");
  const takings = { day, gateway: -20_000, cash: 50_000, "door-upi": 0, total: 30_000 };
  renderWithTexts(<DaysTakings takings={takings} today={parsePlainDate("2026-12-04")} />);
  expect(screen.getByRole("heading", { name: "Takings of Thursday 3 December 2026" })).toBeInTheDocument();
  for (const amount of ["₹300", "−₹200", "₹500", "₹0"]) expect(screen.getByText(amount)).toBeInTheDocument();
  expect(screen.getByRole("textbox", { name: "Day" })).toHaveValue("Thu 3 Dec 2026");
  expect(screen.getByRole("link", { name: "Clear filters" })).toHaveAttribute("href", "/admin/books");
});
