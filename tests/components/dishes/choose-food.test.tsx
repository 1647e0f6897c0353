import { screen, within } from "@testing-library/react";
import { ChooseFood } from "@/components/dishes/choose-food";
import { ComingDishes } from "@/components/menus/coming-dishes";
import { PlanTabs } from "@/components/menus/plan-tabs";
import type { Choice } from "@/lib/domain/dishes/choice";
import type { DishFacts } from "@/lib/domain/dishes/dish-facts";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { renderWithTexts } from "../../support/render";

const veg: DishFacts = { mark: "veg", allergens: ["milk", "gluten"] };
const meat: DishFacts = { mark: "non-veg", allergens: [] };

const show = (choice: Choice, plans: DishFacts[][] = [[veg], [meat]]) =>
  renderWithTexts(<ChooseFood path="/plans" others={[["area", "Nerul"]]} choice={choice} plans={plans} />);

const kinds = () => screen.getByRole("navigation", { name: "What you eat" });
const hrefs = (nav: HTMLElement) =>
  within(nav)
    .getAllByRole("link")
    .map((link) => [link.textContent, link.getAttribute("href")]);

test("offers the kinds that there are, and keeps what else the address says", () => {
  show({ kind: "veg", without: [] });
  expect(hrefs(kinds())).toEqual([
    ["Everything", "/plans?area=Nerul"],
    ["Vegetarian", "/plans?area=Nerul&show=veg"],
    ["With egg, meat or fish", "/plans?area=Nerul&show=meat"],
  ]);
  expect(screen.getByRole("link", { name: "Vegetarian" })).toHaveAttribute("aria-current", "true");
});

test("an allergen is chosen beside another, and taken back by the same link", () => {
  show({ kind: null, without: ["milk"] });
  expect(hrefs(screen.getByRole("navigation", { name: "An allergy?" }))).toEqual([
    ["Without milk", "/plans?area=Nerul"],
    ["Without gluten", "/plans?area=Nerul&without=milk&without=gluten"],
  ]);
  expect(screen.getByText(/Not everything is written down of every dish/)).toBeInTheDocument();
});

test("nothing is asked where nothing is said of any dish", () => {
  const { container } = show({ kind: null, without: [] }, [[{ mark: null, allergens: [] }]]);
  expect(container).toBeEmptyDOMElement();
});

const plan = (planId: number, planName: string, isOwn = false) => ({ planId, planName, isOwn });

test("each plan is a tab, the own one says so, and one plan alone needs none", () => {
  const to = (one: string) => `/menu?plan=${one}` as const;
  const plans = [plan(3, "Veg Thali", true), plan(4, "Mini Tiffin")];
  const { unmount } = renderWithTexts(<PlanTabs plans={plans} current="3" to={to} />);
  expect(screen.getByRole("link", { name: "Veg Thali Yours" })).toHaveAttribute("aria-current", "true");
  expect(screen.getByRole("link", { name: "All plans" })).toHaveAttribute("href", "/menu?plan=all");
  unmount();
  renderWithTexts(<PlanTabs plans={plans.slice(1)} current="4" to={to} />);
  expect(screen.queryByRole("link")).toBeNull();
});

test("the dishes of coming days are listed, by plan where there are several", () => {
  const day = { state: "delivery", meals: [], lock: null, closure: null, pausedAt: null } as const;
  const dishes = [
    { planName: "Veg Thali", items: ["Rice", "Rajma"] },
    { planName: "Khichdi Bowl", items: ["Kadhi"] },
  ];
  renderWithTexts(
    <ComingDishes
      days={[
        { ...day, meals: [], day: parsePlainDate("2026-12-03"), dishes },
        { ...day, meals: [], day: parsePlainDate("2026-12-04") },
      ]}
    />,
  );
  const items = within(screen.getByRole("region", { name: "What comes" })).getAllByRole("listitem");
  expect(items).toHaveLength(1);
  expect(items[0]).toHaveTextContent("Thu 3 Dec");
  expect(items[0]).toHaveTextContent("Veg Thali: Rice, Rajma");
  expect(items[0]).toHaveTextContent("Khichdi Bowl: Kadhi");
});
