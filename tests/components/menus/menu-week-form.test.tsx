import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { MenuWeekForm } from "@/components/menus/menu-week-form";
import { addDays, eachDay, parsePlainDate } from "@/lib/domain/plain-date";
import { saveMenusAction } from "@/lib/features/menus/actions";
import { renderWithTexts } from "../../support/render";
import { A_KEY } from "../../support/press-key";

jest.mock("next/navigation", () => ({ unstable_rethrow: () => undefined }));
jest.mock("@/lib/features/menus/actions", () => ({ saveMenusAction: jest.fn() }));

const save = jest.mocked(saveMenusAction);
const monday = parsePlainDate("2026-11-23");
const saturday = addDays(monday, 5);
const row = {
  planId: 7,
  planName: "Veg Thali",
  mealName: "Lunch",
  slotId: 1,
  isActive: true,
  days: eachDay(monday, addDays(monday, 6)).map((date) => ({
    date,
    items: date === monday ? ["Rajma"] : [],
    version: 0,
  })),
};

test("lets the days to come be written, one dish a line, and shows those gone by", async () => {
  save.mockResolvedValue({ ok: true, value: { saved: [] } });
  renderWithTexts(<MenuWeekForm row={row} today={saturday} closures={{ [saturday]: "Diwali" }} />);
  const section = screen.getByRole("region", { name: "Veg Thali" });
  expect(within(section).getByText("Rajma")).toBeInTheDocument();
  expect(within(section).getAllByRole("textbox")).toHaveLength(2);
  const box = screen.getByRole("textbox", { name: "Sat 28 Nov" });
  expect(box).toHaveAccessibleDescription("Closed: Diwali");
  await userEvent.type(box, "Chole{enter}Puri");
  expect(screen.getByRole("status")).toHaveTextContent("Not saved yet.");
  await userEvent.click(screen.getByRole("button", { name: "Save menu" }));
  await waitFor(() =>
    expect(save).toHaveBeenCalledWith(
      { cells: [{ planId: 7, date: "2026-11-28", items: "Chole\nPuri", version: 0 }] },
      A_KEY,
    ),
  );
});

test("has nothing to save in a week that is over", () => {
  renderWithTexts(<MenuWeekForm row={row} today={addDays(monday, 7)} closures={{}} />);
  expect(screen.queryByRole("textbox")).not.toBeInTheDocument();
  expect(screen.queryByRole("button")).not.toBeInTheDocument();
});
