import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { PauseCalendar } from "@/components/pauses/pause-calendar";
import { rupees } from "@/lib/domain/money";
import { daysOfMonth, parsePlainDate, parsePlainMonth, plainMonth } from "@/lib/domain/plain-date";
import { pauseDaysAction, resumeDaysAction, skipDayAction } from "@/lib/features/pauses/actions";
import type { CalendarDay, CalendarMonth } from "@/lib/features/pauses/queries";
import { renderWithTexts } from "../../support/render";
import { A_KEY } from "../../support/press-key";

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

const month = parsePlainMonth("2026-11");
const today = parsePlainDate("2026-11-20");
const meal = { slotName: "Lunch", lock: null, cutoffAt: new Date("2026-11-24T02:30:00.000Z") };
const lunch = { ...meal, subscriptionId: 1, planName: "Veg Thali", dailyRate: rupees(120) };
const diet = { ...meal, subscriptionId: 2, planName: "Diet Box", dailyRate: rupees(150) };

beforeEach(() => jest.resetAllMocks());

/** November 2026 at noon of the 20th: a tiffin every day but on Sundays, a pause, a skip and a closed day. */
function november(changes: Record<string, Partial<CalendarDay>> = {}): CalendarMonth {
  const days = daysOfMonth(month).map((day): CalendarDay => {
    const lock = day < today ? "past" : day === today ? "after-cutoff" : null;
    const plain = { day, lock, closure: null, pausedAt: null } as const;
    const isSunday = ["01", "08", "15", "22", "29"].includes(day.slice(8));
    const usual: CalendarDay = isSunday
      ? { ...plain, state: "none", meals: [] }
      : { ...plain, state: "delivery", meals: [{ ...lunch, cause: "delivery", lock }] };
    return { ...usual, ...special[day], ...changes[day] };
  });
  return { month, today, days };
}

const special: Record<string, Partial<CalendarDay>> = {
  "2026-11-25": { state: "paused", meals: [{ ...lunch, cause: "paused" }] },
  "2026-11-26": { state: "skipped", meals: [{ ...lunch, cause: "skipped" }] },
  "2026-11-27": { state: "closed", closure: "Diwali", meals: [{ ...lunch, cause: "closed" }] },
};

const changeable = {
  subscriptions: [
    {
      ...{ id: 1, planName: "Veg Thali", dailyRate: rupees(120), weekdays: [1, 2, 3, 4, 5, 6] as const },
      ...{ startDate: parsePlainDate("2026-11-01"), endDate: parsePlainDate("2027-01-31") },
      ...{ skippedDates: [parsePlainDate("2026-11-26")], closedDates: [parsePlainDate("2026-11-27")] },
    },
  ],
  pausedDates: [parsePlainDate("2026-11-25")],
  serverNow: Date.parse("2026-11-20T06:30:00Z"),
  dueDays: 7,
};

const show = (changes?: Record<string, Partial<CalendarDay>>) =>
  renderWithTexts(<PauseCalendar shown={november(changes)} changeable={changeable} />);
// the first test looks the buttons up as a reader would; after that by label, which is many times faster
const button = (name: string) =>
  name.includes("2026,") ? screen.getByLabelText(name) : screen.getByRole("button", { name });
async function write(name: string, text: string) {
  await userEvent.click(screen.getByLabelText(name));
  await userEvent.paste(text);
}
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

test("several days are chosen by first and last and paused in one step, with the reasons of those that could not be", async () => {
  const { days, amounts } = answered(["2026-11-23", "2026-11-24", "2026-11-28", "2026-11-30"], 480);
  const refused = [
    { day: parsePlainDate("2026-11-25"), reason: "already-paused" },
    { day: parsePlainDate("2026-11-29"), reason: "nothing-to-pause" },
  ] as const;
  pause.mockResolvedValue({ ok: true, value: { paused: days, refused: [...refused], saved: amounts } });
  show();
  await press("Select several days");
  expect(button("Pause days")).toBeDisabled();
  await press("Monday 30 November 2026, delivery");
  await press("Monday 23 November 2026, delivery");
  expect(screen.getByRole("textbox", { name: "First day" })).toHaveValue("Mon 23 Nov 2026");
  expect(screen.getByRole("textbox", { name: "Last day" })).toHaveValue("Mon 30 Nov 2026");
  // the 25th is paused, the 26th skipped, the 27th closed, the 29th a Sunday
  const told = "4 tiffins, Mon 23 Nov to Mon 30 Nov. You save ₹480 on the November bill, due Tue 8 Dec.";
  expect(screen.getByText(told)).toBeInTheDocument();
  expect(button("Pause 5 days")).toBeEnabled();
  expect(button("Resume 1 day")).toBeEnabled();
  await press("Pause days");
  expect(pause.mock.calls[0]?.[0]).toMatchObject({
    days: expect.arrayContaining(["2026-11-23", "2026-11-30"]),
  });
  await says("No tiffin on 4 days between Mon 23 Nov and Mon 30 Nov.");
  await says("Wednesday 25 Nov: paused already");
  await says("Sunday 29 Nov: no tiffin was due");
});

test("a range over two months says what each bill comes to, and when it is due", async () => {
  show();
  await press("Select several days");
  await write("First day", "2026-11-30");
  await write("Last day", "2026-12-02");
  const told =
    "3 tiffins, Mon 30 Nov to Wed 2 Dec. You save ₹120 on the November bill, due Tue 8 Dec and ₹240 on the December bill, due Fri 8 Jan.";
  expect(screen.getByText(told)).toBeInTheDocument();
  await press("Pause 3 days");
  expect(pause).toHaveBeenCalledWith({ days: ["2026-11-30", "2026-12-01", "2026-12-02"] }, A_KEY);
});

test("days of which none can be changed say so, and offer nothing", async () => {
  show();
  await press("Select several days");
  await press("Sunday 29 November 2026, no delivery");
  expect(screen.getByText("None of these days can be changed.")).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: /^(Pause|Resume) \d/ })).not.toBeInTheDocument();
});

test("a day that is held is the first of several, and isn't paused", async () => {
  jest.useFakeTimers();
  const user = userEvent.setup({ advanceTimers: (ms) => jest.advanceTimersByTime(ms) });
  show();
  const day = button("Monday 23 November 2026, delivery");
  await user.pointer({ keys: "[MouseLeft>]", target: day });
  act(() => jest.advanceTimersByTime(500));
  await user.pointer({ keys: "[/MouseLeft]", target: day });
  expect(screen.getByRole("textbox", { name: "First day" })).toHaveValue("Mon 23 Nov 2026");
  await user.click(button("Tuesday 24 November 2026, delivery"));
  expect(button("Pause 2 days")).toBeEnabled();
  expect(pause).not.toHaveBeenCalled();
  jest.useRealTimers();
});

test("a range can be written, also over months, and is resumed with the other button", async () => {
  resume.mockResolvedValue({ ok: false, error: "not-paused" });
  show();
  await press("Select several days");
  await write("First day", "2026-11-30");
  await write("Last day", "2026-12-02");
  await press("Resume days");
  expect(resume).toHaveBeenCalledWith({ days: ["2026-11-30", "2026-12-01", "2026-12-02"] }, A_KEY);
  await says("This isn't paused");
});

test("a range of more than 366 days can't be sent", async () => {
  show();
  await press("Select several days");
  await write("First day", "2026-11-30");
  await write("Last day", "2027-12-01");
  expect(screen.getByText(/more than 366 days/)).toBeInTheDocument();
  expect(button("Pause days")).toBeDisabled();
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
