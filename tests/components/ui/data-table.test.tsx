import { render, screen, within } from "@testing-library/react";
import { DataTable, type Column } from "@/components/ui/data-table";

type Dish = { name: string; sold: number };

const dishes: Dish[] = [
  { name: "Dal", sold: 12 },
  { name: "Roti", sold: 0 },
];
const columns: (Column<Dish> | null)[] = [
  { name: "Dish", cell: ({ name }) => name },
  {
    name: "Sold",
    numeric: true,
    className: ({ sold }) => (sold === 0 ? "text-bad" : undefined),
    cell: ({ sold }) => sold,
  },
  null,
  { name: "Actions", isNameHidden: true, cell: ({ name }) => <button type="button">Cook {name}</button> },
];

function renderTable(total?: Dish) {
  render(
    <DataTable
      caption="Dishes"
      columns={columns}
      rows={dishes}
      rowKey={({ name }) => name}
      rowClassName="align-top"
      total={total}
    />,
  );
  return within(screen.getByRole("table", { name: "Dishes" }));
}

const textsOf = (elements: HTMLElement[]) => elements.map(({ textContent }) => textContent);

test("each column has its header, each row its name, and a column of null is left out", () => {
  const table = renderTable();
  expect(textsOf(table.getAllByRole("columnheader"))).toEqual(["Dish", "Sold", "Actions"]);
  expect(textsOf(table.getAllByRole("rowheader"))).toEqual(["Dal", "Roti"]);
  expect(table.getAllByRole("row")).toHaveLength(3);
});

test("a cell carries its column's name for the phone, unless that is there only to be heard", () => {
  const row = within(renderTable().getByRole("row", { name: /Roti/ }));
  const [sold, actions] = row.getAllByRole("cell");
  expect(sold).toHaveAttribute("data-label", "Sold");
  expect(sold).toHaveAttribute("data-numeric");
  expect(sold).toHaveClass("text-bad");
  expect(actions).not.toHaveAttribute("data-label");
  expect(screen.getByText("Actions")).toHaveClass("sr-only");
  expect(row.getByRole("button", { name: "Cook Roti" })).toBeInTheDocument();
});

test("the total stands below the rows, in the same columns", () => {
  const rows = renderTable({ name: "All", sold: 12 }).getAllByRole("row");
  const total = within(rows.at(-1) ?? document.body);
  expect(total.getByRole("rowheader", { name: "All" })).toBeInTheDocument();
  expect(total.getByRole("cell", { name: "12" })).toHaveAttribute("data-label", "Sold");
  expect(rows.map((row) => row.classList.contains("align-top"))).toEqual([false, true, true, false]);
});

test("a count is written with its thousands and lakhs apart", () => {
  const table = renderTable({ name: "Together", sold: 214_512 });
  expect(textsOf(within(table.getByRole("row", { name: /^Together/ })).getAllByRole("cell"))[0]).toBe(
    "2,14,512",
  );
});
