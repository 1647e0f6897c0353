import { screen, within } from "@testing-library/react";
import { DeliveryList } from "@/components/deliveries/delivery-list";
import { MealTabs } from "@/components/kitchen/meal-tabs";
import { KitchenReport } from "@/components/kitchen/kitchen-report";
import { parsePlainDate } from "@/lib/domain/plain-date";
import type { DoorsPage } from "@/lib/features/deliveries/doors-page";
import type { KitchenFigures as Report } from "@/lib/features/kitchen/queries";
import { LUNCH } from "@/lib/domain/slot";
import { DINNER } from "../../domain/kitchen-slots";
import { renderWithTexts, withTexts } from "../../support/render";

jest.mock("next/navigation", () => ({ useRouter: () => ({ push: jest.fn(), refresh: jest.fn() }) }));

const day = parsePlainDate("2026-11-24");

test("shows the total, each plan with its dishes, and where they go", () => {
  const report: Report = {
    counts: { delivery: 3, paused: 2, skipped: 1, closed: 0 },
    dishes: [
      {
        ...{ id: 1, name: "Roti", nameHi: null, nameMr: null },
        ...{ amounts: [{ quantity: 2, unit: null }], tiffins: 1, isCounted: true },
      },
    ],
    plans: [
      { id: 1, name: "Veg Thali", count: 2, items: ["Rajma", "Rice"], hasMenu: true },
      { id: 2, name: "Mini Dabba", count: 1, items: ["2 roti"], hasMenu: false },
    ],
    areas: [
      { name: "Nerul", count: 1, byPlan: { 1: 1 } },
      { name: "Vashi", count: 2, byPlan: { 1: 1, 2: 1 } },
    ],
    beside: [
      { kind: "guest", count: 1 },
      { kind: "spare", count: 2 },
    ],
  };
  renderWithTexts(<KitchenReport day={day} report={report} isOver={false} closedFor={null} language="en" />);
  expect(screen.getByRole("list", { name: "Dishes" })).toHaveTextContent("2Rotis");
  expect(screen.getByText("tiffins to cook")).toBeInTheDocument();
  expect(screen.getByText("Of these: 1 guest, 2 spare")).toBeInTheDocument();
  expect(screen.getByRole("heading", { name: "Mini Dabba" })).toBeInTheDocument();
  expect(screen.getByText(/The usual/)).toBeInTheDocument();
  const cells = within(screen.getByRole("row", { name: /Vashi/ })).getAllByRole("cell");
  // first its number and last the room for a note, which only paper shows
  expect(cells.map((cell) => cell.textContent)).toEqual(["2", "1", "1", "2", ""]);
});

test("says why nothing is cooked", () => {
  const counts = { delivery: 0, paused: 0, skipped: 0, closed: 40 };
  renderWithTexts(
    <KitchenReport
      day={day}
      report={{ counts, dishes: [], plans: [], areas: [], beside: [] }}
      isOver={false}
      closedFor="Diwali"
      language="en"
    />,
  );
  expect(screen.getByText("The kitchen is closed: Diwali")).toBeInTheDocument();
  expect(screen.queryByRole("list", { name: "Dishes" })).not.toBeInTheDocument();
});

test("says which meal is closed, and offers the export of that meal alone", () => {
  const query = `date=${day}&slot=4`;
  const closed = { closedFor: "No gas", closedMeal: "Dinner", query };
  const dal = { id: 1, name: "Dal", nameHi: null, nameMr: null, amounts: [], tiffins: 1, isCounted: true };
  const counts = { delivery: 0, paused: 0, skipped: 0, closed: 3 };
  const report = { counts, dishes: [dal], plans: [], areas: [], beside: [] };
  renderWithTexts(<KitchenReport day={day} report={report} isOver={false} language="en" {...closed} />);
  expect(screen.getByText("Dinner is closed: No gas")).toBeInTheDocument();
  expect(screen.getAllByRole("link")[0]).toHaveAttribute("href", `/admin/kitchen/dishes/export?${query}`);
});

test("a kitchen with several meals shows one of them, or all", () => {
  const { container, rerender } = renderWithTexts(
    <MealTabs slots={[LUNCH, DINNER]} day={day} shown={DINNER.id} />,
  );
  const links = screen.getAllByRole("link").map((link) => [link.textContent, link.getAttribute("href")]);
  expect(links).toEqual([
    ["Lunch", `/admin/kitchen?date=${day}&slot=1`],
    ["Dinner", `/admin/kitchen?date=${day}&slot=2`],
    ["All meals", `/admin/kitchen?date=${day}&slot=all`],
  ]);
  expect(screen.getByRole("link", { current: "page" })).toHaveTextContent("Dinner");
  rerender(withTexts(<MealTabs slots={[LUNCH]} day={day} shown={null} />));
  expect(container).toBeEmptyDOMElement();
});

const stop = {
  customerId: 1,
  fullname: "Meera Iyer",
  phone: "9820012345",
  addr1: "Flat 2",
  addr2: null,
  city: "Navi Mumbai",
  pincode: "400703",
};
const shown = [
  {
    ...{ area: "Nerul", count: 2, doors: 1, first: 1 },
    stops: [{ ...stop, plans: [{ name: "Veg Thali", count: 2 }], count: 2 }],
  },
  {
    ...{ area: "Vashi", count: 1, doors: 1, first: 2 },
    stops: [
      { ...stop, customerId: 2, fullname: "Anil Shah", plans: [{ name: "Veg Thali", count: 1 }], count: 1 },
    ],
  },
];
const pageOf = (area: string | null): DoorsPage => ({
  areas: shown,
  shown: shown.filter((one) => area === null || one.area === area),
  ...{ after: null, before: null },
});

test("lists doors by area with a phone number to press and what is handed over", () => {
  renderWithTexts(<DeliveryList toCollect={null} day={day} area={null} page={pageOf(null)} />);
  expect(screen.getByText("3 tiffins to 2 doors")).toBeInTheDocument();
  const door = screen.getByRole("row", { name: /Meera Iyer/ });
  expect(within(door).getByRole("link", { name: "9820012345" })).toHaveAttribute("href", "tel:+919820012345");
  expect(door).toHaveTextContent("2 × Veg Thali");
});

test("shows one area alone, and says so when it has nothing", () => {
  const { unmount } = renderWithTexts(
    <DeliveryList toCollect={null} day={day} area="Vashi" page={pageOf("Vashi")} />,
  );
  expect(screen.queryByText("Meera Iyer")).not.toBeInTheDocument();
  expect(screen.getByText("1 tiffin to 1 door")).toBeInTheDocument();
  unmount();
  renderWithTexts(<DeliveryList toCollect={null} day={day} area="Ulwe" page={pageOf("Ulwe")} />);
  expect(screen.getByText("Nothing to deliver in Ulwe on Tue 24 Nov.")).toBeInTheDocument();
});
