import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { PaymentWatch } from "@/components/pay/payment-watch";
import { checkBillPaymentAction } from "@/lib/features/payments/actions";
import { renderWithTexts } from "@/tests/support/render";
import { A_KEY } from "../../support/press-key";

jest.mock("@/lib/features/payments/actions", () => ({ checkBillPaymentAction: jest.fn() }));
const refresh = jest.fn();
const router = { refresh };
jest.mock("next/navigation", () => ({ unstable_rethrow: () => {}, useRouter: () => router }));

const check = jest.mocked(checkBillPaymentAction);
const onPayAgain = jest.fn();

beforeEach(() => {
  jest.resetAllMocks();
  jest.useFakeTimers();
});
afterEach(() => jest.useRealTimers());

/** Each look sets the timer of the next one. */
async function seconds(count: number): Promise<void> {
  for (let second = 0; second < count; second++) await act(() => jest.advanceTimersByTimeAsync(1_000));
}
const press = (name: string) =>
  userEvent.setup({ advanceTimers: jest.advanceTimersByTime }).click(screen.getByRole("button", { name }));

function watch(reason: "received" | "unknown") {
  renderWithTexts(<PaymentWatch billId={7} reason={reason} onPayAgain={onPayAgain} />);
}

describe("when nobody knows whether the card was charged", () => {
  it("our server asks the gateway at once, and the page shows what it hears", async () => {
    check.mockResolvedValue({ ok: true, value: "paid" });
    watch("unknown");
    await seconds(1);
    expect(check).toHaveBeenCalledWith({ billId: 7 }, A_KEY);
    expect(refresh).toHaveBeenCalledTimes(1);
  });

  it.each([
    ["the bank is still deciding", { ok: true, value: "pending" } as const],
    ["the gateway doesn't answer", { ok: false, error: "gateway-unavailable" } as const],
  ])(
    "goes on asking while %s, then leaves it to the customer, who can't pay twice",
    async (_what, answer) => {
      check.mockResolvedValue(answer);
      watch("unknown");
      await seconds(3);
      expect(screen.getByRole("status")).toHaveTextContent("please don't pay again");
      await seconds(9);
      expect(check).toHaveBeenCalledTimes(3);
      expect(screen.getByRole("status")).toHaveTextContent("a bill is never charged twice");
      await press("Try again");
      expect(onPayAgain).toHaveBeenCalledTimes(1);
    },
  );

  it("looks again when asked to", async () => {
    check.mockResolvedValue({ ok: true, value: "pending" });
    watch("unknown");
    await seconds(12);
    await press("Look again");
    await seconds(1);
    expect(check).toHaveBeenCalledTimes(4);
  });

  it("says not paid only when the gateway has said so, and leads back to the form", async () => {
    check.mockResolvedValue({ ok: true, value: "unpaid" });
    watch("unknown");
    await seconds(1);
    expect(screen.getByRole("alert")).toHaveTextContent("nothing was charged");
    await seconds(10);
    expect(check).toHaveBeenCalledTimes(1);
    await press("Try again");
    expect(onPayAgain).toHaveBeenCalledTimes(1);
  });
});

describe("when the gateway took the money", () => {
  it("waits for the webhook first and never offers to pay again", async () => {
    check.mockResolvedValue({ ok: true, value: "pending" });
    watch("received");
    await seconds(3);
    expect(check).not.toHaveBeenCalled();
    await seconds(9);
    expect(screen.getByRole("status")).toHaveTextContent("You can close this page");
    expect(screen.queryByRole("button", { name: "Try again" })).not.toBeInTheDocument();
  });
});
