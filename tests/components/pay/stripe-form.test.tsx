import { loadStripe } from "@stripe/stripe-js/pure";
import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { StripeForm } from "@/components/pay/stripe-form";
import { paise } from "@/lib/domain/money";
import { checkBillPaymentAction, startPaymentAction } from "@/lib/features/payments/actions";
import { renderWithTexts } from "@/tests/support/render";

jest.mock("@stripe/stripe-js/pure", () => ({ loadStripe: jest.fn() }));
jest.mock("@/lib/features/payments/actions", () => ({
  startPaymentAction: jest.fn(),
  checkBillPaymentAction: jest.fn(),
}));
const router = { refresh: jest.fn() };
jest.mock("next/navigation", () => ({ unstable_rethrow: () => {}, useRouter: () => router }));

const confirmPayment = jest.fn();
const element = { mount: jest.fn(), destroy: jest.fn() };
const elements = { create: jest.fn(), getElement: jest.fn(), submit: jest.fn() };

beforeEach(() => {
  jest.resetAllMocks();
  elements.create.mockReturnValue(element);
  elements.getElement.mockReturnValue(element);
  elements.submit.mockResolvedValue({});
  const stripe = { elements: () => elements, confirmPayment };
  jest.mocked(loadStripe).mockImplementation(jest.fn().mockResolvedValue(stripe));
  jest
    .mocked(startPaymentAction)
    .mockResolvedValue({ ok: true, value: { intentId: "pi_1", clientSecret: "pi_1_secret_2" } });
});

async function press(): Promise<void> {
  await act(async () => {
    renderWithTexts(<StripeForm billId={7} amount={paise(186_000)} publishableKey="pk_test_1" />);
  });
  await userEvent.click(screen.getByRole("button", { name: "Pay ₹1,860" }));
}

describe("Stripe's own form", () => {
  it("confirms the intent that our server named", async () => {
    confirmPayment.mockResolvedValue({});
    await press();
    expect(confirmPayment).toHaveBeenCalledWith(
      expect.objectContaining({
        clientSecret: "pi_1_secret_2",
        confirmParams: { return_url: "http://localhost/bills/7/pay" },
      }),
    );
    expect(await screen.findByText("Payment received, confirming…")).toBeInTheDocument();
  });

  it.each(["api_connection_error", "api_error"])(
    "says after %s that nobody knows, and keeps the card",
    async (type) => {
      confirmPayment.mockResolvedValue({ error: { type } });
      jest.mocked(checkBillPaymentAction).mockResolvedValue({ ok: true, value: "unpaid" });
      jest.useFakeTimers({ advanceTimers: true });
      await press();
      expect(await screen.findByRole("status")).toHaveTextContent("We don't know yet whether you have paid");
      expect(screen.queryByRole("button", { name: "Pay ₹1,860" })).not.toBeInTheDocument();
      await act(() => jest.advanceTimersByTimeAsync(1_000));
      jest.useRealTimers();
      await userEvent.click(screen.getByRole("button", { name: "Try again" }));
      expect(screen.getByRole("button", { name: "Pay ₹1,860" })).toBeVisible();
      expect(element.mount).toHaveBeenCalledTimes(1);
      expect(element.destroy).not.toHaveBeenCalled();
    },
  );

  it("says why the bank said no", async () => {
    confirmPayment.mockResolvedValue({
      error: { type: "card_error", code: "card_declined", decline_code: "insufficient_funds" },
    });
    await press();
    expect(await screen.findByRole("alert")).toHaveTextContent("There isn't enough money on this card.");
  });
});
