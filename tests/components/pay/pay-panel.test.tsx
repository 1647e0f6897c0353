import { screen } from "@testing-library/react";
import { PayPanel } from "@/components/pay/pay-panel";
import { instantAt } from "@/lib/domain/business-time";
import { paise } from "@/lib/domain/money";
import type { IssuedBill } from "@/lib/features/billing/queries";
import type { Attempt } from "@/lib/features/payments/queries";
import { renderWithTexts } from "@/tests/support/render";
import {
  byCredit,
  day,
  givenBackWords,
  kept,
  month,
  nothing,
  paid,
  part,
  unpaid,
} from "@/tests/support/shown-bill";

jest.mock("@/lib/features/payments/actions", () => ({
  startPaymentAction: jest.fn(),
  checkBillPaymentAction: jest.fn(),
}));
jest.mock("@/components/pay/gateway-form", () => ({ GatewayForm: () => null }));
jest.mock("next/navigation", () => ({ unstable_rethrow: () => undefined, useRouter: () => ({}) }));

const withoutGateway = { apiBase: undefined, publishableKey: "pk_test_1" };

test.each([
  ["credit", byCredit, "Paid by credit. There was nothing to pay by card."],
  [
    "money at the door",
    { ...nothing, amount: paise(186_000), atDoor: paise(186_000), open: paise(0) },
    "Paid at the door. The receipts are on the bill.",
  ],
  [
    "credit together with money at the door",
    { ...byCredit, credited: paise(106_000), atDoor: paise(80_000) },
    "Paid by credit and at the door. The receipts are on the bill.",
  ],
])("the page to pay tells that %s has paid", (_how, statement, words) => {
  renderWithTexts(
    <PayPanel
      bill={paid}
      statement={statement}
      attempt={null}
      receipt={null}
      givenBack={kept}
      isUnderReview={false}
      hasReturned={false}
      gateway={withoutGateway}
    />,
  );
  expect(screen.getByRole("status")).toHaveTextContent(words);
});

test.each(givenBackWords)(
  "the page to pay doesn't only thank when money was given back: %j",
  (givenBack, words) => {
    renderWithTexts(
      <PayPanel
        {...{ bill: paid, statement: byCredit, attempt: null, receipt: null, givenBack }}
        {...{ isUnderReview: false, hasReturned: false, gateway: withoutGateway }}
      />,
    );
    expect(screen.getByRole("status")).toHaveTextContent(`Paid${words}`);
    expect(screen.queryByText("Paid. Thank you!")).not.toBeInTheDocument();
  },
);

test("the page to pay has no form while money is set aside, though no attempt of ours is under way", () => {
  const { container } = renderWithTexts(
    <PayPanel
      {...{ bill: unpaid, statement: part, attempt: null, receipt: null, givenBack: kept }}
      {...{ isUnderReview: true, hasReturned: false, gateway: withoutGateway }}
    />,
  );
  expect(container).toBeEmptyDOMElement();
});

describe("an attempt that is still under way", () => {
  const attempt: Attempt = {
    ...{ id: 1, billId: unpaid.id, month, amount: unpaid.open, status: "pending", method: null },
    ...{ failureCode: null, startedAt: instantAt(day, "12:00"), decidedAt: null, setAside: null },
  };
  const panel = (bill: IssuedBill, isUnderReview: boolean) =>
    renderWithTexts(
      <PayPanel
        bill={bill}
        statement={{ ...nothing, amount: unpaid.open, atDoor: paise(0), open: bill.open }}
        attempt={attempt}
        receipt={null}
        givenBack={kept}
        isUnderReview={isUnderReview}
        hasReturned
        gateway={withoutGateway}
      />,
    );

  test("leaves nothing to pay while the kitchen decides about its money", () => {
    expect(panel(unpaid, true).container).toBeEmptyDOMElement();
  });

  test("is asked after where the bill was paid otherwise: it may have taken money too", () => {
    panel(paid, false);
    expect(screen.getByRole("status")).toHaveTextContent("This bill has been paid another way");
  });

  test("is no news any more once its money is set aside", () => {
    panel(paid, true);
    expect(screen.getByRole("status")).toHaveTextContent("Paid. Thank you!");
  });
});

test("who comes back to a payment that was settled as credit isn't told that it failed", () => {
  const setAside = { state: "credit", on: instantAt(day, "18:00") } as const;
  const attempt: Attempt = {
    ...{ id: 1, billId: unpaid.id, month, amount: unpaid.open, status: "failed", method: null },
    ...{
      failureCode: "set-aside",
      startedAt: instantAt(day, "12:00"),
      decidedAt: instantAt(day, "18:00"),
      setAside,
    },
  };
  renderWithTexts(
    <PayPanel
      {...{ bill: unpaid, statement: part, attempt, receipt: null, givenBack: kept }}
      {...{
        isUnderReview: false,
        hasReturned: true,
        gateway: { ...withoutGateway, apiBase: "http://127.0.0.1" },
      }}
    />,
  );
  expect(screen.getByText("Kept as credit on Thu 10 Dec")).toBeInTheDocument();
  expect(screen.queryByText("The last try didn't go through")).not.toBeInTheDocument();
});
