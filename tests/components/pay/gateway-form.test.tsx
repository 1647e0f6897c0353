import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { GatewayForm } from "@/components/pay/gateway-form";
import { paise } from "@/lib/domain/money";
import { startPaymentAction } from "@/lib/features/payments/actions";
import { renderWithTexts } from "@/tests/support/render";
import { A_KEY } from "../../support/press-key";

jest.mock("@/lib/features/payments/actions", () => ({
  startPaymentAction: jest.fn(),
  checkBillPaymentAction: jest.fn(),
}));
jest.mock("next/navigation", () => ({
  unstable_rethrow: () => {},
  useRouter: () => ({ refresh: jest.fn() }),
}));

const start = jest.mocked(startPaymentAction);
type Answer = { status: number; json: () => Promise<unknown> };
const gateway = jest.fn<Promise<Answer>, [URL, { body?: URLSearchParams }]>();
const answers = (body: object, status = 200) =>
  gateway.mockResolvedValueOnce({ status, json: () => Promise.resolve(body) });
const offers = (types: string[]) =>
  answers({ payment_method_preference: { ordered_payment_method_types: types } });

beforeEach(() => {
  jest.resetAllMocks();
  Object.defineProperty(globalThis, "fetch", { value: gateway, configurable: true, writable: true });
  Object.defineProperty(AbortSignal, "timeout", {
    value: () => new AbortController().signal,
    configurable: true,
  });
  start.mockResolvedValue({ ok: true, value: { intentId: "pi_1", clientSecret: "pi_1_secret_2" } });
});

async function open(): Promise<void> {
  const sandbox = { apiBase: "http://127.0.0.1:12111", publishableKey: "pk_test_1" };
  const form = <GatewayForm billId={7} amount={paise(186_000)} gateway={sandbox} />;
  await act(async () => renderWithTexts(form));
}

const choice = (name: string) => screen.findByRole("radio", { name });
const cardNumber = () => screen.queryByRole("textbox", { name: "Card number" });

async function chooseUpi(): Promise<void> {
  await open();
  await userEvent.click(await choice("UPI"));
}

const payByUpi = () => userEvent.click(screen.getByRole("button", { name: "Pay ₹1,860 with UPI" }));

it("offers what the gateway does, cards first", async () => {
  offers(["upi", "card", "wish"]);
  await open();
  expect(await choice("Card")).toBeChecked();
  expect(await choice("UPI")).not.toBeChecked();
  expect(screen.getByRole("group", { name: "How would you like to pay?" })).toBeInTheDocument();
  const [asked] = gateway.mock.calls[0] ?? [];
  expect(asked?.pathname).toBe("/v1/elements/sessions");
  expect(asked?.searchParams.get("deferred_intent[amount]")).toBe("186000");
});

it.each<[string, () => unknown]>([
  ["takes cards alone", () => offers(["card"])],
  ["doesn't answer", () => gateway.mockRejectedValueOnce(new TypeError("Failed to fetch"))],
  ["answers something else", () => answers({ error: { code: "rate_limit" } }, 429)],
])("asks for no choice when the gateway %s", async (_what, prepare) => {
  prepare();
  await open();
  await waitFor(() => expect(gateway).toHaveBeenCalled());
  expect(cardNumber()).toBeInTheDocument();
  expect(screen.queryByRole("radio")).not.toBeInTheDocument();
});

it("keeps the card that was typed while UPI is looked at", async () => {
  offers(["card", "upi"]);
  await open();
  await choice("UPI");
  await userEvent.type(screen.getByRole("textbox", { name: "Card number" }), "4242");
  await userEvent.click(await choice("UPI"));
  expect(cardNumber()).not.toBeInTheDocument();
  await userEvent.click(await choice("Card"));
  expect(cardNumber()).toHaveValue("4242");
});

it("confirms by UPI with nothing but the client secret and the way back", async () => {
  offers(["card", "upi"]);
  await chooseUpi();
  gateway.mockReturnValue(new Promise(() => {}));
  await payByUpi();
  expect(start).toHaveBeenCalledWith({ billId: 7, seen: 186_000 }, A_KEY);
  const [url, sent] = gateway.mock.calls[1] ?? [];
  expect(String(url)).toBe("http://127.0.0.1:12111/v1/payment_intents/pi_1/confirm");
  expect(Object.fromEntries(sent?.body ?? [])).toEqual({
    key: "pk_test_1",
    client_secret: "pi_1_secret_2",
    return_url: "http://localhost/bills/7/pay",
    expected_payment_method_type: "upi",
    "payment_method_data[type]": "upi",
  });
  expect(await choice("Card")).toBeDisabled();
});

it("says what is the matter when the gateway doesn't take this bill by UPI", async () => {
  offers(["card", "upi"]);
  await chooseUpi();
  answers({ error: { code: "payment_intent_incompatible_payment_method" } }, 400);
  await payByUpi();
  expect(await screen.findByRole("alert")).toHaveTextContent("Choose the other way to pay");
  expect(await choice("Card")).toBeEnabled();
});

it("asks what became of it when no answer comes, and offers nothing else meanwhile", async () => {
  offers(["card", "upi"]);
  await chooseUpi();
  gateway.mockRejectedValueOnce(new TypeError("Failed to fetch"));
  await payByUpi();
  expect(await screen.findByRole("status")).toHaveTextContent("We don't know yet whether you have paid");
  expect(screen.queryByRole("radio")).not.toBeInTheDocument();
});
