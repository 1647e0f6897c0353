import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { PauseCalendar } from "@/components/pauses/pause-calendar";
import { rupees } from "@/lib/domain/money";
import { parsePlainDate, plainMonth } from "@/lib/domain/plain-date";
import { pauseDaysAction, resumeDaysAction, skipDayAction } from "@/lib/features/pauses/actions";
import type { CalendarDay } from "@/lib/features/pauses/queries";
import { renderWithTexts } from "../../support/render";
import { A_KEY } from "../../support/press-key";
import { changeable, diet, lunch, november, today } from "./november";

const push = jest.fn();
const router = { push };
jest.mock("next/navigation", () => ({
  unstable_rethrow: () => undefined,
  unstable_isUnrecognizedActionError: () => false,
  useRouter: () => router,
}));
jest.mock("@/lib/features/pauses/actions", () => ({
  pauseDaysAction: jest.fn(),
  resumeDaysAction: jest.fn(),
  skipDayAction: jest.fn(),
  unskipDayAction: jest.fn(),
}));

const pause = jest.mocked(pauseDaysAction);
const resume = jest.mocked(resumeDaysAction);
const skip = jest.mocked(skipDayAction);

beforeEach(() => jest.resetAllMocks());

const show = (changes?: Record<string, Partial<CalendarDay>>) =>
  renderWithTexts(<PauseCalendar shown={november(changes)} changeable={changeable} />);
// the first test looks the buttons up as a reader would; after that by label, which is many times faster
const button = (name: string) =>
  name.includes("2026,") ? screen.getByLabelText(name) : screen.getByRole("button", { name });
const press = (name: string) => userEvent.click(button(name));
const says = (words: string) => waitFor(() => expect(screen.getByRole("status")).toHaveTextContent(words));
const answered = (days: string[], amount: number) => ({
  days: days.map((day) => parsePlainDate(day)),
  amounts: [{ month: plainMonth(2026, 11), amount: rupees(amount) }],
});

test("every day is a button that says its date and what becomes of it", () => {
  show();
  const grid = within(screen.getByRole("grid", { name: "November 2026, one button a day" }));
  const named = (name: string) => grid.getByRole("button", { name });
  expect(grid.getAllByRole("button")).toHaveLength(30);
  expect(named("Tuesday 24 November 2026, delivery")).toBeEnabled();
  expect(named("Wednesday 25 November 2026, paused")).toBeEnabled();
  expect(named("Thursday 26 November 2026, skipped")).toBeEnabled();
  expect(named("Friday 27 November 2026, closed")).toBeEnabled();
  expect(named("Sunday 29 November 2026, no delivery")).toBeEnabled();
});

test("pressing a day pauses it and says what is saved", async () => {
  const { days, amounts } = answered(["2026-11-24"], 120);
  pause.mockResolvedValue({ ok: true, value: { paused: days, refused: [], saved: amounts } });
  show();
  await press("Tuesday 24 November 2026, delivery");
  expect(pause).toHaveBeenCalledWith({ days: ["2026-11-24"] }, A_KEY);
  await says("No tiffin on Tuesday 24 Nov. You save ₹120 on the November bill.");
});

test("what was just paused is taken back by one press beside the sentence", async () => {
  const { days, amounts } = answered(["2026-11-24"], 120);
  pause.mockResolvedValue({ ok: true, value: { paused: days, refused: [], saved: amounts } });
  resume.mockResolvedValue({ ok: true, value: { resumed: days, refused: [], added: amounts } });
  show();
  await press("Tuesday 24 November 2026, delivery");
  await userEvent.click(await screen.findByRole("button", { name: "Undo" }));
  expect(resume).toHaveBeenCalledWith({ days: ["2026-11-24"] }, A_KEY);
  await says("Your tiffin comes on Tuesday 24 Nov.");
});

test("pressing a paused day brings its tiffin back", async () => {
  const { days, amounts } = answered(["2026-11-25"], 120);
  resume.mockResolvedValue({ ok: true, value: { resumed: days, refused: [], added: amounts } });
  show();
  await press("Wednesday 25 November 2026, paused");
  expect(resume).toHaveBeenCalledWith({ days: ["2026-11-25"] }, A_KEY);
  await says("Your tiffin comes on Wednesday 25 Nov. That adds ₹120 to the November bill.");
});

test("while the answer is on its way the day is busy but not yet called paused, and a second press does nothing", async () => {
  let answer: (value: Awaited<ReturnType<typeof pauseDaysAction>>) => void = () => undefined;
  pause.mockReturnValue(new Promise((resolve) => (answer = resolve)));
  show();
  await press("Tuesday 24 November 2026, delivery");
  expect(button("Tuesday 24 November 2026, delivery")).toHaveAttribute("aria-busy", "true");
  await says("Pausing Tuesday 24 Nov …");
  await press("Tuesday 24 November 2026, delivery");
  expect(pause).toHaveBeenCalledTimes(1);
  await act(async () => answer({ ok: false, error: "already-paused" }));
  expect(button("Tuesday 24 November 2026, delivery")).not.toHaveAttribute("aria-busy");
  await says("This is paused already");
});

test("a press that got lost: nobody knows yet, then the server does, and the day stays as it was", async () => {
  pause.mockRejectedValue(new TypeError("Failed to fetch"));
  let answer = (_state: string) => {};
  const asked = new Promise((resolve) => {
    answer = (state) => resolve({ ok: true, json: async () => ({ state }) });
  });
  Object.assign(globalThis, { fetch: () => asked });
  show();
  await press("Tuesday 24 November 2026, delivery");
  await says("we don't know yet whether this was done");
  answer("withdrawn");
  await says("did not reach us, so it is not done");
  expect(button("Tuesday 24 November 2026, delivery")).not.toHaveAttribute("aria-busy");
});

test("a day past its cutoff is disabled and says why", async () => {
  show();
  const counted = button("Friday 20 November 2026, delivery");
  expect(counted).toHaveAttribute("aria-disabled", "true");
  expect(counted).toHaveAccessibleDescription("Too late to change today: the kitchen counted at 8:00.");
  expect(button("Thursday 19 November 2026, delivery")).toHaveAccessibleDescription(/This day is over/);
  await press("Friday 20 November 2026, delivery");
  expect(pause).not.toHaveBeenCalled();
  await says("You can still change tomorrow.");
});

test("a closed day and a day without delivery explain themselves", async () => {
  show();
  await press("Friday 27 November 2026, closed");
  await says("closed on Friday 27 Nov: Diwali");
  await press("Sunday 29 November 2026, no delivery");
  await says("No tiffin is due on Sunday 29 Nov");
  expect(pause).not.toHaveBeenCalled();
});

test("on a day with two meals one of them can be skipped", async () => {
  const value = { day: parsePlainDate("2026-11-24"), planName: "Diet Box", saved: answered([], 150).amounts };
  skip.mockResolvedValue({ ok: true, value });
  const meals = [lunch, diet].map((meal) => ({ ...meal, cause: "delivery" }) as const);
  show({ "2026-11-24": { meals } });
  await press("Skip one meal");
  await press("Tuesday 24 November 2026, delivery");
  const dialog = within(screen.getByRole("dialog", { name: "Tuesday 24 November 2026" }));
  await userEvent.click(dialog.getByRole("switch", { name: /Diet Box comes/ }));
  expect(skip).toHaveBeenCalledWith({ subscriptionId: 2, day: "2026-11-24" }, A_KEY);
  const told = "No Diet Box on Tuesday 24 Nov. You save ₹150 on the November bill.";
  await waitFor(() => expect(dialog.getByRole("status")).toHaveTextContent(told));
});

test("once lunch is counted dinner can still be skipped, and the day says so", async () => {
  const value = { day: today, planName: "Diet Box", saved: answered([], 150).amounts };
  skip.mockResolvedValue({ ok: true, value });
  const counted = { ...lunch, cause: "delivery", lock: "after-cutoff" } as const;
  const cutoffAt = new Date("2026-11-20T09:30:00.000Z");
  const dinner = { ...diet, slotName: "Dinner", cause: "delivery", cutoffAt } as const;
  show({ [today]: { meals: [counted, dinner] } });
  await press("Friday 20 November 2026, delivery");
  const dialog = within(screen.getByRole("dialog", { name: "Friday 20 November 2026" }));
  expect(screen.getByRole("dialog")).toHaveAccessibleDescription(
    "Lunch was counted at 8:00. Dinner can be skipped until 15:00.",
  );
  expect(dialog.getByRole("switch", { name: /Veg Thali comes/ })).toBeDisabled();
  await userEvent.click(dialog.getByRole("switch", { name: /Diet Box comes/ }));
  expect(skip).toHaveBeenCalledWith({ subscriptionId: 2, day: today }, A_KEY);
  expect(pause).not.toHaveBeenCalled();
});

test("arrow keys move among the days and the Enter key pauses one", async () => {
  pause.mockResolvedValue({ ok: false, error: "already-paused" });
  show();
  act(() => button("Friday 20 November 2026, delivery").focus());
  await userEvent.keyboard("{ArrowRight}{Enter}");
  expect(pause).toHaveBeenCalledWith({ days: ["2026-11-21"] }, A_KEY);
});

test.each([
  ["{PageDown}", "/calendar?month=2026-12"],
  ["{PageUp}", "/calendar?month=2026-10"],
  ["{Shift>}{PageDown}{/Shift}", "/calendar?month=2027-11"],
])("%s in the grid leads to %s, and to the same day there", async (keys, address) => {
  show();
  await userEvent.click(button("Sunday 29 November 2026, no delivery"));
  await userEvent.keyboard(keys);
  expect(push).toHaveBeenCalledWith(address, { scroll: false });
});
