import { screen, within } from "@testing-library/react";
import { BillTable } from "@/components/billing/bill-table";
import { paise, rupees } from "@/lib/domain/money";
import { parsePlainDate, parsePlainMonth } from "@/lib/domain/plain-date";
import type { ListedBill } from "@/lib/features/payments/listed-bills";
import { renderWithTexts } from "@/tests/support/render";

const today = parsePlainDate("2026-12-10");

function bill(given: Partial<ListedBill> & { id: number }): ListedBill {
  return {
    month: parsePlainMonth("2026-11"),
    amount: rupees(1860),
    open: paise(186_000),
    totalDays: 30,
    pausedDays: 2,
    billableDays: 28,
    isPaid: false,
    dueDate: parsePlainDate("2026-12-15"),
    issuedAt: new Date("2026-12-01T00:00:00Z"),
    obstacle: null,
    ...given,
  };
}

const rowOf = (month: string) => screen.getByRole("row", { name: new RegExp(month) });

describe("the table of bills", () => {
  const october = { id: 2, month: parsePlainMonth("2026-10"), dueDate: parsePlainDate("2026-11-08") };
  const september = { id: 3, month: parsePlainMonth("2026-09"), isPaid: true, open: paise(0) };

  beforeEach(() => {
    renderWithTexts(<BillTable bills={[bill({ id: 1 }), bill(october), bill(september)]} today={today} />);
  });

  it.each([
    ["November 2026", "Unpaid"],
    ["October 2026", "Overdue"],
    ["September 2026", "Paid"],
  ])("says that %s is %s", (month, status) => {
    expect(within(rowOf(month)).getByText(status)).toBeInTheDocument();
  });

  it("offers to pay what is owed, and only that", () => {
    expect(within(rowOf("October")).getByRole("button", { name: "Pay ₹1,860" })).toBeInTheDocument();
    expect(within(rowOf("September")).queryByRole("button")).not.toBeInTheDocument();
  });

  it("leads to each bill by one link", () => {
    expect(screen.getByRole("link", { name: "October 2026" })).toHaveAttribute("href", "/bills/2");
    expect(screen.getByRole("link", { name: /September 2026/ })).toHaveAttribute("href", "/bills/3");
  });
});

test.each([
  ["set-aside", 300_000, "₹3,000 is set aside: don't pay again yet."],
  ["pay-at-door", 50_000, "Please pay ₹500 to the driver."],
  ["below-minimum", 40, "Too little to be paid online: please pay the driver."],
  [
    "above-maximum",
    100_000_000,
    "Too much to be paid online at once: please pay a part of it to the driver.",
  ],
] as const)("a bill that isn't to be paid online now says why instead: %s", (reason, amount, words) => {
  const november = bill({ id: 1, obstacle: { reason, amount: paise(amount) } });
  renderWithTexts(
    <BillTable bills={[november, bill({ id: 2, month: parsePlainMonth("2026-10") })]} today={today} />,
  );
  expect(within(rowOf("November")).getByText(words)).toBeInTheDocument();
  expect(within(rowOf("November")).queryByRole("button")).not.toBeInTheDocument();
  expect(within(rowOf("October")).getByRole("button", { name: "Pay ₹1,860" })).toBeInTheDocument();
});
