import { screen, within } from "@testing-library/react";
import { PlanCard } from "@/components/plans/plan-card";
import { SampleMonth } from "@/components/plans/sample-month";
import type { DishFacts } from "@/lib/domain/dishes/dish-facts";
import { rupees } from "@/lib/domain/money";
import { renderWithTexts, withTexts } from "../../support/render";

const known = new Map<string, DishFacts>([["roti", { mark: "veg", allergens: ["gluten"] }]]);
const plan = {
  id: 7,
  name: "Veg Thali",
  dailyRate: rupees(120),
  description: "Complete vegetarian meal",
  items: ["Dal Tadka", "2 Rotis"],
  imageFilename: null,
  slotId: 1,
  mealName: "Dinner",
};

const HREF = "/start?plan=7" as const;

test("a plan is an article with its name, price, dishes and a way to subscribe", () => {
  renderWithTexts(<PlanCard plan={plan} href={HREF} known={known} namesMeal={false} />);
  const article = screen.getByRole("article", { name: "Veg Thali" });
  expect(within(article).getByRole("heading", { name: "Veg Thali" })).toBeInTheDocument();
  expect(article).toHaveTextContent("₹120 a day");
  expect(within(article).getByText("2 Rotis")).toBeInTheDocument();
  expect(article).toHaveTextContent("Contains gluten");
  expect(within(article).getByRole("link", { name: "Subscribe" })).toHaveAttribute("href", HREF);
});

test("a plan with a picture shows it", () => {
  const { container } = renderWithTexts(
    <PlanCard plan={{ ...plan, imageFilename: "abc.webp" }} href={HREF} known={known} namesMeal={false} />,
  );
  expect(container.querySelector("img")?.getAttribute("src")).toContain("dishes%2Fabc.webp");
});

test("the example month counts what it shows", () => {
  renderWithTexts(<SampleMonth />);
  expect(screen.getByRole("img", { name: /4 days paused: 26 days × ₹120 = ₹3,120/ })).toBeInTheDocument();
});

test("a plan says which meal it is where there are several", () => {
  const { rerender } = renderWithTexts(<PlanCard plan={plan} href={HREF} known={known} namesMeal />);
  expect(screen.getByRole("article")).toHaveTextContent("Dinner");
  rerender(withTexts(<PlanCard plan={plan} href={HREF} known={known} namesMeal={false} />));
  expect(screen.getByRole("article")).not.toHaveTextContent("Dinner");
});
