import { screen, within } from "@testing-library/react";
import { WhyBill } from "@/components/why/why-bill";
import { instantAt } from "@/lib/domain/business-time";
import { rupees, toPaise } from "@/lib/domain/money";
import { daysOfMonth, parsePlainDate, parsePlainMonth } from "@/lib/domain/plain-date";
import type { DayCause } from "@/lib/domain/schedule";
import type { IssuedBill, IssuedLine } from "@/lib/features/billing/queries";
import type { CreditedDay, WhyDay } from "@/lib/features/billing/why";
import { renderWithTexts } from "@/tests/support/render";

const month = parsePlainMonth("2026-11");

function line(subscriptionId: number, rate: number, causes: Record<string, DayCause>): IssuedLine {
  const days = Object.entries(causes).map(([day, cause]) => ({ date: parsePlainDate(day), cause }));
  const billableDays = days.filter(({ cause }) => cause === "delivery").length;
  return {
    subscriptionId,
    planName: subscriptionId === 7 ? "Veg Thali" : "Diet Special",
    dailyRate: rupees(rate),
    totalDays: days.length,
    pausedDays: days.length - billableDays,
    billableDays,
    amount: rupees(rate * billableDays),
    days,
  };
}

function issued(lines: IssuedLine[]): IssuedBill {
  const sum = (key: "totalDays" | "pausedDays" | "billableDays" | "amount") =>
    lines.reduce((total, one) => total + one[key], 0);
  return {
    id: 1,
    customerId: 1,
    month,
    amount: rupees(sum("amount")),
    open: toPaise(rupees(sum("amount"))),
    totalDays: sum("totalDays"),
    pausedDays: sum("pausedDays"),
    billableDays: sum("billableDays"),
    isPaid: false,
    dueDate: parsePlainDate("2026-12-08"),
    issuedAt: instantAt(parsePlainDate("2026-12-01"), "01:00"),
    lastDayChangeId: 0,
    updatedAt: null,
    lines,
  };
}

const evening = { at: instantAt(parsePlainDate("2026-11-02"), "21:04"), byStaff: false, isLate: false };

function daysOf(bill: IssuedBill, since: WhyDay["meals"][number]["since"] = evening): WhyDay[] {
  return daysOfMonth(month).map((date) => {
    const meals = bill.lines.flatMap(({ subscriptionId, planName, dailyRate, days }) => {
      const cause = days.find((day) => day.date === date)?.cause;
      const meal = { subscriptionId, planName, dailyRate };
      return cause ? [{ ...meal, cause, since: cause === "delivery" ? null : since }] : [];
    });
    return { date, meals, closure: meals.some(({ cause }) => cause === "closed") ? "Gas ran out" : null };
  });
}

const veg = line(7, 120, {
  "2026-11-02": "delivery",
  "2026-11-03": "paused",
  "2026-11-04": "closed",
  "2026-11-05": "skipped",
  "2026-11-06": "delivery",
});
const diet = line(8, 95, { "2026-11-05": "delivery", "2026-11-06": "delivery" });

function show(bill: IssuedBill, creditedDays?: CreditedDay[], days = daysOf(bill)) {
  renderWithTexts(<WhyBill bill={bill} days={days} creditedDays={creditedDays} />);
  return within(screen.getByRole("list", { name: "The days of November 2026" }));
}

describe("why a bill is what it is", () => {
  it("asks with the amount", () => {
    show(issued([veg]));
    expect(screen.getByRole("heading", { name: "Why ₹240?" })).toBeInTheDocument();
  });

  it("is one landmark of that name, not two in each other", () => {
    show(issued([veg]));
    expect(screen.getAllByRole("region", { name: "Why ₹240?" })).toHaveLength(1);
  });

  it("sums the line up, naming what kept days from being charged", () => {
    show(issued([veg]));
    expect(
      screen.getByText("5 delivery days − 1 paused − 1 skipped − 1 closed = 2 × ₹120 = ₹240"),
    ).toBeInTheDocument();
  });

  it("sums the lines up to the bill", () => {
    show(issued([veg, diet]));
    expect(screen.getByText("2 delivery days = 2 × ₹95 = ₹190")).toBeInTheDocument();
    expect(screen.getByText("₹240 + ₹190 = ₹430")).toBeInTheDocument();
  });

  it.each([
    "Monday 2 November 2026: Delivered, ₹120",
    "Tuesday 3 November 2026: Paused on Mon 2 Nov, 21:04, not charged",
    "Wednesday 4 November 2026: Kitchen closed: Gas ran out, not charged",
    "Thursday 5 November 2026: Skipped on Mon 2 Nov, 21:04, not charged",
    "Saturday 7 November 2026: no delivery day",
  ])("says: %s", (sentence) => {
    expect(show(issued([veg])).getByText(sentence)).toBeInTheDocument();
  });

  it("says of each of several meals what became of it", () => {
    const calendar = show(issued([veg, diet]));
    expect(
      calendar.getByText(
        "Thursday 5 November 2026: Veg Thali: Skipped on Mon 2 Nov, 21:04, not charged; Diet Special: Delivered, ₹95",
      ),
    ).toBeInTheDocument();
    expect(calendar.getByText("1 of 2")).toBeInTheDocument();
  });

  it("says when it was the kitchen that paused", () => {
    const bill = issued([veg]);
    const calendar = show(bill, [], daysOf(bill, { ...evening, byStaff: true }));
    expect(calendar.getByText(/: Paused by the kitchen on Mon 2 Nov, 21:04/)).toBeInTheDocument();
  });

  it("says when the kitchen decided to close where the bill was there already", () => {
    const bill = issued([veg]);
    const late = { at: instantAt(parsePlainDate("2026-12-01"), "10:00"), byStaff: true, isLate: true };
    const calendar = show(bill, [], daysOf(bill, late));
    expect(
      calendar.getByText(/: Kitchen closed: Gas ran out \(decided Tue.1.Dec\), not charged/),
    ).toBeInTheDocument();
  });

  it("names what a late change of a paid bill came to", () => {
    const bill = issued([veg]);
    const at = instantAt(parsePlainDate("2026-12-01"), "10:00");
    const settled = [{ kind: "credited" as const, amount: rupees(120), reason: "Gas ran out", at }];
    renderWithTexts(<WhyBill bill={bill} days={daysOf(bill)} settled={settled} />);
    expect(screen.getByText("₹120 given as credit on Tue 1 Dec 2026")).toBeInTheDocument();
  });

  it("says no more than the cause where the history tells nothing", () => {
    const bill = issued([veg]);
    const calendar = show(bill, [], daysOf(bill, null));
    expect(calendar.getByText("Tuesday 3 November 2026: Paused, not charged")).toBeInTheDocument();
  });

  it("shows a day that was given back", () => {
    const credited = { day: parsePlainDate("2026-11-06"), reason: "The dal was burnt" };
    const calendar = show(issued([veg]), [credited]);
    const sentence = "Friday 6 November 2026: Delivered, ₹120; Credited: The dal was burnt";
    expect(calendar.getByText(sentence).closest("li")).toHaveAttribute("data-state", "credited");
  });

  it("gives every reason of a day that was given back twice", () => {
    const day = parsePlainDate("2026-11-06");
    const calendar = show(issued([veg]), [
      { day, reason: "The dal was burnt" },
      { day, reason: "Two rotis short" },
    ]);
    expect(
      calendar.getByText(/Delivered, ₹120; Credited: The dal was burnt; Two rotis short$/),
    ).toBeInTheDocument();
  });

  it("lists the days that were different, and only those", () => {
    show(issued([veg]), [{ day: parsePlainDate("2026-11-06"), reason: "The dal was burnt" }]);
    const terms = screen.getAllByRole("term").map((term) => term.textContent);
    expect(terms).toEqual(["Veg Thali", "Tue 3 Nov", "Wed 4 Nov", "Thu 5 Nov", "Fri 6 Nov"]);
  });

  it("has no such list when every day was delivered", () => {
    show(issued([diet]));
    expect(screen.queryByRole("heading", { name: "Days that were different" })).not.toBeInTheDocument();
  });
});
