import { fireEvent, screen, within } from "@testing-library/react";
import { GuestEstimates } from "@/components/estimates/guest-estimates";
import { keptNow } from "@/components/saved-estimates/guest-store";
import { rupees } from "@/lib/domain/money";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { renderWithTexts } from "../../support/render";

jest.mock("@/components/kept-page/page-keeper", () => ({ keepPage: jest.fn() }));

const shop = {
  plans: [
    { id: 1, name: "Veg Thali", dailyRate: rupees(120), slotId: 1 },
    { id: 2, name: "Mini Tiffin", dailyRate: rupees(90), slotId: 1 },
  ],
  closures: [{ date: parsePlainDate("2026-12-25"), slotId: null }],
};
const today = parsePlainDate("2026-12-01");

const show = (given = shop) =>
  renderWithTexts(<GuestEstimates shop={given} today={today} firstDay={today} />);
const total = () => screen.getByRole("region", { name: "It would cost" });
const save = () => fireEvent.click(screen.getByRole("button", { name: "Save estimate" }));
const rows = () => within(screen.getByRole("region", { name: "Saved estimates" })).queryAllByRole("listitem");

beforeEach(() => localStorage.clear());

test("thirty days of a plan, without the day that is closed; fewer weekdays, another plan, days away", () => {
  show();
  expect(total()).toHaveTextContent("₹3,480for 29 tiffins");
  expect(total()).toHaveTextContent("1 tiffin falls away");
  fireEvent.click(screen.getByRole("checkbox", { name: "Sunday" }));
  expect(total()).toHaveTextContent("₹3,000for 25 tiffins");
  fireEvent.click(screen.getByRole("button", { name: "Add another plan" }));
  expect(total()).toHaveTextContent("₹5,610for 54 tiffins");
  fireEvent.click(screen.getByRole("button", { name: "Add days away" }));
  expect(total()).toHaveTextContent("₹4,980");
  fireEvent.click(screen.getAllByRole("button", { name: "Remove this plan" })[1] ?? document.body);
  fireEvent.click(screen.getByRole("button", { name: "Remove these days" }));
  expect(total()).toHaveTextContent("₹3,000for 25 tiffins");
});

test.each([
  ["To", "2026-11-30", "The last day can't be before the first."],
  ["To", "soon", "Fill in both days to see the price."],
  ["To", "2027-12-30", "A subscription can run for 366 days at most."],
])("%s %s has no price: %s", (name, typed, words) => {
  show();
  fireEvent.change(screen.getByRole("textbox", { name }), { target: { value: typed } });
  expect(total()).toHaveTextContent(words);
  expect(screen.getByRole("button", { name: "Save estimate" })).toBeDisabled();
});

test("until somebody stops: what a whole month costs", () => {
  show();
  fireEvent.click(screen.getByRole("checkbox", { name: "Until I stop" }));
  expect(total()).toHaveTextContent("₹3,600for a whole month, as in December 2026");
  expect(screen.getByRole("textbox", { name: "To" })).toBeDisabled();
});

test("what is saved stands in the list with the price of then and of today, is found, started, deleted", () => {
  const { unmount } = show();
  expect(screen.getByText("Nothing saved yet")).toBeVisible();
  save();
  expect(screen.getByText("Saved. It stands in the list below.")).toBeVisible();
  fireEvent.change(screen.getByRole("combobox", { name: "Plan" }), { target: { value: "2" } });
  expect(screen.queryByText("Saved. It stands in the list below.")).toBeNull();
  save();
  unmount();

  const dearer = {
    ...shop,
    plans: shop.plans.slice(0, 1).map((plan) => ({ ...plan, dailyRate: rupees(130) })),
  };
  show(dearer);
  expect(rows().map((row) => within(row).getByRole("heading").textContent)).toEqual([
    "Mini Tiffin",
    "Veg Thali",
  ]);
  expect(rows()[0]).toHaveTextContent("No longer offered");
  expect(within(rows()[0] ?? document.body).queryByRole("link")).toBeNull();
  expect(rows()[1]).toHaveTextContent("₹3,480");
  expect(rows()[1]).toHaveTextContent("Today ₹3,770");
  expect(within(rows()[1] ?? document.body).getByRole("link", { name: "Start this" })).toHaveAttribute(
    "href",
    "/start?plan=1&from=2026-12-01&to=2026-12-30",
  );
  const search = screen.getByRole("searchbox", { name: "Search estimates" });
  fireEvent.change(search, { target: { value: "mini" } });
  expect(rows()).toHaveLength(1);
  fireEvent.change(search, { target: { value: "paneer" } });
  expect(screen.getByText("No saved estimate is like that.")).toBeVisible();
  fireEvent.change(search, { target: { value: "" } });
  fireEvent.click(within(rows()[0] ?? document.body).getByRole("button", { name: "Delete" }));
  expect(rows()).toHaveLength(1);
  expect(screen.getByRole("heading", { name: "Saved estimates" })).toHaveFocus();
});

test("all go after a second press; ten are shown until somebody asks for the rest", () => {
  show();
  for (let count = 0; count < 12; count += 1) save();
  expect(rows()).toHaveLength(10);
  fireEvent.click(screen.getByRole("button", { name: "Show all 12 estimates" }));
  expect(rows()).toHaveLength(12);
  fireEvent.click(screen.getByRole("button", { name: "Delete all" }));
  fireEvent.click(screen.getByRole("button", { name: "Keep them" }));
  expect(rows()).toHaveLength(12);
  fireEvent.click(screen.getByRole("button", { name: "Delete all" }));
  fireEvent.click(screen.getByRole("button", { name: "Delete 12 estimates" }));
  expect(keptNow()).toEqual([]);
  expect(screen.getByText("Nothing saved yet")).toBeVisible();
});

test("where the browser keeps nothing, the page says so", () => {
  jest.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
    throw new DOMException("full");
  });
  show();
  save();
  expect(screen.getByText(/^This browser keeps nothing/)).toBeVisible();
  expect(rows()).toEqual([]);
});
