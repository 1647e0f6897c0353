import "@testing-library/jest-dom";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { CustomerSubscriptions } from "@/components/customers/customer-subscriptions";
import { rupees } from "@/lib/domain/money";
import { ALL_WEEKDAYS, parsePlainDate, parsePlainMonth } from "@/lib/domain/plain-date";
import {
  adminSkipDayAction,
  adminUnskipDayAction,
  previewAdminSkipAction,
  previewAdminUnskipAction,
} from "@/lib/features/pauses/actions";
import {
  adminEndEarlyAction,
  adminExtendAction,
  previewAdminEndAction,
  previewAdminExtendAction,
} from "@/lib/features/subscriptions/actions";
import type { RunningSubscription } from "@/lib/features/subscriptions/overview";
import { LUNCH } from "@/lib/domain/slot";
import { renderWithTexts } from "../../support/render";
import { A_KEY } from "../../support/press-key";

/** What the last preview showed. */
const SEEN = "5ee".padEnd(64, "0");

jest.mock("next/navigation", () => ({ unstable_rethrow: () => undefined }));
jest.mock("@/lib/features/subscriptions/actions", () => ({
  previewAdminEndAction: jest.fn(),
  previewAdminExtendAction: jest.fn(),
  adminEndEarlyAction: jest.fn(),
  adminExtendAction: jest.fn(),
}));

jest.mock("@/lib/features/pauses/actions", () => ({
  previewAdminSkipAction: jest.fn(),
  previewAdminUnskipAction: jest.fn(),
  adminSkipDayAction: jest.fn(),
  adminUnskipDayAction: jest.fn(),
}));

const skip = jest.mocked(adminSkipDayAction);
const unskip = jest.mocked(adminUnskipDayAction);
const end = jest.mocked(adminEndEarlyAction);
const extend = jest.mocked(adminExtendAction);

const running: RunningSubscription = {
  id: 8,
  planId: 1,
  planName: "Veg Thali",
  slot: LUNCH,
  dailyRate: rupees(120),
  startDate: parsePlainDate("2026-11-02"),
  endDate: parsePlainDate("2026-12-20"),
  weekdays: ALL_WEEKDAYS,
  skippedDates: [],
  isActive: true,
  hasBegun: true,
  nextDelivery: parsePlainDate("2026-11-21"),
  upcoming: [],
  earlyEnd: null,
};

function show(mayChange = true) {
  const today = parsePlainDate("2026-11-21");
  renderWithTexts(
    <CustomerSubscriptions running={[running]} customerId={5} today={today} mayChange={mayChange} />,
  );
}

const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));
const dialog = () => within(screen.getByRole("dialog"));
const confirm = (name: string) => userEvent.click(dialog().getByRole("button", { name }));

const none = { ok: true as const, value: { count: 0, difference: 0, bills: [], seen: SEEN } };

beforeEach(() => {
  jest.resetAllMocks();
  jest.mocked(previewAdminEndAction).mockResolvedValue(none);
  jest.mocked(previewAdminExtendAction).mockResolvedValue(none);
  jest.mocked(previewAdminSkipAction).mockResolvedValue(none);
  jest.mocked(previewAdminUnskipAction).mockResolvedValue(none);
});

test("ends a subscription from a day on that may lie in the past, with a reason", async () => {
  end.mockResolvedValue({
    ok: true,
    value: { planName: "Veg Thali", endDate: parsePlainDate("2026-11-10"), correctionId: null },
  });
  show();
  await press("End early");
  await userEvent.type(dialog().getByRole("textbox", { name: "Last day" }), "2026-11-10");
  await userEvent.type(dialog().getByRole("textbox", { name: "Reason" }), "Moves away");
  await confirm("End early");

  expect(end).toHaveBeenCalledWith(
    {
      customerId: 5,
      subscriptionId: 8,
      lastDate: "2026-11-10",
      reason: "Moves away",
      seenBills: SEEN,
    },
    A_KEY,
  );
  expect(await screen.findByText("Veg Thali ends with Tuesday 10 Nov.")).toBeVisible();
});

test("ends it now when no last day is written", async () => {
  end.mockResolvedValue({ ok: true, value: { planName: "Veg Thali", endDate: null, correctionId: null } });
  show();
  await press("End early");
  await userEvent.type(dialog().getByRole("textbox", { name: "Reason" }), "Moves away");
  await confirm("End early");

  expect(end).toHaveBeenCalledWith(
    {
      customerId: 5,
      subscriptionId: 8,
      lastDate: undefined,
      reason: "Moves away",
      seenBills: SEEN,
    },
    A_KEY,
  );
  expect(await screen.findByText("Veg Thali is removed: nothing of it was delivered.")).toBeVisible();
});

test("wants a reason for either", async () => {
  show();
  await press("End early");
  await confirm("End early");
  expect(dialog().getByRole("textbox", { name: "Reason" })).toBeInvalid();
  expect(end).not.toHaveBeenCalled();
});

test("extends it, and says what the added days come to", async () => {
  const value = {
    planName: "Veg Thali",
    slot: LUNCH,
    endDate: parsePlainDate("2026-12-27"),
    days: 7,
    total: rupees(840),
    correctionId: null,
  };
  extend.mockResolvedValue({ ok: true, value });
  show();
  await press("Extend");
  await userEvent.type(dialog().getByRole("textbox", { name: "New last day" }), "2026-12-27");
  await userEvent.type(dialog().getByRole("textbox", { name: "Reason" }), "On the phone");
  await confirm("Extend");

  const asked = { customerId: 5, subscriptionId: 8, endDate: "2026-12-27", reason: "On the phone" };
  const sent = { ...asked, isSecond: false, seenBills: SEEN };
  expect(extend).toHaveBeenCalledWith(sent, A_KEY);
  expect(
    await screen.findByText("Veg Thali now runs until Sunday 27 Dec: 7 more days for ₹840."),
  ).toBeVisible();
});

test("a new last day that is not later is refused at its field", async () => {
  extend.mockResolvedValue({ ok: false, error: "not-later" });
  show();
  await press("Extend");
  await userEvent.type(dialog().getByRole("textbox", { name: "New last day" }), "2026-12-20");
  await userEvent.type(dialog().getByRole("textbox", { name: "Reason" }), "On the phone");
  await confirm("Extend");
  expect(await dialog().findByText(/^Choose a day after the current last day\./)).toBeVisible();
  expect(dialog().getByRole("textbox", { name: "New last day" })).toBeInvalid();
});

test("asks before an extension brings a second tiffin of the plan a day", async () => {
  const error = "same-plan" as const;
  jest.mocked(previewAdminExtendAction).mockResolvedValueOnce({ ok: false, error });
  show();
  await press("Extend");
  await userEvent.type(dialog().getByRole("textbox", { name: "New last day" }), "2026-12-27");
  await userEvent.type(dialog().getByRole("textbox", { name: "Reason" }), "On the phone");
  await confirm("Extend");
  const box = await dialog().findByRole("checkbox", { name: "Yes, a second tiffin each day" });
  expect(box).toHaveAccessibleDescription(/Veg Thali comes on these days already/);
  expect(extend).not.toHaveBeenCalled();
  extend.mockResolvedValue({ ok: false, error: "ended" });
  await userEvent.click(box);
  await confirm("Extend");
  await waitFor(() => expect(extend).toHaveBeenCalledTimes(1));
  expect(extend).toHaveBeenCalledWith(expect.objectContaining({ isSecond: true }), A_KEY);
});

test("skips one meal of a day, and says what that is worth", async () => {
  const saved = [{ month: parsePlainMonth("2026-11"), amount: rupees(120) }];
  const day = parsePlainDate("2026-11-10");
  skip.mockResolvedValue({ ok: true, value: { day, planName: "Veg Thali", saved, correctionId: null } });
  show();
  await press("Skip a day");
  await userEvent.type(dialog().getByRole("textbox", { name: "Day" }), "2026-11-10");
  await userEvent.type(dialog().getByRole("textbox", { name: "Reason" }), "Got two");
  await confirm("Skip the day");

  expect(skip).toHaveBeenCalledWith(
    {
      customerId: 5,
      subscriptionId: 8,
      day: "2026-11-10",
      reason: "Got two",
      seenBills: SEEN,
    },
    A_KEY,
  );
  const sentence = "Veg Thali is skipped on Tuesday 10 Nov. Worth ₹120 on the November bill.";
  expect(await screen.findByText(sentence)).toBeVisible();
});

test("takes a skip back, or says that there is none", async () => {
  unskip.mockResolvedValue({ ok: false, error: "not-skipped" });
  show();
  await press("Skip a day");
  await userEvent.type(dialog().getByRole("textbox", { name: "Day" }), "2026-11-10");
  await userEvent.type(dialog().getByRole("textbox", { name: "Reason" }), "Came after all");
  await confirm("Take the skip back");
  expect(await screen.findByRole("alert")).toHaveTextContent("This meal isn't skipped");
  expect(skip).not.toHaveBeenCalled();
});

test("support sees what runs and changes nothing", () => {
  show(false);
  expect(screen.getByRole("heading", { name: "Veg Thali" })).toBeVisible();
  expect(screen.queryByRole("button")).not.toBeInTheDocument();
});
