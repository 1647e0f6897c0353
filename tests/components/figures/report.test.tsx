import "@testing-library/jest-dom";
import { screen } from "@testing-library/react";
import { ReportStats } from "@/components/figures/report-stats";
import { MonthByMonth } from "@/components/figures/report-tables";
import { paise, rupees } from "@/lib/domain/money";
import { parsePlainMonth } from "@/lib/domain/plain-date";
import type { MonthReport } from "@/lib/features/reports/queries";
import { renderWithTexts } from "../../support/render";

const november = parsePlainMonth("2026-11");
const returned = { givenBack: -20_000, lostToDisputes: 491_000 };
const money = {
  ...{ month: november, bills: 2, billed: paise(911_000), collected: paise(911_000) },
  ...{ credited: 24_000, outstanding: paise(0), overdue: paise(0) },
};
const report: MonthReport = {
  ...{ month: november, isClosed: true, money, returned, areas: [], received: 420_000 },
  meals: {
    total: { delivery: 2_114, paused: 1, skipped: 0, closed: 0, worth: rupees(9_110) },
    ...{ byDay: [], byPlan: [] },
  },
  ...{ pausingCustomers: 1, newCustomers: 0, months: [{ ...money, ...returned }] },
};

test("what went back stands beside what was collected, which says that it is not taken off", () => {
  renderWithTexts(<ReportStats report={report} />);
  for (const [label, value] of [
    ["Tiffins", "2,114"],
    ["Credited afterwards", "₹240"],
    ["Collected", "₹9,110"],
    ["Given back", "−₹200"],
    ["Lost to disputes", "₹4,910"],
  ] as const) {
    expect(screen.getByText(label).nextElementSibling).toHaveTextContent(value);
  }
  expect(screen.getByText(/refunds not taken off/)).toBeInTheDocument();
});

test("month by month", () => {
  renderWithTexts(<MonthByMonth months={report.months} />);
  expect(screen.getByRole("columnheader", { name: "Given back" })).toBeInTheDocument();
  expect(screen.getByRole("row", { name: /November 2026/ })).toHaveTextContent("−₹200₹4,910");
});
