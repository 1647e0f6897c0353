// Which meal of the day a plan is, said in its form.
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { PlanForm } from "@/components/plans/plan-form";
import { rupees } from "@/lib/domain/money";
import { savePlanAction } from "@/lib/features/plans/actions";
import { A_KEY } from "../../support/press-key";
import { renderWithTexts } from "../../support/render";

const push = jest.fn();
jest.mock("next/navigation", () => ({ unstable_rethrow: () => undefined, useRouter: () => ({ push }) }));
jest.mock("@/lib/features/plans/actions", () => ({ savePlanAction: jest.fn() }));
const save = jest.mocked(savePlanAction);
beforeEach(() => jest.resetAllMocks());

const LUNCH = { id: 1, name: "Lunch" };
const all = [LUNCH, { id: 4, name: "Dinner" }];
const plan = {
  ...{ id: 7, name: "Veg Thali", dailyRate: rupees(120), description: null, items: ["Dal"], slotId: 1 },
  ...{ imageFilename: null, isActive: true, mealName: "Lunch", version: 4, running: 0 },
};
const meal = () => screen.getByRole("combobox", { name: "Meal" });
const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));

test("a kitchen with one meal is not asked", () => {
  renderWithTexts(<PlanForm meals={{ all: [LUNCH], stays: false }} />);
  expect(screen.queryByRole("combobox")).not.toBeInTheDocument();
});

test("a plan can be moved to another meal while nobody has subscribed", async () => {
  save.mockResolvedValue({ ok: true, value: { planId: 7, version: 5 } });
  renderWithTexts(<PlanForm plan={plan} meals={{ all, stays: false }} />);
  expect(meal()).toHaveDisplayValue("Lunch");
  await userEvent.selectOptions(meal(), "Dinner");
  await press("Save plan");
  await waitFor(() => expect(save).toHaveBeenCalledWith(expect.objectContaining({ slotId: "4" }), A_KEY));
});

test("one that was subscribed to stays, and says why", async () => {
  save.mockResolvedValue({ ok: true, value: { planId: 7, version: 5 } });
  renderWithTexts(<PlanForm plan={plan} meals={{ all, stays: true }} />);
  expect(meal()).toBeDisabled();
  expect(meal()).toHaveAccessibleDescription(/stays the meal that it is/);
  await press("Save plan");
  await waitFor(() => expect(save).toHaveBeenCalledWith(expect.objectContaining({ slotId: "1" }), A_KEY));
});

test("somebody else's move is told by the meal's name", async () => {
  const now = { name: "Veg Thali", dailyRate: "120", description: "", items: "Dal", slotId: "4" };
  const meanwhile = { version: 5, by: "Meera", isOwn: false, at: null, now };
  save.mockResolvedValue({ ok: false, error: "stale", meanwhile });
  renderWithTexts(<PlanForm plan={plan} meals={{ all, stays: false }} />);
  await press("Save plan");
  expect(await screen.findByRole("alert")).toHaveTextContent(/Meal: Lunch.*Dinner|Meal.*Dinner/);
  expect(screen.getByRole("alert")).not.toHaveTextContent("4");
});
