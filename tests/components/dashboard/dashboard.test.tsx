import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { CutoffCountdown } from "@/components/dashboard/cutoff-countdown";
import { Estimate } from "@/components/dashboard/estimate";
import { NextChange } from "@/components/dashboard/next-change";
import { Owed } from "@/components/dashboard/owed";
import { paise, rupees } from "@/lib/domain/money";
import { parsePlainDate, parsePlainMonth } from "@/lib/domain/plain-date";
import { pauseDaysAction, resumeDaysAction } from "@/lib/features/pauses/actions";
import { renderWithTexts } from "../../support/render";
import { A_KEY } from "../../support/press-key";

jest.mock("next/navigation", () => ({ unstable_rethrow: () => undefined }));
jest.mock("@/lib/features/pauses/actions", () => ({
  pauseDaysAction: jest.fn(),
  resumeDaysAction: jest.fn(),
}));

const pause = jest.mocked(pauseDaysAction);
const resume = jest.mocked(resumeDaysAction);
const day = parsePlainDate;
const today = day("2026-11-20");

beforeEach(() => jest.resetAllMocks());
afterEach(() => jest.useRealTimers());

const serverNow = Date.parse("2026-11-20T00:00:00Z");
const MINUTE = 60_000;
const countdown = (until: number) =>
  renderWithTexts(<CutoffCountdown serverNow={serverNow} cutoffAt={until} time="Fri 20 Nov, 08:00" />);
const timer = () => screen.getByRole("timer");

test("the time left until the kitchen counts ticks down from the server's clock", () => {
  jest.useFakeTimers({ now: serverNow - 40 * MINUTE }); // a device whose clock is wrong
  countdown(serverNow + 61 * MINUTE);
  expect(timer()).toHaveTextContent("until Fri 20 Nov, 08:00: 1 h 1 min left.");
  act(() => jest.advanceTimersByTime(2 * MINUTE));
  expect(timer()).toHaveTextContent("59 min 0 s left.");
  act(() => jest.advanceTimersByTime(59 * MINUTE));
  expect(timer()).toHaveTextContent("The kitchen has counted just now");
});

test("after a sleep, in which timers and the page's own time stood still, it says at once what is left", () => {
  jest.useFakeTimers({ now: serverNow });
  const until = serverNow + 3 * MINUTE;
  countdown(until);
  jest.setSystemTime(until + 4_000); // no timer runs for that
  act(() => void window.dispatchEvent(new Event("pageshow")));
  expect(timer()).toHaveTextContent("The kitchen has counted just now");
});

test("with the time of a day goes the button that would change it", () => {
  jest.useFakeTimers({ now: serverNow });
  const pausable = { day: today, until: serverNow + 3 * MINUTE };
  renderWithTexts(<NextChange today={today} serverNow={serverNow} pausable={pausable} resumable={null} />);
  expect(screen.getByRole("button", { name: "Pause today" })).toBeEnabled();
  jest.setSystemTime(pausable.until + 4_000);
  act(() => void document.dispatchEvent(new Event("visibilitychange")));
  expect(screen.queryByRole("button")).not.toBeInTheDocument();
});

const at = { today, serverNow };
const later = { until: Date.parse("2027-01-01T00:00:00Z") };

test.each([
  ["2026-11-20", "Pause today"],
  ["2026-11-21", "Pause tomorrow"],
  ["2026-11-23", "Pause Mon 23 Nov"],
])("the one button of the day pauses %s as %s", async (pausable, name) => {
  const saved = [{ month: parsePlainMonth("2026-11"), amount: rupees(120) }];
  pause.mockResolvedValue({ ok: true, value: { paused: [day(pausable)], refused: [], saved } });
  renderWithTexts(<NextChange {...at} pausable={{ ...later, day: day(pausable) }} resumable={null} />);
  await userEvent.click(screen.getByRole("button", { name }));
  expect(pause).toHaveBeenCalledWith({ days: [pausable] }, A_KEY);
  await waitFor(() =>
    expect(screen.getByRole("status")).toHaveTextContent("You save ₹120 on the November bill."),
  );
});

test("a pause that comes before the next tiffin can be taken back on the spot", async () => {
  resume.mockResolvedValue({ ok: false, error: "after-cutoff" });
  renderWithTexts(<NextChange {...at} pausable={null} resumable={{ ...later, day: day("2026-11-21") }} />);
  await userEvent.click(screen.getByRole("button", { name: "Resume tomorrow" }));
  expect(resume).toHaveBeenCalledWith({ days: ["2026-11-21"] }, A_KEY);
  await waitFor(() => expect(screen.getByRole("status")).toHaveTextContent("This page is up to date now."));
});

const owed = {
  ...{ totalDays: 26, pausedDays: 2, billableDays: 24, isPaid: false, issuedAt: new Date(0) },
  obstacle: null,
};

test("an unpaid bill says by when it is due, an overdue one that it was, each with the way to pay", () => {
  const september = {
    id: 1,
    month: parsePlainMonth("2026-09"),
    amount: rupees(2880),
    open: paise(288_000),
    dueDate: day("2026-10-08"),
  };
  const october = {
    id: 2,
    month: parsePlainMonth("2026-10"),
    amount: rupees(186000),
    open: paise(18_600_000),
    dueDate: day("2026-11-20"),
  };
  renderWithTexts(
    <Owed
      bills={[
        { ...owed, ...september },
        { ...owed, ...october },
      ]}
      today={today}
    />,
  );
  expect(screen.getByRole("heading", { name: "You owe ₹1,88,880" })).toBeInTheDocument();
  expect(screen.getByText("₹2,880 of it is overdue.")).toBeInTheDocument();
  expect(screen.getByText("Overdue")).toBeInTheDocument();
  expect(screen.getByText("Was due by Thu 8 Oct")).toBeInTheDocument();
  expect(screen.getByText("Due by Fri 20 Nov")).toBeInTheDocument();
  const later = screen.getByRole("link", { name: "Pay ₹1,86,000" });
  expect(later).toHaveAttribute("href", "/bills/2/pay");
  // what is late is the one thing to do
  expect(later).not.toHaveClass("bg-accent");
  expect(screen.getByRole("link", { name: "Pay ₹2,880" })).toHaveClass("bg-accent");
});

test("a bill for which money is set aside isn't offered to be paid again", () => {
  const september = { month: parsePlainMonth("2026-09"), amount: rupees(2000), dueDate: day("2026-10-08") };
  const obstacle = { reason: "set-aside", amount: paise(300_000) } as const;
  renderWithTexts(
    <Owed bills={[{ ...owed, ...september, id: 1, open: paise(200_000), obstacle }]} today={today} />,
  );
  expect(screen.getByText("₹3,000 is set aside: don't pay again yet.")).toBeInTheDocument();
  expect(screen.queryByRole("link", { name: /^Pay/ })).not.toBeInTheDocument();
});

test("the running month is told as it stands, with the days that cost nothing", () => {
  const totals = { totalDays: 25, pausedDays: 5, billableDays: 20, amount: rupees(2400) };
  renderWithTexts(<Estimate estimate={{ ...totals, month: parsePlainMonth("2026-11"), lines: [] }} />);
  expect(screen.getByRole("heading", { name: "November so far" })).toBeInTheDocument();
  expect(screen.getByText("₹2,400")).toBeInTheDocument();
  expect(screen.getByText("20 tiffins · 5 days without a charge")).toBeInTheDocument();
});
