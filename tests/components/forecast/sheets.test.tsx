import { screen, within } from "@testing-library/react";
import { BuyList } from "@/components/forecast/buy-list";
import { MealExpected } from "@/components/forecast/meal-expected";
import { PastDays } from "@/components/forecast/past-days";
import { SheetTabs } from "@/components/forecast/sheet-tabs";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { LUNCH } from "@/lib/domain/slot";
import { renderWithTexts } from "../../support/render";

const day = parsePlainDate("2026-11-25");
const errors = { days: 28, counted: 1_960, expected: 12.24, known: 24.6, dayBefore: 570, weekBefore: 35 };
const meal = {
  ...{ slot: LUNCH, known: 1_990, expected: 1_961, isCounted: false, errors, days: [] },
  plans: [{ slotId: 1, planId: 1, name: "Veg Thali", known: 1_990, expected: 1_961 }],
};

const rowsOf = (name: string) =>
  within(screen.getByRole("table", { name }))
    .getAllByRole("row")
    .slice(1)
    .map((row) => [...row.querySelectorAll("th, td")].map(({ textContent }) => textContent));

test("the list says what to bring, in packs, and for which dishes nobody can say", () => {
  const atta = { id: 1, name: "Atta", unit: "g", packSize: 10_000 } as const;
  const curd = { id: 2, name: "Curd", unit: "ml", packSize: null } as const;
  const toBuy = [
    { ingredient: atta, needed: 54_000, withBuffer: 56_700, packs: 6, bought: 60_000 },
    { ingredient: curd, needed: 900, withBuffer: 945, packs: null, bought: 945 },
  ];
  const list = { toBuy, withoutRecipe: ["Sabzi", "Usal"], otherUnit: ["Rice"] };
  renderWithTexts(<BuyList list={list} buffer={5} />);
  const rows = rowsOf("What to buy").map((cells) => cells.map((cell) => cell?.replace(/^.*: /, "")));
  expect(rows[0]?.join(" ")).toContain("6 × 10 kg");
  expect(rows[0]?.join(" ")).toContain("60 kg");
  expect(rows[1]?.join(" ")).toContain("945 ml");
  expect(screen.getByText(/^No recipe: Sabzi, Usal\./)).toBeInTheDocument();
  expect(screen.getByText(/another measure than the recipe is for: Rice\./)).toBeInTheDocument();
});

test("an empty list says where recipes are written", () => {
  renderWithTexts(<BuyList list={{ toBuy: [], withoutRecipe: [], otherUnit: [] }} buffer={5} />);
  expect(screen.getByText("Nothing to buy")).toBeInTheDocument();
});

test("what is expected stands beside what stands now, with how wrong it is", () => {
  renderWithTexts(<MealExpected meal={meal} isNamed={false} />);
  expect(screen.getAllByText("1,961")[0]).toBeInTheDocument();
  expect(screen.getByText("1,990 stand now")).toBeInTheDocument();
  expect(
    screen.getByText("Wrong by 12.2 tiffins a day on average, over the last 28 days."),
  ).toBeInTheDocument();
});

test("without a past it says so", () => {
  renderWithTexts(<MealExpected meal={{ ...meal, errors: null }} isNamed={false} />);
  expect(screen.getByText("Not enough days yet to say how wrong this is.")).toBeInTheDocument();
});

test("once it is counted nothing is expected any more", () => {
  renderWithTexts(<MealExpected meal={{ ...meal, isCounted: true }} isNamed />);
  expect(screen.getByText("tiffins counted")).toBeInTheDocument();
  expect(screen.queryByText(/stand now/)).not.toBeInTheDocument();
  expect(screen.getByRole("heading", { name: "Lunch" })).toBeInTheDocument();
});

test("the last weeks show forecast, count and what was left over, the latest day first", () => {
  const past = (date: string, expected: number, counted: number) => ({
    ...{ day: parsePlainDate(date), expected, counted, known: 100, dayBefore: 90, weekBefore: 95 },
  });
  const days = [past("2026-11-23", 90, 95), past("2026-11-24", 99, 96)];
  const leftovers = [{ day: parsePlainDate("2026-11-24"), slotId: 1, version: 1, cooked: 100, leftOver: 4 }];
  renderWithTexts(<PastDays meal={null} days={days} leftovers={leftovers} />);
  const rows = rowsOf("Forecast of this hour, what was counted, and what was left over");
  expect(rows.map((cells) => cells.map((cell) => cell?.match(/[^:]*$/)?.[0].trim()))).toMatchObject([
    [expect.stringContaining("Tue 24 Nov"), "99", "96", "+3", "100", "4"],
    [expect.stringContaining("Mon 23 Nov"), "90", "95", "-5", "–", "–"],
  ]);
  expect(screen.getByText("Left over in the last four weeks: 4 of 100 tiffins (4 %).")).toBeInTheDocument();
});

test("each sheet leads to the others of the same day", () => {
  renderWithTexts(<SheetTabs current="cook" day={day} />);
  const links = within(screen.getByRole("navigation", { name: "Sheets of the day" })).getAllByRole("link");
  expect(links.map((link) => [link.textContent, link.getAttribute("href")])).toEqual([
    ["Buy", `/admin/kitchen/shopping?date=${day}`],
    ["Cook", `/admin/kitchen/cooking?date=${day}`],
    ["Pack", `/admin/kitchen?date=${day}`],
    ["Afterwards", `/admin/kitchen/afterwards?date=${day}`],
  ]);
  expect(screen.getByRole("link", { name: "Cook" })).toHaveAttribute("aria-current", "page");
});
