import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { RunningList } from "@/components/subscriptions/running-list";
import { rupees } from "@/lib/domain/money";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { skipDayAction } from "@/lib/features/pauses/actions";
import { endEarlyAction, extendAction } from "@/lib/features/subscriptions/actions";
import type { RunningSubscription } from "@/lib/features/subscriptions/overview";
import { LUNCH } from "@/lib/domain/slot";
import { renderWithTexts } from "../../support/render";
import { A_KEY } from "../../support/press-key";

jest.mock("next/navigation", () => ({
  unstable_rethrow: () => undefined,
  useRouter: () => ({ refresh: jest.fn() }),
}));
jest.mock("@/lib/features/subscriptions/actions", () => ({
  endEarlyAction: jest.fn(),
  extendAction: jest.fn(),
}));
jest.mock("@/lib/features/pauses/actions", () => ({
  resumeDaysAction: jest.fn(),
  skipDayAction: jest.fn(),
  unskipDayAction: jest.fn(),
}));

const end = jest.mocked(endEarlyAction);
const extend = jest.mocked(extendAction);
const skip = jest.mocked(skipDayAction);
const day = parsePlainDate;

beforeEach(() => jest.resetAllMocks());

const running: RunningSubscription = {
  id: 5,
  planId: 1,
  planName: "Veg Thali",
  slot: LUNCH,
  dailyRate: rupees(120),
  isActive: true,
  startDate: day("2026-11-02"),
  endDate: day("2026-11-30"),
  weekdays: [1, 2, 3, 4, 5],
  skippedDates: [],
  hasBegun: true,
  nextDelivery: day("2026-11-23"),
  upcoming: [
    { day: day("2026-11-20"), cause: "delivery", isChangeable: false },
    { day: day("2026-11-23"), cause: "delivery", isChangeable: true },
    { day: day("2026-11-24"), cause: "paused", isChangeable: true },
  ],
  earlyEnd: {
    kind: "shorten",
    earliest: day("2026-11-20"),
    deliveries: ["2026-11-19", "2026-11-20", "2026-11-23", "2026-11-25"].map((one) => day(one)),
  },
};

const says = (words: string) =>
  waitFor(() => expect(screen.getAllByRole("status")[0]).toHaveTextContent(words));

function show(changes: Partial<RunningSubscription> = {}) {
  const closures = [{ date: day("2026-12-02"), reason: "Kitchen repair", slotId: null }];
  const terms = { closures, pausedDates: [day("2026-12-03")], dueDays: 7 };
  renderWithTexts(
    <RunningList
      running={[{ ...running, ...changes }]}
      terms={terms}
      today={day("2026-11-20")}
      notice={null}
    />,
  );
  return within(screen.getByRole("article", { name: "Veg Thali" }));
}

test("a card says what comes, on which days, until when and for how much", () => {
  const card = show();
  expect(card.getByText("Monday to Friday")).toBeInTheDocument();
  expect(card.getByText("Mon 2 Nov to Mon 30 Nov 2026")).toBeInTheDocument();
  expect(card.getByText("₹120 a day")).toBeInTheDocument();
});

test("ending early names the last tiffin before anything happens, and says it again when it is done", async () => {
  end.mockResolvedValue({ ok: true, value: { planName: "Veg Thali", endDate: day("2026-11-20") } });
  const card = show();
  await userEvent.click(card.getByRole("button", { name: "End early" }));
  const dialog = within(screen.getByRole("alertdialog", { name: "End Veg Thali early?" }));
  expect(dialog.getByText(/The last tiffin comes on Friday 20 Nov/)).toBeInTheDocument();
  expect(end).not.toHaveBeenCalled();
  await userEvent.click(dialog.getByRole("button", { name: "End on Fri 20 Nov" }));
  expect(end).toHaveBeenCalledWith({ subscriptionId: 5, lastDate: "2026-11-20" }, A_KEY);
  await says("Veg Thali ends with Friday 20 Nov.");
  expect(screen.queryByRole("alertdialog")).not.toBeInTheDocument();
});

test("a later last day can be chosen, with what its month then costs, or days be paused instead", async () => {
  end.mockResolvedValue({ ok: true, value: { planName: "Veg Thali", endDate: day("2026-11-24") } });
  const card = show();
  await userEvent.click(card.getByRole("button", { name: "End early" }));
  const dialog = within(screen.getByRole("alertdialog", { name: "End Veg Thali early?" }));
  expect(dialog.getByText("Its part of your November bill is then ₹240, for 2 tiffins.")).toBeVisible();
  const last = dialog.getByRole("textbox", { name: "Last day" });
  await userEvent.clear(last);
  await userEvent.type(last, "2026-11-24");
  expect(dialog.getByText(/The last tiffin comes on Monday 23 Nov\. Nothing/)).toBeVisible();
  expect(dialog.getByText("Its part of your November bill is then ₹360, for 3 tiffins.")).toBeVisible();
  expect(dialog.getByRole("link", { name: "Pause days instead" })).toHaveAttribute("href", "/calendar");
  await userEvent.click(dialog.getByRole("button", { name: "End on Mon 23 Nov" }));
  expect(end).toHaveBeenCalledWith({ subscriptionId: 5, lastDate: "2026-11-24" }, A_KEY);
  await says("Veg Thali ends with Tuesday 24 Nov.");
});

test("one that has brought nothing yet is announced to be removed", async () => {
  const card = show({ earlyEnd: { kind: "remove" } });
  await userEvent.click(card.getByRole("button", { name: "End early" }));
  expect(screen.getByRole("alertdialog")).toHaveTextContent("Nothing is charged.");
  expect(screen.getByRole("button", { name: "Remove it" })).toBeInTheDocument();
});

test("a refusal to end keeps the question open with the reason", async () => {
  end.mockResolvedValue({ ok: false, error: "already-ended" });
  const card = show();
  await userEvent.click(card.getByRole("button", { name: "End early" }));
  await userEvent.click(screen.getByRole("button", { name: "End on Fri 20 Nov" }));
  const alert = await within(screen.getByRole("alertdialog")).findByRole("alert");
  expect(alert).toHaveTextContent("It ends by itself");
});

test("extending shows the days and the price that are added, and which bring nothing and why", async () => {
  const value = { planName: "Veg Thali", endDate: day("2026-12-04"), days: 2, total: rupees(240) };
  extend.mockResolvedValue({ ok: true, value });
  const card = show();
  await userEvent.click(card.getByRole("button", { name: "Extend" }));
  const dialog = within(screen.getByRole("dialog", { name: "Extend Veg Thali" }));
  await userEvent.type(dialog.getByRole("textbox", { name: "New last day" }), "2026-12-04");
  expect(dialog.getByText("2 more days for ₹240")).toBeInTheDocument();
  expect(dialog.getByText("2 days × ₹120 a day")).toBeInTheDocument();
  expect(dialog.getByText(/because the kitchen is closed: Wed 2 Dec \(Kitchen repair\)/)).toBeInTheDocument();
  expect(dialog.getByText(/because you paused it: Thursday 3 Dec/)).toBeInTheDocument();
  expect(dialog.getByText("Bill for December 2026")).toBeInTheDocument();
  expect(dialog.getByText("2 days, due Fri 8 Jan")).toBeInTheDocument();
  await userEvent.click(dialog.getByRole("button", { name: "Extend" }));
  expect(extend).toHaveBeenCalledWith({ subscriptionId: 5, endDate: "2026-12-04", isSecond: false }, A_KEY);
  await says("Veg Thali now runs until Friday 4 Dec");
});

test("extending over days on which the plan comes already asks first", async () => {
  extend.mockResolvedValueOnce({ ok: false, error: "same-plan" });
  const card = show();
  await userEvent.click(card.getByRole("button", { name: "Extend" }));
  const dialog = within(screen.getByRole("dialog", { name: "Extend Veg Thali" }));
  await userEvent.type(dialog.getByRole("textbox", { name: "New last day" }), "2026-12-04");
  const yes = { name: "Yes, a second tiffin each day" };
  expect(dialog.queryByRole("checkbox", yes)).not.toBeInTheDocument();
  await userEvent.click(dialog.getByRole("button", { name: "Extend" }));
  const box = await dialog.findByRole("checkbox", yes);
  expect(box).toHaveAccessibleDescription(/You have Veg Thali on these days already/);
  await userEvent.click(box);
  const value = { planName: "Veg Thali", endDate: day("2026-12-04"), days: 2, total: rupees(240) };
  extend.mockResolvedValueOnce({ ok: true, value });
  await userEvent.click(dialog.getByRole("button", { name: "Extend" }));
  await says("Veg Thali now runs until Friday 4 Dec");
  expect(extend).toHaveBeenLastCalledWith(expect.objectContaining({ isSecond: true }), A_KEY);
});

test("one of the next tiffins can be skipped, those counted or paused can't", async () => {
  const value = { day: day("2026-11-23"), planName: "Veg Thali", saved: [] };
  skip.mockResolvedValue({ ok: true, value });
  const card = show();
  await userEvent.click(card.getByText("Next tiffins, to skip one"));
  expect(card.getAllByRole("button", { name: /^Skip/ })).toHaveLength(1);
  await userEvent.click(card.getByRole("button", { name: "Skip Monday 23 November 2026" }));
  expect(skip).toHaveBeenCalledWith({ subscriptionId: 5, day: "2026-11-23" }, A_KEY);
  await waitFor(() => expect(card.getByRole("status")).toHaveTextContent("No Veg Thali on Monday 23 Nov."));
});
