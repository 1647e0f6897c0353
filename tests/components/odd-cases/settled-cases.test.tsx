import "@testing-library/jest-dom";
import { screen, within } from "@testing-library/react";
import { CaseLinks } from "@/components/odd-cases/case-links";
import { SettledCaseList } from "@/components/odd-cases/settled-cases";
import { paise } from "@/lib/domain/money";
import { parsePlainMonth } from "@/lib/domain/plain-date";
import { REFUND_STATUSES } from "@/lib/domain/books/refund";
import { CASE_KINDS } from "@/lib/features/odd-cases/kinds";
import type { SettledCase } from "@/lib/features/odd-cases/settled-cases";
import { renderWithTexts } from "../../support/render";

const inr = (amount: number) => ({ amount: paise(amount), currency: "inr" });
const sentBack = { fullname: "Asha Kulkarni", way: "refund", note: "Paid in cash, too" } as const;
const refund = { id: 4, ...inr(100_000), status: "pending", failureReason: null } as const;

const oddCase: SettledCase = {
  id: 7,
  kind: "paid-twice",
  reference: "pi_7",
  raisedAt: new Date("2026-12-03T04:30:00Z"),
  received: inr(100_000),
  expected: inr(120_050),
  billId: 3,
  bill: { id: 3, month: parsePlainMonth("2026-11") },
  customer: { id: 5, fullname: "Meera Joshi" },
  excess: null,
  failureReason: null,
  settledAt: new Date("2026-12-04T05:00:00Z"),
  settledBy: sentBack,
  refunds: [refund],
};

const item = () => within(screen.getByRole("listitem"));

test("tells what it was, how, by whom and when it was settled, why, and where its money is", () => {
  renderWithTexts(<SettledCaseList cases={[oddCase]} />);
  expect(
    item().getByText(
      "Meera Joshi paid ₹1,000 for the bill of November 2026, which had been paid another way, in full or in part.",
    ),
  ).toBeInTheDocument();
  expect(item().getByText("Sent back by Asha Kulkarni on 4 Dec 2026, 10:30")).toBeInTheDocument();
  expect(item().getByText("Note: Paid in cash, too")).toBeInTheDocument();
  expect(item().getByText("Reference pi_7 · 3 Dec 2026, 10:00")).toBeInTheDocument();
  expect(item().getByText("Refund of ₹1,000")).toBeInTheDocument();
  expect(item().getByText("On its way")).toBeInTheDocument();
  expect(item().getByRole("link", { name: "Open the bill of November 2026" })).toHaveAttribute(
    "href",
    "/admin/bills/3",
  );
  expect(item().getByRole("link", { name: "Open Meera Joshi" })).toHaveAttribute(
    "href",
    "/admin/customers/5",
  );
});

test.each([
  [{ ...sentBack, way: "credit" as const }, "Kept as credit by Asha Kulkarni on 4 Dec 2026, 10:30"],
  [{ ...sentBack, way: "note" as const }, "Closed with a note by Asha Kulkarni on 4 Dec 2026, 10:30"],
  [{ fullname: "", way: null, note: null }, "Settled by Somebody on 4 Dec 2026, 10:30"],
  [null, "Settled by itself on 4 Dec 2026, 10:30"],
])("says how: %j", (settledBy, words) => {
  renderWithTexts(<SettledCaseList cases={[{ ...oddCase, settledBy, refunds: [] }]} />);
  expect(item().getByText(words)).toBeInTheDocument();
  expect(item().queryByText(/Refund of/)).not.toBeInTheDocument();
});

test.each(CASE_KINDS)("has a sentence of its own for %s", (kind) => {
  renderWithTexts(<SettledCaseList cases={[{ ...oddCase, kind, refunds: [] }]} />);
  expect(item().getByText(/Meera Joshi.*\.|₹1,000.*\.$/)).toBeInTheDocument();
  expect(screen.queryByText(/needed a person/)).not.toBeInTheDocument();
});

test.each(REFUND_STATUSES)("shows the state of a refund that is %s", (status) => {
  const refunds = [{ ...refund, status, failureReason: "lost_or_stolen_card" }];
  renderWithTexts(<SettledCaseList cases={[{ ...oddCase, refunds }]} />);
  const words = {
    requested: "Asked, no answer yet",
    pending: "On its way",
    succeeded: "Refunded",
    failed: "The card was lost or stolen.",
    canceled: "Canceled",
  };
  expect(item().getByText(words[status])).toBeInTheDocument();
});

test("money of nobody, and a kind that is not known here", () => {
  const nobody = { bill: null, billId: null, customer: null };
  const cases: SettledCase[] = [
    { ...oddCase, ...nobody, id: 1, kind: "unknown-intent" },
    { ...oddCase, ...nobody, id: 2, kind: null, received: null, refunds: [] },
  ];
  renderWithTexts(<SettledCaseList cases={cases} />);
  expect(screen.getByText(/₹1,000 arrived for bill –/)).toBeInTheDocument();
  expect(screen.getByText("Something about a payment needed a person to look at it.")).toBeInTheDocument();
  expect(screen.queryByRole("link")).not.toBeInTheDocument();
});

test("says so when none was settled yet", () => {
  renderWithTexts(<SettledCaseList cases={[]} />);
  expect(screen.getByText("No case has been settled yet")).toBeInTheDocument();
  expect(screen.queryByRole("list")).not.toBeInTheDocument();
});

test("both lists are a press apart, with their counts", () => {
  renderWithTexts(<CaseLinks isSettled counts={{ open: 2, settled: 14 }} />);
  const links = within(screen.getByRole("navigation", { name: "Odd cases" }));
  expect(links.getByRole("link", { name: "Open 2" })).toHaveAttribute("href", "/admin/payments");
  const settled = links.getByRole("link", { name: "Settled 14" });
  expect(settled).toHaveAttribute("href", "/admin/payments?cases=settled");
  expect(settled).toHaveAttribute("aria-current", "page");
});
