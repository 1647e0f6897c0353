import "@testing-library/jest-dom";
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { RecalculateBill } from "@/components/billing/recalculate-bill";
import { rupees } from "@/lib/domain/money";
import { parsePlainMonth } from "@/lib/domain/plain-date";
import { recalculateBillAction } from "@/lib/features/billing/actions";
import { renderWithTexts } from "../../support/render";
import { A_KEY } from "../../support/press-key";

jest.mock("next/navigation", () => ({ unstable_rethrow: () => undefined }));
jest.mock("@/lib/features/billing/actions", () => ({ recalculateBillAction: jest.fn() }));

const recalculate = jest.mocked(recalculateBillAction);
const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));
const bill = { billId: 3, month: parsePlainMonth("2026-10"), name: "Meera Joshi", isPaid: false };

beforeEach(() => jest.resetAllMocks());

async function giveReason(reason: string) {
  renderWithTexts(<RecalculateBill {...bill} />);
  await press("Recalculate");
  if (reason) await userEvent.type(screen.getByRole("textbox", { name: "Reason" }), reason);
  await press("Recalculate");
}

test("wants a reason", async () => {
  await giveReason("");
  expect(screen.getByRole("textbox", { name: "Reason" })).toBeInvalid();
  expect(screen.getByText("Write a reason: it is kept with the change.")).toBeInTheDocument();
  expect(recalculate).not.toHaveBeenCalled();
});

test("says what the bill came to before and now", async () => {
  recalculate.mockResolvedValue({ ok: true, value: { before: rupees(3000), after: rupees(2880) } });
  await giveReason("Burnt dal");
  expect(recalculate).toHaveBeenCalledWith({ billId: 3, reason: "Burnt dal" }, A_KEY);
  expect(await screen.findByText("Recalculated: ₹3,000 before, ₹2,880 now.")).toBeInTheDocument();
  expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
});

test("says that a payment is under way, and keeps the reason", async () => {
  recalculate.mockResolvedValue({ ok: false, error: "payment-pending" });
  await giveReason("Burnt dal");
  expect(await screen.findByRole("alert")).toHaveTextContent(
    "A payment of this bill is under way, and the bank",
  );
  expect(screen.getByRole("textbox", { name: "Reason" })).toHaveValue("Burnt dal");
});

test("offers nothing for a bill that is paid", () => {
  renderWithTexts(<RecalculateBill {...bill} isPaid />);
  expect(screen.queryByRole("button")).not.toBeInTheDocument();
});
