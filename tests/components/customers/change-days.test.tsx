import "@testing-library/jest-dom";
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { ChangeDays } from "@/components/customers/change-days";
import { rupees } from "@/lib/domain/money";
import { parsePlainDate, parsePlainMonth } from "@/lib/domain/plain-date";
import {
  adminPauseDaysAction,
  adminResumeDaysAction,
  previewAdminPauseAction,
  previewAdminResumeAction,
} from "@/lib/features/pauses/actions";
import { renderWithTexts } from "../../support/render";
import { A_KEY } from "../../support/press-key";

/** What the last preview showed. */
const SEEN = "5ee".padEnd(64, "0");

jest.mock("next/navigation", () => ({ unstable_rethrow: () => undefined }));
jest.mock("@/lib/features/pauses/actions", () => ({
  previewAdminPauseAction: jest.fn(),
  previewAdminResumeAction: jest.fn(),
  adminPauseDaysAction: jest.fn(),
  adminResumeDaysAction: jest.fn(),
}));

const pause = jest.mocked(adminPauseDaysAction);
const resume = jest.mocked(adminResumeDaysAction);
const box = (name: string) => screen.getByRole("textbox", { name });
const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));
const days = (...list: string[]) => list.map((day) => parsePlainDate(day));
const october = parsePlainMonth("2026-10");

const none = { ok: true as const, value: { count: 0, difference: 0, bills: [], seen: SEEN } };
const touched = {
  ok: true as const,
  value: {
    count: 1,
    difference: -240,
    bills: [
      {
        ...{ billId: 3, name: "Asha Kulkarni", month: october, before: rupees(3720), after: rupees(3480) },
        ...{ kind: "recalculate" as const, obstacle: null },
      },
    ],
    seen: SEEN,
  },
};

beforeEach(() => {
  jest.resetAllMocks();
  jest.mocked(previewAdminPauseAction).mockResolvedValue(none);
  jest.mocked(previewAdminResumeAction).mockResolvedValue(none);
  renderWithTexts(<ChangeDays customerId={5} today={parsePlainDate("2026-11-21")} />);
});

async function fill(first: string, last: string, reason: string) {
  if (first) await userEvent.type(box("First day"), first);
  if (last) await userEvent.type(box("Last day"), last);
  if (reason) await userEvent.type(box("Reason"), reason);
}

test("pauses the days between for the customer, shows the bill that changes before it is done, and where it is corrected", async () => {
  pause.mockResolvedValue({
    ok: true,
    value: {
      paused: days("2026-10-14", "2026-10-15"),
      refused: [{ day: parsePlainDate("2026-10-16"), reason: "already-paused" }],
      saved: [{ month: october, amount: rupees(240) }],
      correctionId: 3,
    },
  });
  jest.mocked(previewAdminPauseAction).mockResolvedValue(touched);
  await fill("2026-10-14", "2026-10-16", "Burnt dal");
  await press("Pause days");
  const asked = within(await screen.findByRole("alertdialog"));
  expect(asked.getByText(/1 existing bill changes: −₹240 in all/)).toBeVisible();
  expect(asked.getByRole("row", { name: /Asha Kulkarni/ })).toHaveTextContent("₹3,720₹3,480−₹240made anew");
  expect(pause).not.toHaveBeenCalled();
  await press("Change it and correct the bill");

  expect(pause).toHaveBeenCalledWith(
    {
      customerId: 5,
      days: ["2026-10-14", "2026-10-15", "2026-10-16"],
      reason: "Burnt dal",
      seenBills: SEEN,
    },
    A_KEY,
  );
  const said = within(screen.getByRole("status"));
  expect(
    await said.findByText(/Paused: Wed 14 Oct and Thu 15 Oct. Worth ₹240 on the October bill./),
  ).toBeVisible();
  expect(said.getByText("1 day stays as before: 1 paused already.")).toBeVisible();
  expect(said.getByRole("link", { name: /bills are being corrected/ })).toHaveAttribute(
    "href",
    "/admin/corrections/3",
  );
  expect(box("First day")).toHaveValue("");
});

test("resumes a single day when no last day is written", async () => {
  resume.mockResolvedValue({
    ok: true,
    value: { resumed: days("2026-11-26"), refused: [], added: [], correctionId: null },
  });
  await fill("2026-11-26", "", "Wants it after all");
  await press("Resume days");

  expect(resume).toHaveBeenCalledWith(
    { customerId: 5, days: ["2026-11-26"], reason: "Wants it after all", seenBills: SEEN },
    A_KEY,
  );
  expect(await screen.findByText(/^Resumed: Thursday 26 Nov\./)).toBeVisible();
  expect(pause).not.toHaveBeenCalled();
});

test.each([
  ["no first day", ["", "", "Called"], "First day"],
  ["no reason", ["2026-11-26", "", ""], "Reason"],
  ["a last day before the first", ["2026-11-26", "2026-11-25", "Called"], "Last day"],
  ["a day that there is not", ["2026-02-30", "", "Called"], "First day"],
  ["more than a year", ["2026-11-26", "2028-11-25", "Called"], "Last day"],
] as const)("refuses %s at its field and keeps the rest", async (_, [first, last, reason], field) => {
  await fill(first, last, reason);
  await press("Pause days");
  expect(box(field)).toBeInvalid();
  expect(box("Reason")).toHaveValue(reason);
  expect(pause).not.toHaveBeenCalled();
});

test("changes nothing when the bills that would change are not agreed to", async () => {
  jest.mocked(previewAdminPauseAction).mockResolvedValue(touched);
  await fill("2026-10-14", "", "Burnt dal");
  await press("Pause days");
  await screen.findByRole("alertdialog");
  await press("Cancel");
  expect(await screen.findByRole("alert")).toHaveTextContent("Nothing was changed.");
  expect(pause).not.toHaveBeenCalled();
});

test("says why nothing was changed", async () => {
  pause.mockResolvedValue({ ok: false, error: "nothing-to-pause" });
  await fill("2026-11-26", "", "Called");
  await press("Pause days");
  expect(await screen.findByRole("alert")).toHaveTextContent("There is nothing to pause");
  expect(box("First day")).toHaveValue("Thu 26 Nov 2026");
});

test("doesn't leave what an earlier press did beside a refusal", async () => {
  pause.mockResolvedValueOnce({
    ok: true,
    value: { paused: days("2026-11-26"), refused: [], saved: [], correctionId: null },
  });
  pause.mockResolvedValueOnce({ ok: false, error: "nothing-to-pause" });
  await fill("2026-11-26", "", "Called");
  await press("Pause days");
  expect(await screen.findByText(/^Paused: Thursday 26 Nov/)).toBeVisible();
  await fill("2026-11-27", "", "Called");
  await press("Pause days");
  expect(await screen.findByRole("alert")).toHaveTextContent("There is nothing to pause");
  expect(screen.queryByText(/^Paused:/)).not.toBeInTheDocument();
});
