import { screen, within } from "@testing-library/react";
import { DeliveryList } from "@/components/deliveries/delivery-list";
import { AreaTable } from "@/components/kitchen/area-table";
import { paise } from "@/lib/domain/money";
import { parsePlainDate } from "@/lib/domain/plain-date";
import type { AreaOnPage, DoorsPage } from "@/lib/features/deliveries/doors-page";
import { renderWithTexts } from "@/tests/support/render";

jest.mock("next/navigation", () => ({ useRouter: () => ({ push: jest.fn() }) }));

const DAY = parsePlainDate("2026-12-30");

const stop = (customerId: number) => ({
  customerId,
  fullname: `Person ${customerId}`,
  phone: "9820012345",
  addr1: `Flat ${customerId}`,
  addr2: null,
  city: "Navi Mumbai",
  pincode: "400703",
  plans: [{ name: "Veg Thali", count: 1 }],
  count: 1,
});

const area = (name: string, first: number, ids: number[]): AreaOnPage => ({
  ...{ area: name, count: ids.length, doors: ids.length, first },
  stops: ids.map(stop),
});

const SHOWN = [area("Kamothe", 1, [1, 2, 3]), area("Vashi", 4, [4, 5])];
const PAGE: DoorsPage = { areas: SHOWN, shown: SHOWN, after: null, before: null };

const OPEN = new Map([[2, paise(120_050)]]);

const rowsOf = (name: string) =>
  within(screen.getByRole("table", { name: `Deliveries in ${name}` })).getAllByRole("row");

test("the head that paper repeats says the area, the day and how many", () => {
  renderWithTexts(<DeliveryList day={DAY} area={null} page={PAGE} toCollect={OPEN} />);
  expect(rowsOf("Kamothe")[0]).toHaveTextContent("Kamothe · Wed 30 Dec 2026 · 3 tiffins, 3 doors");
  expect(rowsOf("Vashi")[0]).toHaveTextContent("Vashi · Wed 30 Dec 2026 · 2 tiffins, 2 doors");
});

test("doors are numbered through all areas, each with a box to tick and room for a note", () => {
  renderWithTexts(<DeliveryList day={DAY} area={null} page={PAGE} toCollect={null} />);
  const first = (name: string) =>
    rowsOf(name)
      .slice(2)
      .map((row) => row.querySelector("td")?.textContent);
  expect([...first("Kamothe"), ...first("Vashi")]).toEqual(["1", "2", "3", "4", "5"]);
  expect(rowsOf("Vashi")[1]).toHaveTextContent(/^No\..*Note$/);
});

test("a page that is a part says which, on paper too, and leads to the whole", () => {
  const part = { ...PAGE, shown: [area("Vashi", 4, [4, 5])], before: 4 };
  renderWithTexts(<DeliveryList day={DAY} area={null} page={part} toCollect={null} />);
  const said = screen.getByText(/Doors 4 to 5 of 5\./);
  expect(said.closest(".print\\:hidden")).toBeNull();
  const all = within(said).getByRole("link", { name: "Show all, to print" });
  expect(all).toHaveAttribute("href", "/admin/deliveries?date=2026-12-30&whole=1");
});

test("a page that is the whole says nothing of parts", () => {
  renderWithTexts(<DeliveryList day={DAY} area={null} page={PAGE} toCollect={null} />);
  expect(screen.queryByText(/^Doors/)).not.toBeInTheDocument();
});

test("nothing to press is printed", () => {
  const { container } = renderWithTexts(<DeliveryList day={DAY} area={null} page={PAGE} toCollect={OPEN} />);
  const pressed = container.querySelectorAll("button, select, input, a:not([href^='tel:'])");
  expect(pressed.length).toBeGreaterThan(0);
  pressed.forEach((element) => expect(element.closest(".print\\:hidden")).not.toBeNull());
});

test("a collector sees the amount at each door where something is open, also on paper, and elsewhere nothing", () => {
  renderWithTexts(<DeliveryList day={DAY} area={null} page={PAGE} toCollect={OPEN} />);
  const links = screen.getAllByRole("link", { name: /^Collect/ });
  expect(links.map((link) => link.textContent)).toEqual(["Collect ₹1,200.50 from Person 2"]);
  expect(links[0]).toHaveAttribute("href", "/admin/collect?customer=2");
  const [paper] = screen
    .getAllByText("₹1,200.50", { exact: true })
    .filter((element) => element.tagName === "SPAN");
  expect(paper).toHaveClass("hidden print:inline");
  const [head, columns] = rowsOf("Kamothe");
  const widths = [head, columns].map((row) =>
    [...(row?.querySelectorAll("th") ?? [])].reduce((sum, { colSpan }) => sum + colSpan, 0),
  );
  expect(widths).toEqual([7, 7]);
});

test("the kitchen's areas are numbered, too, and say their day", () => {
  const report = {
    counts: { delivery: 5, closed: 0, paused: 0, skipped: 0 },
    dishes: [],
    beside: [],
    plans: [{ id: 1, name: "Veg Thali", count: 5, items: [], hasMenu: false }],
    areas: [
      { name: "Kamothe", count: 3, byPlan: { 1: 3 } },
      { name: "Vashi", count: 2, byPlan: { 1: 2 } },
    ],
  };
  renderWithTexts(<AreaTable day={DAY} report={report} />);
  const rows = screen.getAllByRole("row");
  expect(rows[0]).toHaveTextContent("Wed 30 Dec 2026");
  expect(rows.slice(2, 4).map((row) => row.querySelector("td")?.textContent)).toEqual(["1", "2"]);
});
