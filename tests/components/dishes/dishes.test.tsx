import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { DishForm } from "@/components/dishes/dish-form";
import { DishTable } from "@/components/dishes/dish-table";
import { DishText } from "@/components/dishes/dish-text";
import { MergeForm } from "@/components/dishes/merge-form";
import type { DishFacts } from "@/lib/domain/dishes/dish-facts";
import { mergeDishesAction, saveDishAction } from "@/lib/features/dishes/actions";
import type { CatalogueDish } from "@/lib/features/dishes/catalogue-queries";
import { A_KEY } from "../../support/press-key";
import { renderWithTexts } from "../../support/render";

const push = jest.fn();
jest.mock("next/navigation", () => ({ unstable_rethrow: () => undefined, useRouter: () => ({ push }) }));
jest.mock("@/lib/features/dishes/actions", () => ({
  saveDishAction: jest.fn(),
  mergeDishesAction: jest.fn(),
}));

const save = jest.mocked(saveDishAction);
const merge = jest.mocked(mergeDishesAction);
beforeEach(() => jest.resetAllMocks());

const dish: CatalogueDish = {
  ...{ id: 7, version: 4, name: "Kadhi", unit: null, mark: null, nameHi: null, nameMr: null },
  ...{ allergens: [], spellings: [] },
};
const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));
const tick = (name: string) => userEvent.click(screen.getByRole("checkbox", { name }));

test("says mark, allergens and names of a dish, at the version it was opened at", async () => {
  save.mockResolvedValue({ ok: true, value: { dishId: 7, version: 5 } });
  renderWithTexts(<DishForm dish={dish} />);
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "Mark" }), "Veg");
  await userEvent.type(screen.getByRole("textbox", { name: "Name in Marathi" }), "कढी");
  await tick("gluten");
  await tick("milk");
  await press("Save dish");
  await waitFor(() => expect(push).toHaveBeenCalledWith("/admin/dishes?saved=7"));
  const sent = {
    dishId: 7,
    version: 4,
    name: "Kadhi",
    unit: "",
    mark: "veg",
    allergens: "milk, gluten",
    nameHi: "",
    nameMr: "कढी",
  };
  expect(save).toHaveBeenCalledWith(sent, A_KEY);
});

test("none of the allergens and one of them can't both be said", async () => {
  renderWithTexts(<DishForm dish={{ ...dish, allergens: ["milk"] }} />);
  await tick("none of these");
  expect(screen.getByRole("checkbox", { name: "milk" })).not.toBeChecked();
  await tick("egg");
  expect(screen.getByRole("checkbox", { name: "none of these" })).not.toBeChecked();
  await tick("egg");
  expect(
    screen.getAllByRole("checkbox").filter((box) => box instanceof HTMLInputElement && box.checked),
  ).toEqual([]);
});

test("a stale dish is refused with what has changed", async () => {
  const now = { name: "Kadhi", unit: "", mark: "veg", allergens: "milk", nameHi: "", nameMr: "" };
  const meanwhile = { by: "Asha Rao", isOwn: false, at: "2026-11-20T04:30:00.000Z", version: 9, now };
  save.mockResolvedValue({ ok: false, error: "stale", meanwhile });
  renderWithTexts(<DishForm dish={dish} />);
  await press("Save dish");
  const alert = await screen.findByRole("alert");
  expect(alert).toHaveTextContent(/Asha Rao/);
  expect(alert).toHaveTextContent(/Contains.*milk/);
});

test("asks before two dishes become one", async () => {
  merge.mockResolvedValue({ ok: true, value: { dishId: 9, name: "Roti" } });
  renderWithTexts(<MergeForm dish={{ ...dish, name: "Chapati" }} others={[{ id: 9, name: "Roti" }]} />);
  await press("Make them one");
  expect(merge).not.toHaveBeenCalled();
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "It is the same as" }), "Roti");
  await press("Make them one");
  const question = screen.getByRole("alertdialog", { name: "Count Chapati as Roti?" });
  expect(merge).not.toHaveBeenCalled();
  await userEvent.click(within(question).getByRole("button", { name: "Leave it" }));
  expect(screen.queryByRole("alertdialog")).not.toBeInTheDocument();
  await press("Make them one");
  await press("Chapati is Roti");
  await waitFor(() => expect(push).toHaveBeenCalledWith("/admin/dishes?saved=9"));
  expect(merge).toHaveBeenCalledWith({ dishId: 7, version: 4, intoId: "9" }, A_KEY);
});

test("lists what is said of each dish, in words", () => {
  renderWithTexts(
    <DishTable
      dishes={[
        dish,
        { ...dish, id: 8, name: "Roti", mark: "jain", allergens: ["gluten"], nameHi: "रोटी", unit: "g" },
      ]}
    />,
  );
  expect(screen.getByRole("row", { name: /Kadhi/ })).toHaveTextContent("Not said yet");
  const row = screen.getByRole("row", { name: /Roti/ });
  for (const word of ["Jain", "gluten", "रोटी", "g"]) expect(row).toHaveTextContent(word);
  expect(within(row).getByRole("link", { name: "Roti" })).toHaveAttribute("href", "/admin/dishes/8");
});

test.each<[string, DishFacts, string]>([
  ["2 Rotis", { mark: "veg", allergens: ["gluten"] }, "2 RotisVegContains gluten"],
  ["Roti (30 g)", { mark: "non-veg", allergens: [] }, "Roti (30 g)Non-veg"],
  ["ROTI", { mark: null, allergens: ["milk", "nuts"] }, "ROTIContains milk, nuts"],
  ["Roti", { mark: "egg", allergens: [] }, "RotiEgg"],
  ["Roti", { mark: null, allergens: [] }, "Roti"],
  ["Dal", { mark: "veg", allergens: ["milk"] }, "Dal"],
])("%s is shown with what is known of its dish", (line, facts, text) => {
  const { container } = renderWithTexts(<DishText line={line} known={new Map([["roti", facts]])} />);
  expect(container).toHaveTextContent(text);
});
