import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { PauseCalendar } from "@/components/pauses/pause-calendar";
import { rupees } from "@/lib/domain/money";
import { parsePlainDate, plainMonth } from "@/lib/domain/plain-date";
import { pauseDaysAction, resumeDaysAction } from "@/lib/features/pauses/actions";
import { renderWithTexts } from "../../support/render";
import { A_KEY } from "../../support/press-key";
import { changeable, november } from "./november";

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

beforeEach(() => jest.resetAllMocks());

const show = () => renderWithTexts(<PauseCalendar shown={november()} changeable={changeable} />);
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
  pause.mockResolvedValue({ ok: false, error: "already-paused" });
  show();
  await press("Select several days");
  await write("First day", "2026-11-30");
  await write("Last day", "2026-12-02");
  const told =
    "3 tiffins, Mon 30 Nov to Wed 2 Dec. You save ₹120 on the November bill, due Tue 8 Dec and ₹240 on the December bill, due Fri 8 Jan.";
  expect(screen.getByText(told)).toBeInTheDocument();
  await press("Pause 3 days");
  expect(pause).toHaveBeenCalledWith({ days: ["2026-11-30", "2026-12-01", "2026-12-02"] }, A_KEY);
  await says("paused already");
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
