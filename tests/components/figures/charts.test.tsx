import "@testing-library/jest-dom";
import { screen, within } from "@testing-library/react";
import { Charts } from "@/components/figures/charts";
import { Monday } from "@/components/figures/monday";
import { paise, rupees } from "@/lib/domain/money";
import { parsePlainDate, parsePlainMonth } from "@/lib/domain/plain-date";
import type { MondayFigures } from "@/lib/features/reports/queries";
import { renderWithTexts } from "../../support/render";

// the drawings are for the eyes; what they say stands in sentence and table
jest.mock("@/components/figures/lazy-charts", () => ({
  LazyMealsChart: () => null,
  LazyMoneyChart: () => null,
}));

const today = parsePlainDate("2026-12-20");
const october = parsePlainMonth("2026-10");

test("each chart says its figures in a sentence and in a table", () => {
  const day = (text: string, meals: number) => ({ day: parsePlainDate(text), meals });
  renderWithTexts(
    <Charts
      today={today}
      days={[day("2026-12-19", 5), day("2026-12-20", 7), day("2026-12-21", 9), day("2026-12-22", 1)]}
      months={[{ month: october, billed: paise(18_600_000), collected: paise(12_000_000) }]}
    />,
  );
  expect(
    screen.getByText("7 tiffins today and 9 tomorrow. 5 in the last 14 days, 10 to come in the next 14."),
  ).toBeInTheDocument();
  expect(
    screen.getByText(
      "₹1,20,000 of ₹1,86,000 billed for the last 6 months is collected, refunds not taken off.",
    ),
  ).toBeInTheDocument();
  const rows = within(screen.getByRole("table", { name: "Tiffins per day" })).getAllByRole("row");
  expect(rows.map((row) => row.textContent)).toContain("Mon 21 Dec 20269");
  const money = within(screen.getByRole("table", { name: "Billed and collected, by month" }));
  expect(money.getByRole("row", { name: /October 2026/ })).toHaveTextContent(
    "October 2026₹1,86,000₹1,20,000",
  );
});

const meals = { delivery: 7, paused: 1, skipped: 0, closed: 0, worth: rupees(840) };
const quiet: MondayFigures = {
  today,
  thisMonth: parsePlainMonth("2026-12"),
  money: {
    month: october,
    bills: 3,
    billed: paise(900_000),
    credited: 0,
    collected: paise(600_000),
    outstanding: paise(300_000),
    overdue: paise(0),
  },
  received: paise(600_000),
  overdue: { count: 0, amount: paise(0) },
  newCustomers: 2,
  running: { subscriptions: 8, customers: 6 },
  meals: [
    { day: today, meals },
    { day: parsePlainDate("2026-12-21"), meals: { ...meals, delivery: 9, paused: 0 } },
  ],
  cases: 0,
  complaints: 0,
  corrections: 0,
  unbilled: 0,
  failedMails: 0,
};

test("a quiet Monday says so and shows its figures", () => {
  renderWithTexts(<Monday figures={quiet} isUncounted={false} />);
  expect(screen.getByText("Nothing needs you today.")).toBeInTheDocument();
  for (const [term, value] of [
    ["Tiffins today", "7"],
    ["Tiffins tomorrow", "9"],
    ["Billed for October 2026", "₹9,000"],
    ["Collected of it", "₹6,000"],
    ["Received in December 2026", "₹6,000"],
  ] as const) {
    expect(screen.getByText(term).nextElementSibling).toHaveTextContent(value);
  }
});

test("what needs a decision leads to where it is decided", () => {
  const busy = {
    ...quiet,
    cases: 2,
    complaints: 3,
    corrections: 5,
    unbilled: 1,
    failedMails: 3,
    overdue: { count: 4, amount: paise(520_000) },
  };
  renderWithTexts(<Monday figures={busy} isUncounted={false} />);
  const links = screen.getAllByRole("link").map((link) => [link.textContent, link.getAttribute("href")]);
  expect(links).toEqual([
    ["2 payments need a decision", "/admin/payments"],
    ["3 complaints are open", "/admin/complaints"],
    ["5 bills are still to be corrected", "/admin/corrections"],
    ["1 customer has no bill for October 2026", "/admin/bills"],
    ["4 bills are overdue: ₹5,200", "/admin/bills?status=overdue"],
    ["3 letters were not taken by the mail server", "/admin/outbox"],
  ]);
});

test("owns up when it stopped counting", () => {
  renderWithTexts(<Monday figures={{ ...quiet, unbilled: 500 }} isUncounted />);
  expect(screen.getByText("At least 500 customers have no bill for October 2026")).toBeInTheDocument();
});
