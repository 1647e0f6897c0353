// An act that shows first what it would change, when its answer gets lost.
import "@testing-library/jest-dom";
import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { ChangeDays } from "@/components/customers/change-days";
import { rupees } from "@/lib/domain/money";
import { parsePlainDate, parsePlainMonth } from "@/lib/domain/plain-date";
import { adminPauseDaysAction, previewAdminPauseAction } from "@/lib/features/pauses/actions";
import { renderWithTexts } from "../../support/render";

/** What the last preview showed. */
const SEEN = "5ee".padEnd(64, "0");

jest.mock("next/navigation", () => ({
  unstable_rethrow: () => undefined,
  unstable_isUnrecognizedActionError: () => false,
}));
jest.mock("@/lib/features/pauses/actions", () => ({
  adminPauseDaysAction: jest.fn(),
  previewAdminPauseAction: jest.fn(),
}));

const pause = jest.mocked(adminPauseDaysAction);
const preview = jest.mocked(previewAdminPauseAction);
const day = parsePlainDate("2026-11-23");
const value = { paused: [day], refused: [], saved: [], correctionId: null };

const bill = {
  billId: 7,
  name: "Asha Kulkarni",
  month: parsePlainMonth("2026-10"),
  before: rupees(1_200),
  after: rupees(1_080),
  obstacle: null,
};
const asked = (seen: string, kind: "recalculate" | "credit") => ({
  ok: true as const,
  value: { count: 1, difference: -120, bills: [{ ...bill, kind }], seen },
});

test("a press that is sent once more for its lost answer is not looked at again: by then it may be done", async () => {
  const state = { state: "done", value };
  Object.assign(globalThis, { fetch: jest.fn(async () => ({ ok: true, json: async () => state })) });
  preview
    .mockResolvedValueOnce({ ok: true, value: { count: 0, difference: 0, bills: [], seen: SEEN } })
    .mockResolvedValue({ ok: false, error: "already-paused" });
  pause.mockRejectedValueOnce(new TypeError("Failed to fetch")).mockResolvedValue({ ok: true, value });
  renderWithTexts(<ChangeDays customerId={5} today={parsePlainDate("2026-11-21")} />);
  await userEvent.type(screen.getByRole("textbox", { name: "First day" }), day);
  await userEvent.type(screen.getByRole("textbox", { name: "Reason" }), "On the phone");
  await userEvent.click(screen.getByRole("button", { name: "Pause days" }));
  expect(await screen.findByText(/Paused: Monday 23 Nov/)).toBeVisible();
  expect(screen.queryByText(/paused already/)).not.toBeInTheDocument();
  const [first, second] = pause.mock.calls;
  expect(second).toEqual(first);
});

test("where the bills have changed since they were shown, they are shown anew before anything is changed", async () => {
  const later = "1a7e".padEnd(64, "0");
  pause.mockReset();
  preview
    .mockReset()
    .mockResolvedValueOnce(asked(SEEN, "recalculate"))
    .mockResolvedValueOnce(asked(later, "credit"));
  pause.mockResolvedValueOnce({ ok: false, error: "bills-changed" }).mockResolvedValue({ ok: true, value });
  renderWithTexts(<ChangeDays customerId={5} today={parsePlainDate("2026-11-21")} />);
  await userEvent.type(screen.getByRole("textbox", { name: "First day" }), day);
  await userEvent.type(screen.getByRole("textbox", { name: "Reason" }), "On the phone");
  await userEvent.click(screen.getByRole("button", { name: "Pause days" }));
  await userEvent.click(await screen.findByRole("button", { name: "Change it and correct the bill" }));
  expect(await screen.findByText(/changed since you were asked/)).toBeVisible();
  expect(screen.getByText("paid: as credit")).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "Change it and correct the bill" }));
  expect(await screen.findByText(/Paused: Monday 23 Nov/)).toBeVisible();
  expect(pause.mock.calls.map(([input]) => input)).toEqual([
    expect.objectContaining({ seenBills: SEEN }),
    expect.objectContaining({ seenBills: later }),
  ]);
});

test("who reads the bills for minutes can still change them", async () => {
  jest.useFakeTimers({ doNotFake: ["performance"] });
  const state = { state: "withdrawn" };
  Object.assign(globalThis, { fetch: jest.fn(async () => ({ ok: true, json: async () => state })) });
  pause.mockReset().mockResolvedValue({ ok: true, value });
  preview.mockReset().mockResolvedValueOnce(asked(SEEN, "recalculate"));
  renderWithTexts(<ChangeDays customerId={5} today={parsePlainDate("2026-11-21")} />);
  const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
  await user.type(screen.getByRole("textbox", { name: "First day" }), day);
  await user.type(screen.getByRole("textbox", { name: "Reason" }), "On the phone");
  await user.click(screen.getByRole("button", { name: "Pause days" }));
  await act(() => jest.advanceTimersByTimeAsync(120_000));
  expect(screen.queryByText(/did not reach us/)).not.toBeInTheDocument();
  await user.click(await screen.findByRole("button", { name: "Change it and correct the bill" }));
  expect(await screen.findByText(/Paused: Monday 23 Nov/)).toBeVisible();
  jest.useRealTimers();
});
