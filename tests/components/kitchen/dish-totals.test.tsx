import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { DishTotals } from "@/components/kitchen/dish-totals";
import type { DishTotal } from "@/lib/domain/dishes/dish-totals";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { nameLanguageSchema } from "@/lib/features/dishes/names-schema";
import { renderWithTexts } from "../../support/render";

const refresh = jest.fn();
jest.mock("next/navigation", () => ({ useRouter: () => ({ refresh }) }));

const day = parsePlainDate("2026-11-24");
const dish = (id: number, name: string, amounts: DishTotal["amounts"], more: Partial<DishTotal> = {}) => ({
  ...{ id, name, amounts, nameHi: null, nameMr: null, tiffins: 10, isCounted: false },
  ...more,
});
const dishes = [
  dish(1, "Roti", [{ quantity: 6407, unit: null }], { nameHi: "रोटी", nameMr: "पोळी", isCounted: true }),
  dish(2, "Rice", [
    { quantity: 7, unit: null },
    { quantity: 412.75, unit: "kg" },
  ]),
  dish(3, "Dal", [{ quantity: 1, unit: "katori" }]),
  dish(4, "Puri", [{ quantity: 1, unit: null }], { isCounted: true }),
];
const shown = () =>
  within(screen.getByRole("list", { name: "Dishes" }))
    .getAllByRole("listitem")
    .map((item) => [...item.querySelectorAll("p")].map(({ textContent }) => textContent).join(" "));

test("says how much of each dish, with its unit", () => {
  renderWithTexts(<DishTotals query={`date=${day}`} dishes={dishes} language="en" />);
  expect(shown()).toEqual(["6,407 Rotis", "7 412.75 kg Rice", "1 katori Dal", "1 Puri"]);
  expect(screen.getByRole("link", { name: "Dishes as CSV" })).toHaveAttribute(
    "href",
    "/admin/kitchen/dishes/export?date=2026-11-24",
  );
});

test.each([
  ["hi", ["6,407 रोटी", "7 412.75 kg Rice", "1 katori Dal", "1 Puri"]],
  ["mr", ["6,407 पोळी", "7 412.75 kg Rice", "1 katori Dal", "1 Puri"]],
] as const)(
  "names the dishes as the cook does (%s), in English where nobody has said how",
  (language, texts) => {
    renderWithTexts(<DishTotals query={`date=${day}`} dishes={dishes} language={language} />);
    expect(shown()).toEqual(texts);
    expect(screen.getByText(texts[0].replace("6,407 ", ""))).toHaveAttribute("lang", language);
    expect(screen.getByText("Rice")).toHaveAttribute("lang", "en");
  },
);

test("keeps the cook's language in this browser, and shows the page in it", async () => {
  renderWithTexts(<DishTotals query={`date=${day}`} dishes={dishes} language="en" />);
  expect(screen.getByRole("radio", { name: "English" })).toBeChecked();
  const set = jest.spyOn(document, "cookie", "set");
  await userEvent.click(screen.getByRole("radio", { name: "मराठी" }));
  expect(screen.getByRole("radio", { name: "मराठी" })).toBeChecked();
  expect(set).toHaveBeenCalledWith(
    expect.stringMatching(/^tiffintrack-dish-names=mr; path=\/admin\/kitchen; max-age=31536000;/),
  );
  expect(refresh).toHaveBeenCalledTimes(1);
});

test("an unknown language in the cookie is English", () => {
  expect([undefined, "de", "hi"].map((text) => nameLanguageSchema.parse(text))).toEqual(["en", "en", "hi"]);
});
