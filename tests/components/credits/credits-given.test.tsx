import "@testing-library/jest-dom";
import { screen } from "@testing-library/react";
import { CreditsGiven } from "@/components/credits/credits-given";
import { instantAt } from "@/lib/domain/business-time";
import { paise } from "@/lib/domain/money";
import { parsePlainDate, parsePlainMonth } from "@/lib/domain/plain-date";
import type { CreditGiven } from "@/lib/features/credits/credit-queries";
import { renderWithTexts } from "@/tests/support/render";

const givenAt = instantAt(parsePlainDate("2026-12-03"), "10:00");
const credit: CreditGiven = {
  ...{ id: 1, amount: paise(15_000), reason: "For patience", givenAt },
  ...{ bill: null, day: null, takenBack: null },
};
const bill = { id: 7, month: parsePlainMonth("2026-11") };

test("shows each credit with its day, its reason and what it is for", () => {
  const day = parsePlainDate("2026-11-03");
  renderWithTexts(
    <CreditsGiven credits={[credit, { ...credit, id: 2, bill }, { ...credit, id: 3, bill, day }]} />,
  );
  expect(screen.getAllByRole("row", { name: /3 Dec 2026, 10:00.*For patience.*₹150/ })).toHaveLength(3);
  expect(screen.getByRole("link", { name: "November 2026" })).toHaveAttribute("href", "/bills/7");
  expect(screen.getByRole("link", { name: "Tue 3 Nov 2026" })).toHaveAttribute("href", "/bills/7");
});

test("what was taken back says so, when and why", () => {
  const takenBack = { at: instantAt(parsePlainDate("2026-12-04"), "09:30"), reason: "The wrong customer" };
  renderWithTexts(<CreditsGiven credits={[{ ...credit, takenBack }]} />);
  expect(screen.getByText("Taken back")).toBeInTheDocument();
  expect(screen.getByText("4 Dec 2026, 09:30: The wrong customer")).toBeInTheDocument();
});

test("without any there is nothing", () => {
  renderWithTexts(<CreditsGiven credits={[]} />);
  expect(screen.queryByRole("heading")).not.toBeInTheDocument();
});
