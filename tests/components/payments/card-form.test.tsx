import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { CardForm } from "@/components/payments/card-form";
import { rupees } from "@/lib/domain/money";
import { startPaymentAction } from "@/lib/features/payments/actions";
import { renderWithTexts } from "@/tests/support/render";

jest.mock("@/lib/features/payments/actions", () => ({
  startPaymentAction: jest.fn(),
  checkBillPaymentAction: jest.fn(),
}));
const refresh = jest.fn();
jest.mock("next/navigation", () => ({
  unstable_rethrow: () => {},
  useRouter: () => ({ refresh }),
}));

const start = jest.mocked(startPaymentAction);
const gateway = jest.fn<Promise<{ json: () => Promise<unknown> }>, [URL, { body: URLSearchParams }]>();

/** What the gateway answers to the next confirmation. */
const answers = (body: object) => gateway.mockResolvedValueOnce({ json: () => Promise.resolve(body) });
const declines = (error: object) => answers({ error });

beforeEach(() => {
  jest.resetAllMocks();
  Object.defineProperty(globalThis, "fetch", { value: gateway, configurable: true });
  Object.defineProperty(AbortSignal, "timeout", {
    value: () => new AbortController().signal,
    configurable: true,
  });
  start.mockResolvedValue({ ok: true, value: { intentId: "pi_1", clientSecret: "pi_1_secret_2" } });
  const apiBase = "http://127.0.0.1:12111";
  renderWithTexts(
    <CardForm billId={7} amount={rupees(1860)} gateway={{ apiBase, publishableKey: "pk_test_1" }} />,
  );
});

const field = (name: string) => screen.getByRole("textbox", { name });
const button = () => screen.getByRole("button", { name: "Pay ₹1,860" });

async function type(number = "4242 4242 4242 4242", expiry = "12/34", cvc = "123") {
  const user = userEvent.setup();
  for (const [name, text] of [
    ["Card number", number],
    ["Expiry", expiry],
    ["CVC", cvc],
  ] as const) {
    await user.clear(field(name));
    await user.type(field(name), text);
  }
  await user.click(button());
}

describe("the card form", () => {
  it("says at each field what is wrong before anybody is asked", async () => {
    await type("4242", "13/34", "12");
    expect(await screen.findByText("Check the card number: it has 12 to 19 digits.")).toBeInTheDocument();
    expect(field("Card number")).toHaveAccessibleDescription(/12 to 19 digits/);
    expect(field("Expiry")).toBeInvalid();
    expect(field("CVC")).toBeInvalid();
    expect(start).not.toHaveBeenCalled();
  });

  it("sends the card to the gateway alone, as Stripe's own script would", async () => {
    answers({ status: "succeeded" });
    await type();
    await waitFor(() => expect(gateway).toHaveBeenCalled());
    const sent = gateway.mock.calls[0];
    expect(String(sent?.[0])).toBe("http://127.0.0.1:12111/v1/payment_intents/pi_1/confirm");
    expect(Object.fromEntries(sent?.[1].body ?? [])).toEqual({
      key: "pk_test_1",
      client_secret: "pi_1_secret_2",
      return_url: "http://localhost/bills/7/pay",
      expected_payment_method_type: "card",
      "payment_method_data[type]": "card",
      "payment_method_data[card][number]": "4242424242424242",
      "payment_method_data[card][exp_month]": "12",
      "payment_method_data[card][exp_year]": "34",
      "payment_method_data[card][cvc]": "123",
    });
    expect(start).toHaveBeenCalledWith({ billId: 7 });
    expect(await screen.findByText("Payment received, confirming…")).toBeInTheDocument();
  });

  it("keeps what was typed but the CVC when the card is declined, and can pay again at once", async () => {
    declines({
      code: "card_declined",
      decline_code: "insufficient_funds",
      payment_intent: { status: "requires_payment_method" },
    });
    await type();
    expect(await screen.findByRole("alert")).toHaveTextContent("There isn't enough money on this card.");
    expect(field("Card number")).toHaveValue("4242 4242 4242 4242");
    expect(field("Expiry")).toHaveValue("12/34");
    expect(field("CVC")).toHaveValue("");
    answers({ status: "succeeded" });
    await type("5555 5555 5555 4444");
    expect(await screen.findByText("Payment received, confirming…")).toBeInTheDocument();
  });

  it.each([
    ["incorrect_number", "Card number"],
    ["expired_card", "Expiry"],
    ["incorrect_cvc", "CVC"],
  ])("puts %s at its field", async (code, name) => {
    declines({ code, payment_intent: { status: "requires_payment_method" } });
    await type();
    await waitFor(() => expect(field(name)).toBeInvalid());
    expect(screen.queryByRole("alert")).not.toBeInTheDocument();
  });

  it("takes a payment that another tab has finished as received", async () => {
    declines({ code: "payment_intent_unexpected_state", payment_intent: { status: "succeeded" } });
    await type();
    expect(await screen.findByText("Payment received, confirming…")).toBeInTheDocument();
  });

  it("says that the gateway can't be reached, and that nobody is charged twice", async () => {
    gateway.mockRejectedValueOnce(new TypeError("Failed to fetch"));
    await type();
    expect(await screen.findByRole("alert")).toHaveTextContent("a bill is never charged twice");
  });

  it("says why our server did not start the payment", async () => {
    start.mockResolvedValue({ ok: false, error: "gateway-unavailable" });
    await type();
    expect(await screen.findByRole("alert")).toHaveTextContent(
      "Nothing was charged. Try again in a few minutes",
    );
    expect(gateway).not.toHaveBeenCalled();
  });

  it("shows the receipt of a bill that was paid elsewhere meanwhile", async () => {
    start.mockResolvedValue({ ok: false, error: "already-paid" });
    await type();
    await waitFor(() => expect(refresh).toHaveBeenCalled());
  });

  it("pays once however often the button is pressed", async () => {
    gateway.mockReturnValue(new Promise(() => {}));
    await type();
    await userEvent.click(button());
    await userEvent.click(button());
    expect(start).toHaveBeenCalledTimes(1);
    expect(gateway).toHaveBeenCalledTimes(1);
  });
});
