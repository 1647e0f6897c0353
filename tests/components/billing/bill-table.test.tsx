import { screen, within } from "@testing-library/react";
import { BillTable } from "@/components/billing/bill-table";
import { BilledDays } from "@/components/billing/billed-days";
import { rupees } from "@/lib/domain/money";
import { parsePlainDate, parsePlainMonth } from "@/lib/domain/plain-date";
import type { BillSummary, IssuedBill } from "@/lib/features/billing/queries";
import { renderWithTexts } from "@/tests/support/render";

const today = parsePlainDate("2026-12-10");

function bill(given: Partial<BillSummary> & { id: number }): BillSummary {
  return {
    month: parsePlainMonth("2026-11"),
    amount: rupees(1860),
    totalDays: 30,
    pausedDays: 2,
    billableDays: 28,
    isPaid: false,
    dueDate: parsePlainDate("2026-12-15"),
    issuedAt: new Date("2026-12-01T00:00:00Z"),
    ...given,
  };
}

const rowOf = (month: string) => screen.getByRole("row", { name: new RegExp(month) });

describe("the table of bills", () => {
  const october = { id: 2, month: parsePlainMonth("2026-10"), dueDate: parsePlainDate("2026-11-08") };
  const september = { id: 3, month: parsePlainMonth("2026-09"), isPaid: true };

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

  it("leads to each bill", () => {
    expect(screen.getByRole("link", { name: "October 2026" })).toHaveAttribute("href", "/bills/2");
    expect(screen.getByRole("link", { name: "Open the bill of September 2026" })).toHaveAttribute(
      "href",
      "/bills/3",
    );
  });
});

describe("the days of a bill", () => {
  const line = {
    subscriptionId: 7,
    planName: "Veg Thali",
    dailyRate: rupees(120),
    totalDays: 3,
    pausedDays: 2,
    billableDays: 1,
    amount: rupees(120),
    days: [
      { date: parsePlainDate("2026-11-02"), cause: "delivery" as const },
      { date: parsePlainDate("2026-11-03"), cause: "paused" as const },
      { date: parsePlainDate("2026-11-04"), cause: "closed" as const },
    ],
  };
  const issued: IssuedBill = { ...bill({ id: 1 }), customerId: 1, updatedAt: null, lines: [line] };

  it.each([
    "Monday 2 November 2026: Delivered, ₹120",
    "Tuesday 3 November 2026: Paused, not charged",
    "Wednesday 4 November 2026: Closed, not charged",
    "Thursday 5 November 2026: no delivery day",
  ])("say: %s", (sentence) => {
    renderWithTexts(<BilledDays bill={issued} />);
    expect(screen.getByText(sentence)).toBeInTheDocument();
  });
});
