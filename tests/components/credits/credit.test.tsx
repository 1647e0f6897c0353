import "@testing-library/jest-dom";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { CreditSection } from "@/components/credits/credit-section";
import { paise } from "@/lib/domain/money";
import { parsePlainDate, parsePlainMonth } from "@/lib/domain/plain-date";
import type { CreditAccount, CreditEntry } from "@/lib/features/credits/credit-account";
import { giveCreditAction, takeBackCreditAction } from "@/lib/features/credits/actions";
import { renderWithTexts } from "../../support/render";
import { A_KEY } from "../../support/press-key";

const refresh = jest.fn();
jest.mock("next/navigation", () => ({
  unstable_rethrow: () => undefined,
  useRouter: () => ({ refresh }),
}));
jest.mock("@/lib/features/credits/actions", () => ({
  giveCreditAction: jest.fn(),
  takeBackCreditAction: jest.fn(),
}));

const give = jest.mocked(giveCreditAction);
const takeBack = jest.mocked(takeBackCreditAction);
const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));
const field = (name: string) => screen.getByRole("textbox", { name });
const choice = (name: string) => screen.getByRole("combobox", { name });

const november = parsePlainMonth("2026-11");
const customer = { id: 5, fullname: "Meera Joshi", anonymisedAt: null };
const bills = [
  { id: 3, month: november },
  { id: 2, month: parsePlainMonth("2026-10") },
];
const given: CreditEntry = {
  entryId: 9,
  kind: "credit-given",
  at: new Date("2026-12-03T04:30:00Z"),
  amount: 20_000,
  bill: { id: 3, month: november },
  day: parsePlainDate("2026-11-03"),
  reason: "Burnt dal",
  by: "Sunita Deshpande",
  given: { creditId: 7, isTakenBack: false, mayTakeBack: true },
};

function show(account: Partial<CreditAccount> = {}, options: { mayChange?: boolean; isGone?: boolean } = {}) {
  const { mayChange = true, isGone = false } = options;
  const whole = { balance: paise(20_000), owes: -20_000, count: 1, entries: [given], ...account };
  const who = { ...customer, anonymisedAt: isGone ? new Date("2026-12-01T04:30:00Z") : null };
  return renderWithTexts(
    <CreditSection customer={who} account={whole} bills={bills} mayChange={mayChange} />,
  );
}

beforeEach(() => jest.resetAllMocks());

test("says what is left, what is owed, and how each came to be", () => {
  show();
  const row = screen.getByRole("row", { name: /3 Dec 2026/ });
  for (const text of ["Given", "₹200", "Tue 3 Nov 2026", "Burnt dal", "Sunita Deshpande"]) {
    expect(within(row).getByText(text)).toBeInTheDocument();
  }
  expect(within(row).getByRole("link", { name: "Bill of November 2026" })).toHaveAttribute(
    "href",
    "/admin/bills/3",
  );
  expect(screen.getByText("₹200 ahead of all bills.")).toBeInTheDocument();
});

test("gives credit for a day of a bill, and says what was taken off", async () => {
  give.mockResolvedValue({ ok: true, value: { creditId: 8, applied: paise(5_000) } });
  show();
  await press("Give credit");
  expect(screen.queryByRole("combobox", { name: "For which day" })).not.toBeInTheDocument();
  await userEvent.type(field("Amount in rupees"), "120");
  await userEvent.type(field("Reason"), "Cold food");
  await userEvent.selectOptions(choice("For which bill"), "October 2026");
  await userEvent.selectOptions(choice("For which day"), "Mon 5 Oct 2026");
  await press("Give ₹120");

  await waitFor(() =>
    expect(give).toHaveBeenCalledWith(
      {
        ...{ customerId: 5, amount: "120", reason: "Cold food" },
        ...{ billId: "2", day: "2026-10-05", seen: 1 },
      },
      A_KEY,
    ),
  );
  expect(await screen.findByText("₹120 given, and ₹50 of it taken off unpaid bills.")).toBeInTheDocument();
  expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
});

test("a day goes with the bill that it was chosen for", async () => {
  give.mockResolvedValue({ ok: true, value: { creditId: 8, applied: paise(0) } });
  show();
  await press("Give credit");
  await userEvent.type(field("Amount in rupees"), "120");
  await userEvent.type(field("Reason"), "Cold food");
  await userEvent.selectOptions(choice("For which bill"), "October 2026");
  await userEvent.selectOptions(choice("For which day"), "Mon 5 Oct 2026");
  await userEvent.selectOptions(choice("For which bill"), "No bill in particular");
  await press("Give ₹120");
  await waitFor(() =>
    expect(give).toHaveBeenCalledWith(expect.objectContaining({ billId: "", day: "" }), A_KEY),
  );
  expect(await screen.findByText("₹120 given. It waits for the next bill.")).toBeInTheDocument();
});

test("needs whole rupees and a reason", async () => {
  show();
  await press("Give credit");
  await userEvent.type(field("Amount in rupees"), "99.50");
  await press("Give credit");
  expect(field("Amount in rupees")).toBeInvalid();
  expect(field("Reason")).toBeInvalid();
  expect(give).not.toHaveBeenCalled();
});

test("of two admins the second is told", async () => {
  give.mockResolvedValue({ ok: false, error: "changed-meanwhile" });
  show();
  await press("Give credit");
  await userEvent.type(field("Amount in rupees"), "120");
  await userEvent.type(field("Reason"), "Cold food");
  await press("Give ₹120");
  expect(await screen.findByRole("alert")).toHaveTextContent("Somebody else gave or took back credit");
  await press("Look again");
  expect(refresh).toHaveBeenCalled();
});

test("takes an unused one back, with a reason", async () => {
  takeBack.mockResolvedValue({ ok: true, value: { left: paise(0) } });
  show();
  await press("Take back");
  expect(screen.getByText(/Meera Joshi was given it for: Burnt dal/)).toBeInTheDocument();
  await press("Take back");
  expect(field("Reason")).toBeInvalid();
  expect(screen.getByText(/^Meera Joshi reads it in the letter and under Payments/)).toBeInTheDocument();
  await userEvent.type(field("Reason"), "The wrong customer");
  await press("Take back");
  await waitFor(() =>
    expect(takeBack).toHaveBeenCalledWith({ creditId: 7, reason: "The wrong customer" }, A_KEY),
  );
  await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
});

test("says so when it was used meanwhile", async () => {
  takeBack.mockResolvedValue({ ok: false, error: "already-used" });
  show();
  await press("Take back");
  await userEvent.type(field("Reason"), "The wrong customer");
  await press("Take back");
  expect(await screen.findByRole("alert")).toHaveTextContent("Too little credit is left");
});

test("one that is used or taken back offers nothing", () => {
  show({ entries: [{ ...given, given: { creditId: 7, isTakenBack: true, mayTakeBack: false } }] });
  expect(screen.queryByRole("button", { name: "Take back" })).not.toBeInTheDocument();
  expect(screen.getByText("taken back since")).toBeInTheDocument();
});

test.each([{ mayChange: false }, { isGone: true }])("no credit is given with %j", (options) => {
  show({ entries: [] }, options);
  expect(screen.queryByRole("button")).not.toBeInTheDocument();
  expect(screen.getByText("No credit was given yet.")).toBeInTheDocument();
});
