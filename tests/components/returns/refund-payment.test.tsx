import "@testing-library/jest-dom";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { RefundPayment } from "@/components/returns/refund-payment";
import { RefundSection } from "@/components/returns/refund-section";
import { paise } from "@/lib/domain/money";
import { parsePlainDate, parsePlainMonth } from "@/lib/domain/plain-date";
import { refundPaymentAction } from "@/lib/features/returns/actions";
import type { OfficeRefund } from "@/lib/features/returns/refund-overview";
import { renderWithTexts } from "../../support/render";
import { A_KEY } from "../../support/press-key";

const refresh = jest.fn();
jest.mock("next/navigation", () => ({
  unstable_rethrow: () => undefined,
  useRouter: () => ({ refresh }),
}));
jest.mock("@/lib/features/returns/actions", () => ({ refundPaymentAction: jest.fn() }));

const refund = jest.mocked(refundPaymentAction);
const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));
const amount = () => screen.getByRole("textbox", { name: "Amount" });
const reason = () => screen.getByRole("textbox", { name: "Reason" });

const payment = { id: 4, amount: paise(186_000), method: "card", month: parsePlainMonth("2026-11") } as const;

function open(refundable = 186_000) {
  renderWithTexts(<RefundPayment payment={payment} refundable={paise(refundable)} name="Meera Joshi" />);
  return press("Refund");
}

async function change(field: HTMLElement, text: string) {
  await userEvent.clear(field);
  await userEvent.type(field, text);
}

beforeEach(() => jest.resetAllMocks());

test("asks for the whole amount, and says what will happen before it does", async () => {
  await open();
  expect(amount()).toHaveValue("1,860");
  expect(screen.getByText("At most ₹1,860 can be refunded.")).toBeInTheDocument();
  expect(screen.getByText(/₹1,860 goes back to the card of Meera Joshi/)).toBeInTheDocument();

  await change(amount(), "99.50");
  await userEvent.click(screen.getByRole("radio", { name: "As credit" }));
  expect(screen.getByText(/Meera Joshi gets ₹99.50 as credit/)).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Refund ₹99.50" })).toBeInTheDocument();
});

test("needs a reason and an amount", async () => {
  await open();
  await change(amount(), "none");
  await press("Refund");
  expect(amount()).toBeInvalid();
  expect(reason()).toBeInvalid();
  expect(refund).not.toHaveBeenCalled();
});

test("sends what the admin saw, and says that it is on its way", async () => {
  refund.mockResolvedValue({ ok: true, value: { refundId: 1, status: "pending" } });
  await open(150_050);
  expect(amount()).toHaveValue("1,500.50");
  await change(amount(), "200");
  await userEvent.type(reason(), "Cold food");
  await press("Refund ₹200");

  expect(await screen.findByText("₹200 is on its way to Meera Joshi.")).toBeInTheDocument();
  expect(refund).toHaveBeenCalledWith(
    {
      paymentId: 4,
      amount: "200",
      seen: 150_050,
      destination: "gateway",
      reason: "Cold food",
    },
    A_KEY,
  );
  const window = screen.getByRole("dialog");
  const [button] = within(window).getAllByRole("button", { name: "Close" });
  if (!button) throw new Error("no way to close");
  await userEvent.click(button);
  await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
});

test.each([
  ["requested", /gave no answer about ₹1,860/],
  ["failed", /refused to refund ₹1,860/],
] as const)("says so when it is %s", async (status, words) => {
  refund.mockResolvedValue({ ok: true, value: { refundId: 1, status } });
  await open();
  await userEvent.type(reason(), "Cold food");
  await press("Refund ₹1,860");
  expect(await screen.findByText(words)).toBeInTheDocument();
});

test("of two admins the second is told, and can look again with the reason kept", async () => {
  refund.mockResolvedValue({ ok: false, error: "changed-meanwhile" });
  await open();
  await userEvent.type(reason(), "Cold food");
  await press("Refund ₹1,860");
  expect(await screen.findByRole("alert")).toHaveTextContent("Somebody else refunded some of it meanwhile");
  await press("Look again");
  expect(refresh).toHaveBeenCalled();
  expect(reason()).toHaveValue("Cold food");
});

test("too much stands at the amount", async () => {
  refund.mockResolvedValue({ ok: false, error: "too-much" });
  await open();
  await userEvent.type(reason(), "Cold food");
  await press("Refund ₹1,860");
  await waitFor(() => expect(amount()).toBeInvalid());
  expect(screen.getByText(/more than can be refunded/)).toBeInTheDocument();
});

test("offers nothing once all is given back", () => {
  renderWithTexts(<RefundPayment payment={payment} refundable={paise(0)} name="Meera Joshi" />);
  expect(screen.queryByRole("button")).not.toBeInTheDocument();
  expect(screen.getByText("Nothing left to refund")).toBeInTheDocument();
});

test.each([
  ["open", "Nothing to refund while the bank is deciding"],
  ["lost", "Nothing left to refund after what the bank gave back"],
] as const)("says why nothing is left of a payment with a dispute that is %s", (contested, words) => {
  renderWithTexts(
    <RefundPayment payment={payment} refundable={paise(0)} name="Meera Joshi" contested={contested} />,
  );
  expect(screen.getByText(words)).toBeInTheDocument();
});

test("the customer's words for a reason are promised before it is written", async () => {
  await open();
  expect(reason()).toHaveAccessibleDescription(/^Meera Joshi sees it with the refund/);
});

const row: OfficeRefund = {
  id: 1,
  paymentId: 4,
  billId: 3,
  amount: paise(20_000),
  currency: "inr",
  destination: "gateway",
  method: "card",
  status: "requested",
  failureReason: null,
  reason: "Cold food",
  by: { kind: "person", fullname: "Sunita Deshpande" },
  requestedAt: new Date("2026-12-03T04:30:00Z"),
  updatedAt: null,
};

function statusOf(given: Partial<OfficeRefund>): string {
  const overview = { refunds: [{ ...row, ...given }], refundable: new Map(), disputes: [] };
  renderWithTexts(<RefundSection overview={overview} />);
  return screen.getByRole("row", { name: /3 Dec 2026/ }).textContent ?? "";
}

test.each([
  [{}, "Asked, no answer yetIt is asked for again by itself."],
  [{ status: "pending" }, "On its way"],
  [{ status: "succeeded" }, "Refunded"],
  [{ status: "succeeded", destination: "credit" }, "Given as credit"],
  [{ status: "canceled" }, "Canceled"],
  [{ status: "failed", failureReason: "expired_or_canceled_card" }, "FailedThe card is expired or canceled."],
  [{ status: "failed", failureReason: "a_new_one" }, "FailedThe gateway says: a_new_one."],
  [{ by: { kind: "gateway" } }, "At the gateway"],
] as const)("a refund %j says how it stands", (given, words) => {
  expect(statusOf(given)).toContain(words);
});

test.each([
  ["open", /^We refunded nothing\./],
  ["lost", /^We refunded nothing\./],
  ["won", "Nothing was refunded."],
] as const)("where nothing was refunded, but a dispute is %s, it says what is true", (status, words) => {
  const openedOn = parsePlainDate("2026-12-03");
  const dispute = { id: 1, paymentId: 4, amount: paise(1), currency: "inr", openedOn, decidedOn: openedOn };
  const overview = { refunds: [], refundable: new Map([[4, paise(0)]]), disputes: [{ ...dispute, status }] };
  renderWithTexts(<RefundSection overview={overview} />);
  expect(screen.getByText(words)).toBeInTheDocument();
});

test("a bill that nobody paid has no section of refunds", () => {
  renderWithTexts(<RefundSection overview={{ refunds: [], refundable: new Map(), disputes: [] }} />);
  expect(screen.queryByRole("heading")).not.toBeInTheDocument();
});
