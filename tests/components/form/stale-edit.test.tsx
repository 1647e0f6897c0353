import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { MenuWeekForm } from "@/components/menus/menu-week-form";
import { PlanForm } from "@/components/plans/plan-form";
import { SettingsForm } from "@/components/settings/settings-form";
import { rupees } from "@/lib/domain/money";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { saveMenusAction } from "@/lib/features/menus/actions";
import { savePlanAction } from "@/lib/features/plans/actions";
import { saveSettingsAction } from "@/lib/features/settings/actions";
import { renderWithTexts, withTexts } from "../../support/render";
import { A_KEY } from "../../support/press-key";

jest.mock("next/navigation", () => ({
  unstable_rethrow: () => undefined,
  useRouter: () => ({ push: () => undefined }),
}));
jest.mock("@/lib/features/plans/actions", () => ({ savePlanAction: jest.fn() }));
jest.mock("@/lib/features/settings/actions", () => ({ saveSettingsAction: jest.fn() }));
jest.mock("@/lib/features/menus/actions", () => ({ saveMenusAction: jest.fn() }));

const savePlan = jest.mocked(savePlanAction);
const saveSettings = jest.mocked(saveSettingsAction);
const saveMenus = jest.mocked(saveMenusAction);
const box = (name: string) => screen.getByRole("textbox", { name });
const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));

beforeEach(() => jest.resetAllMocks());

const byAsha = { by: "Asha Rao", isOwn: false, at: "2026-11-20T04:30:00.000Z" };

const ONE_MEAL = { all: [{ id: 1, name: "Lunch" }], stays: false };
const plan = {
  id: 7,
  name: "Veg Thali",
  dailyRate: rupees(120),
  description: null,
  items: ["4 roti", "Dal"],
  imageFilename: null,
  isActive: true,
  version: 4,
  running: 0,
  slotId: 1,
  mealName: "Lunch",
};
const theirPlan = { name: "Veg Thali", dailyRate: "130", description: "", items: "4 roti\nDal", slotId: "1" };

async function editPlan() {
  savePlan.mockResolvedValueOnce({
    ok: false,
    error: "stale",
    meanwhile: { ...byAsha, version: 9, now: theirPlan },
  });
  savePlan.mockResolvedValueOnce({ ok: true, value: { planId: 7, version: 10 } });
  renderWithTexts(<PlanForm plan={plan} meals={ONE_MEAL} />);
  await userEvent.type(box("Description"), "With curd");
  await press("Save plan");
}

test("says who changed what and when, and keeps what was typed", async () => {
  await editPlan();
  const alert = await screen.findByRole("alert");
  expect(alert).toHaveTextContent(/Asha Rao changed it, .*20 Nov.* 10:00/);
  expect(alert).toHaveTextContent("Daily rate: 120 → 130.");
  expect(alert).not.toHaveTextContent("Items");
  expect(box("Description")).toHaveValue("With curd");
  expect(box("Daily rate")).toHaveValue("120");
});

test("Keep mine saves what was touched over theirs, and leaves the rest as it is now", async () => {
  await editPlan();
  await screen.findByRole("alert");
  await press("Keep mine");
  const sent = { planId: 7, version: 9, ...theirPlan, description: "With curd" };
  await waitFor(() => expect(savePlan).toHaveBeenLastCalledWith(sent, A_KEY));
  expect(screen.queryByRole("alert")).not.toBeInTheDocument();
});

test("Take theirs shows the row as it is now, and saves on its version", async () => {
  await editPlan();
  await screen.findByRole("alert");
  await press("Take theirs");
  expect(box("Description")).toHaveValue("");
  expect(box("Daily rate")).toHaveValue("130");
  expect(savePlan).toHaveBeenCalledTimes(1);
  await press("Save plan");
  await waitFor(() =>
    expect(savePlan).toHaveBeenLastCalledWith({ planId: 7, version: 9, ...theirPlan }, A_KEY),
  );
});

test("says so when only the picture was replaced", async () => {
  const now = { ...theirPlan, dailyRate: "120" };
  savePlan.mockResolvedValue({ ok: false, error: "stale", meanwhile: { ...byAsha, version: 9, now } });
  renderWithTexts(<PlanForm plan={plan} meals={ONE_MEAL} />);
  await press("Save plan");
  expect(await screen.findByRole("alert")).toHaveTextContent("The picture was replaced.");
});

test("shows both where both wrote another phone, and the next save goes on from the version of the last", async () => {
  const settings = {
    kitchenName: "Aaji",
    kitchenPhone: "9820000000",
    kitchenAddress: "Vashi",
    kitchenEmail: "",
    fssai: "",
    gstin: "",
    kitchenWhatsapp: "",
    grievanceContact: "",
    dueDays: 7,
    buyingBuffer: 5,
    sparePercent: 0,
    version: 2,
  };
  const now = {
    kitchenName: "Aaji",
    kitchenPhone: "9820011111",
    kitchenAddress: "Vashi",
    kitchenEmail: "",
    dueDays: "7",
  };
  saveSettings.mockResolvedValueOnce({ ok: true, value: { version: 3 } });
  saveSettings.mockResolvedValueOnce({
    ok: false,
    error: "stale",
    meanwhile: { ...byAsha, isOwn: true, version: 8, now },
  });
  renderWithTexts(<SettingsForm settings={settings} />);
  await press("Save settings");
  await waitFor(() => expect(saveSettings).toHaveBeenCalledTimes(1));
  await userEvent.clear(box("Phone"));
  await userEvent.type(box("Phone"), "9820022222");
  await press("Save settings");
  const alert = await screen.findByRole("alert");
  expect(saveSettings).toHaveBeenLastCalledWith(expect.objectContaining({ version: 3 }), A_KEY);
  expect(alert).toHaveTextContent("You changed it yourself in another window");
  expect(alert).toHaveTextContent("Phone: 9820000000 → 9820011111. You wrote: 9820022222.");
});

const today = parsePlainDate("2026-11-28");
const next = parsePlainDate("2026-11-29");
const row = (first: string[], second: string[], version = 0) => ({
  planId: 7,
  planName: "Veg Thali",
  mealName: "Lunch",
  slotId: 1,
  isActive: true,
  days: [
    { date: today, items: first, version },
    { date: next, items: second, version },
  ],
});

test("a menu takes in what others store, except into a cell that was touched, which stays at its version", async () => {
  saveMenus.mockResolvedValue({ ok: false, error: "past" });
  const { rerender } = renderWithTexts(<MenuWeekForm row={row([], [])} today={today} closures={{}} />);
  await userEvent.type(box("Sat 28 Nov"), "Chole");
  rerender(withTexts(<MenuWeekForm row={row(["Rajma"], ["Kadhi"], 5)} today={today} closures={{}} />));
  await waitFor(() => expect(box("Sun 29 Nov")).toHaveValue("Kadhi"));
  expect(box("Sat 28 Nov")).toHaveValue("Chole");
  await press("Save menu");
  const cells = [{ planId: 7, date: "2026-11-28", items: "Chole", version: 0 }];
  await waitFor(() => expect(saveMenus).toHaveBeenCalledWith({ cells }, A_KEY));
});

test("a menu's cell that somebody else wrote is told by its day, and kept or taken", async () => {
  const meanwhile = { ...byAsha, version: 0, now: { [today]: "Rajma" }, versions: { [today]: 6 } };
  saveMenus.mockResolvedValue({ ok: false, error: "stale", meanwhile });
  renderWithTexts(<MenuWeekForm row={row([], [])} today={today} closures={{}} />);
  await userEvent.type(box("Sat 28 Nov"), "Chole");
  await press("Save menu");
  expect(await screen.findByRole("alert")).toHaveTextContent(
    "Sat 28 Nov: nothing → Rajma. You wrote: Chole.",
  );
  await press("Keep mine");
  const kept = [{ planId: 7, date: "2026-11-28", items: "Chole", version: 6 }];
  await waitFor(() => expect(saveMenus).toHaveBeenLastCalledWith({ cells: kept }, A_KEY));
  await screen.findByRole("alert");
  await press("Take theirs");
  expect(box("Sat 28 Nov")).toHaveValue("Rajma");
  expect(screen.queryByRole("alert")).not.toBeInTheDocument();
});

test("a menu that was saved is touched no more, and its next save has the new version", async () => {
  const saved = [{ planId: 7, date: today, items: "Chole", version: 6 }];
  saveMenus.mockResolvedValue({ ok: true, value: { saved } });
  renderWithTexts(<MenuWeekForm row={row([], [])} today={today} closures={{}} />);
  await userEvent.type(box("Sat 28 Nov"), "Chole ");
  await press("Save menu");
  expect(await screen.findByText("Saved.")).toBeInTheDocument();
  await press("Save menu");
  expect(saveMenus).toHaveBeenCalledTimes(1);
  await userEvent.type(box("Sat 28 Nov"), "{enter}Puri");
  await press("Save menu");
  const cells = [{ planId: 7, date: "2026-11-28", items: "Chole\nPuri", version: 6 }];
  await waitFor(() => expect(saveMenus).toHaveBeenLastCalledWith({ cells }, A_KEY));
});
