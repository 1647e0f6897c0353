import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { GatewayForm } from "@/components/pay/gateway-form";
import { fetchOfferedMethods } from "@/components/pay/offered-methods";
import { paise } from "@/lib/domain/money";
import { startPaymentAction } from "@/lib/features/payments/actions";
import { renderWithTexts } from "@/tests/support/render";
import { A_KEY } from "../../support/press-key";

jest.mock("@/lib/features/payments/actions", () => ({
  startPaymentAction: jest.fn(),
  checkBillPaymentAction: jest.fn(),
}));
jest.mock("@/components/pay/offered-methods", () => ({ fetchOfferedMethods: jest.fn() }));
const refresh = jest.fn();
jest.mock("next/navigation", () => ({
  unstable_rethrow: () => {},
  useRouter: () => ({ refresh }),
}));

const start = jest.mocked(startPaymentAction);
type Answer = { status: number; json: () => Promise<unknown> };
const gateway = jest.fn<Promise<Answer>, [URL, { body: URLSearchParams }]>();

/** What the gateway answers to the next confirmation. */
const answers = (body: object, status = 200) =>
  gateway.mockResolvedValueOnce({ status, json: () => Promise.resolve(body) });
const declines = (error: object) => answers({ error }, 402);

beforeEach(async () => {
  jest.resetAllMocks();
  Object.defineProperty(globalThis, "fetch", { value: gateway, configurable: true, writable: true });
  Object.defineProperty(AbortSignal, "timeout", {
    value: () => new AbortController().signal,
    configurable: true,
  });
  start.mockResolvedValue({ ok: true, value: { intentId: "pi_1", clientSecret: "pi_1_secret_2" } });
  jest.mocked(fetchOfferedMethods).mockResolvedValue(["card"]);
  const apiBase = "http://127.0.0.1:12111";
  await act(async () =>
    renderWithTexts(
      <GatewayForm billId={7} amount={paise(186_000)} gateway={{ apiBase, publishableKey: "pk_test_1" }} />,
    ),
  );
});

afterEach(() => jest.restoreAllMocks());

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
    expect(start).toHaveBeenCalledWith({ billId: 7, seen: 186_000 }, A_KEY);
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

  it("leaves a CVC that was typed while the bank was asked", async () => {
    let answer: (answer: Answer) => void = () => {};
    gateway.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
    await type();
    await waitFor(() => expect(gateway).toHaveBeenCalled());
    await userEvent.clear(field("CVC"));
    await userEvent.type(field("CVC"), "987");
    const error = { code: "card_declined", payment_intent: { status: "requires_payment_method" } };
    await act(async () => answer({ status: 402, json: async () => ({ error }) }));
    expect(await screen.findByRole("alert")).toBeInTheDocument();
    expect(field("CVC")).toHaveValue("987");
  });

  it("shows the number in the groups of the card and whose card it is", async () => {
    await userEvent.type(field("Card number"), "4242424242424242");
    expect(field("Card number")).toHaveValue("4242 4242 4242 4242");
    expect(screen.getByText("Visa")).toBeInTheDocument();
    await userEvent.clear(field("Card number"));
    await userEvent.type(field("Card number"), "378282246310005");
    expect(field("Card number")).toHaveValue("3782 822463 10005");
    expect(screen.getByText("American Express")).toBeInTheDocument();
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

  const lost: [string, () => void][] = [
    ["is lost", () => gateway.mockRejectedValueOnce(new TypeError("Failed to fetch"))],
    ["does not come in time", () => gateway.mockRejectedValueOnce(new DOMException("late", "TimeoutError"))],
    ["is a fault of the gateway's own", () => answers({ error: { type: "api_error" } }, 500)],
    ["can't be read", () => answers({ error: "<html>" })],
  ];

  it.each(lost)("never says failed when the answer %s: it may be paid, so we ask", async (_what, lose) => {
    lose();
    await type();
    const status = await screen.findByRole("status");
    expect(status).toHaveTextContent("We don't know yet whether you have paid");
    expect(status).toHaveTextContent("please don't pay again");
    expect(screen.queryByRole("alert")).not.toBeInTheDocument();
    expect(screen.queryByRole("button")).not.toBeInTheDocument();
  });

  it("says that nothing has left a machine without a connection", async () => {
    jest.spyOn(navigator, "onLine", "get").mockReturnValue(false);
    await type();
    expect(await screen.findByRole("alert")).toHaveTextContent("You were offline, so this was not sent");
    expect(gateway).not.toHaveBeenCalled();
  });

  it("says that a gateway with too much to do has charged nothing", async () => {
    answers({ error: { code: "rate_limit" } }, 429);
    await type();
    expect(await screen.findByRole("alert")).toHaveTextContent("This try charged nothing");
    expect(field("Card number")).toHaveValue("4242 4242 4242 4242");
  });

  it("says why our server did not start the payment, keeps the card and tries again", async () => {
    start.mockResolvedValueOnce({ ok: false, error: "gateway-unavailable" });
    await type();
    expect(await screen.findByRole("alert")).toHaveTextContent(
      "This try charged nothing. Try again in a few minutes",
    );
    expect(gateway).not.toHaveBeenCalled();
    expect(field("Card number")).toHaveValue("4242 4242 4242 4242");
    expect(field("CVC")).toHaveValue("123");
    answers({ status: "succeeded" });
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByText("Payment received, confirming…")).toBeInTheDocument();
    expect(start).toHaveBeenCalledTimes(2);
  });

  it("offers no second try where one can't help", async () => {
    start.mockResolvedValueOnce({ ok: false, error: "under-review" });
    await type();
    expect(await screen.findByRole("alert")).toHaveTextContent("please don't pay again");
    expect(screen.queryByRole("button", { name: "Try again" })).not.toBeInTheDocument();
  });

  it("says that the page is read anew when the bill was paid elsewhere meanwhile", async () => {
    start.mockResolvedValue({ ok: false, error: "already-paid" });
    await type();
    expect(await screen.findByRole("alert")).toHaveTextContent(
      /already paid\. This page is up to date now\./,
    );
    expect(gateway).not.toHaveBeenCalled();
  });

  it("says that the amount has changed and charges nothing", async () => {
    start.mockResolvedValue({ ok: false, error: "changed-meanwhile" });
    await type();
    expect(await screen.findByRole("alert")).toHaveTextContent("nothing was charged. Look at the new amount");
    expect(gateway).not.toHaveBeenCalled();
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
