import "@testing-library/jest-dom";
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { GenerateBills } from "@/components/billing/generate-bills";
import { rupees } from "@/lib/domain/money";
import { parsePlainDate, parsePlainMonth } from "@/lib/domain/plain-date";
import { generateBillsAction } from "@/lib/features/billing/actions";
import { renderWithTexts } from "../../support/render";
import { A_KEY } from "../../support/press-key";

jest.mock("next/navigation", () => ({ unstable_rethrow: () => undefined }));
jest.mock("@/lib/features/billing/actions", () => ({ generateBillsAction: jest.fn() }));

const generate = jest.mocked(generateBillsAction);
const today = parsePlainDate("2026-11-21");
const october = parsePlainMonth("2026-10");
const month = () => screen.getByRole("textbox", { name: "Month" });
const press = () => userEvent.click(screen.getByRole("button", { name: "Generate bills" }));

beforeEach(() => {
  jest.resetAllMocks();
  renderWithTexts(<GenerateBills today={today} month={october} />);
});

test("starts from the latest month that is over, and tells what was done", async () => {
  generate.mockResolvedValue({
    ok: true,
    value: { month: october, created: 2, existing: 1, skipped: 0, amount: rupees(3720) },
  });
  expect(month()).toHaveValue("2026-10");
  await press();

  expect(generate).toHaveBeenCalledWith({ month: "2026-10" }, A_KEY);
  expect(await screen.findByText("The bills of October 2026 are made.")).toBeVisible();
  expect(screen.getAllByRole("listitem").map((item) => item.textContent)).toEqual([
    "2 new bills, ₹3,720 together",
    "1 was there before and stays as it is",
    "Nobody skipped",
  ]);
});

test("refuses a month that isn't over at its field, and keeps what was typed", async () => {
  generate.mockResolvedValue({ ok: false, error: "month-not-closed" });
  await userEvent.clear(month());
  await userEvent.type(month(), "2026-11");
  await press();
  expect(await screen.findByText(/This month isn't over yet/)).toBeVisible();
  expect(month()).toBeInvalid();
  expect(month()).toHaveValue("2026-11");
});

test("says of a month before anybody subscribed that there is nothing to bill, not that it was billed", async () => {
  generate.mockResolvedValue({ ok: false, error: "before-first-subscription" });
  await userEvent.clear(month());
  await userEvent.type(month(), "2025-01");
  await press();
  expect(await screen.findByText(/Nobody had a subscription in this month yet/)).toBeVisible();
  expect(screen.queryByText(/are made/)).not.toBeInTheDocument();
});

test.each(["2026-13", "October", "{selectall}{backspace}"])("takes %s for no month", async (typed) => {
  await userEvent.clear(month());
  await userEvent.type(month(), typed);
  await press();
  expect(month()).toBeInvalid();
  expect(generate).not.toHaveBeenCalled();
});
