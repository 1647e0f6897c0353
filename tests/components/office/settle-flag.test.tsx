import "@testing-library/jest-dom";
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { PaymentFlags } from "@/components/office/payment-flags";
import { paise } from "@/lib/domain/money";
import { parsePlainMonth } from "@/lib/domain/plain-date";
import { settleFlagAction } from "@/lib/features/payments/actions";
import type { OpenFlag } from "@/lib/features/payments/flags";

import { renderWithTexts } from "../../support/render";

jest.mock("next/navigation", () => ({ unstable_rethrow: () => undefined }));
jest.mock("@/lib/features/payments/actions", () => ({ settleFlagAction: jest.fn() }));

const settle = jest.mocked(settleFlagAction);
const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));

const flag: OpenFlag = {
  id: 7,
  kind: "amount-differs",
  reference: "pi_7",
  raisedAt: new Date("2026-12-03T04:30:00Z"),
  received: { amount: paise(100_000), currency: "inr" },
  expected: { amount: paise(120_050), currency: "inr" },
  billId: 3,
  bill: { id: 3, month: parsePlainMonth("2026-11"), customer: { id: 5, fullname: "Meera Joshi" } },
};

beforeEach(() => jest.resetAllMocks());

test("tells in plain words what happened, and leads to the bill and the customer", () => {
  renderWithTexts(<PaymentFlags flags={[flag]} count={3} maySettle />);
  expect(
    screen.getByText(
      "Meera Joshi paid ₹1,000 for the bill of November 2026, but it asked for ₹1,200.50. The bill is still unpaid.",
    ),
  ).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "Open the bill of November 2026" })).toHaveAttribute(
    "href",
    "/admin/bills/3",
  );
  expect(screen.getByRole("link", { name: "Open Meera Joshi" })).toHaveAttribute(
    "href",
    "/admin/customers/5",
  );
  expect(screen.getByText("2 more come up as these are settled.")).toBeInTheDocument();
});

test("names money of another currency by its own unit, and a kind it doesn't know all the same", () => {
  const dollars = { amount: paise(1500), currency: "usd" };
  const flags: OpenFlag[] = [
    { ...flag, kind: "currency-differs", received: dollars },
    { ...flag, id: 8, kind: null, bill: null, billId: null, received: null, expected: null },
  ];
  renderWithTexts(<PaymentFlags flags={flags} count={2} maySettle />);
  expect(screen.getByText(/paid 1,500 of the smallest coin of USD/)).toBeInTheDocument();
  expect(screen.getByText("Something about a payment needs a person to look at it.")).toBeInTheDocument();
});

test("support reads them and can't settle them", () => {
  renderWithTexts(<PaymentFlags flags={[flag]} count={1} maySettle={false} />);
  expect(screen.queryByRole("button")).not.toBeInTheDocument();
});

test("is settled with a note, which must not be empty", async () => {
  settle.mockResolvedValue({ ok: true, value: { flagId: 7, refundId: null } });
  renderWithTexts(<PaymentFlags flags={[flag]} count={1} maySettle />);
  await press("Mark as settled");
  await press("Mark as settled");
  expect(screen.getByRole("textbox", { name: "Note" })).toBeInvalid();
  expect(settle).not.toHaveBeenCalled();

  await userEvent.type(screen.getByRole("textbox", { name: "Note" }), "Given back");
  await press("Mark as settled");

  await waitFor(() => expect(settle).toHaveBeenCalledWith({ flagId: 7, way: "note", note: "Given back" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
});

test("says so when somebody was faster, and keeps the note", async () => {
  settle.mockResolvedValue({ ok: false, error: "already-settled" });
  renderWithTexts(<PaymentFlags flags={[flag]} count={1} maySettle />);
  await press("Mark as settled");
  await userEvent.type(screen.getByRole("textbox", { name: "Note" }), "Given back");
  await press("Mark as settled");
  expect(await screen.findByRole("alert")).toHaveTextContent("Somebody settled this already.");
  expect(screen.getByRole("textbox", { name: "Note" })).toHaveValue("Given back");
});
