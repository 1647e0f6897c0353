import "@testing-library/jest-dom";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { OpenCases } from "@/components/odd-cases/open-cases";
import { paise } from "@/lib/domain/money";
import { parsePlainMonth } from "@/lib/domain/plain-date";
import { settleCaseAction } from "@/lib/features/odd-cases/actions";
import type { OpenCase } from "@/lib/features/odd-cases/cases";
import { CASE_KINDS } from "@/lib/features/odd-cases/kinds";
import { renderWithTexts } from "../../support/render";
import { A_KEY } from "../../support/press-key";

jest.mock("next/navigation", () => ({ unstable_rethrow: () => undefined }));
jest.mock("@/lib/features/odd-cases/actions", () => ({ settleCaseAction: jest.fn() }));

const settle = jest.mocked(settleCaseAction);
const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));
const note = () => screen.getByRole("textbox", { name: "Note" });
const inr = (amount: number) => ({ amount: paise(amount), currency: "inr" });

const oddCase: OpenCase = {
  id: 7,
  kind: "amount-differs",
  isNotice: false,
  reference: "pi_7",
  raisedAt: new Date("2026-12-03T04:30:00Z"),
  received: inr(100_000),
  expected: inr(120_050),
  billId: 3,
  bill: { id: 3, month: parsePlainMonth("2026-11") },
  customer: { id: 5, fullname: "Meera Joshi" },
  excess: null,
  failureReason: null,
  waiting: inr(100_000),
  failed: null,
  ways: ["refund", "credit"],
};
const noMoney = { waiting: null, ways: ["note" as const] };
const unknown = { bill: null, billId: null, customer: null };

beforeEach(() => jest.resetAllMocks());

test("tells in plain words what happened, and leads to the bill and the customer", () => {
  renderWithTexts(<OpenCases cases={[oddCase]} count={3} maySettle />);
  expect(
    screen.getByText(
      "Meera Joshi paid ₹1,000 for the bill of November 2026, but it asked for ₹1,200.50. The bill is still unpaid. ₹1,000 waits for a decision.",
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

test.each([
  [null, "It is in the books; nothing is left to do."],
  [inr(20_000), "₹200 of it had been given back here before, or is held by the bank: talk to Meera Joshi."],
])("a refund made at the gateway says what of it was given back twice: %j", (excess, words) => {
  const told = { ...oddCase, ...noMoney, kind: "refunded-at-gateway" as const, isNotice: true, excess };
  renderWithTexts(<OpenCases cases={[told]} count={1} maySettle />);
  expect(
    screen.getByText(`₹1,000 was refunded to Meera Joshi at the gateway itself. ${words}`),
  ).toBeInTheDocument();
});

test("money that the bank holds can go nowhere, and that is said", () => {
  renderWithTexts(<OpenCases cases={[{ ...oddCase, ways: [] }]} count={1} maySettle />);
  expect(screen.getByText(/₹1,000 is held by the bank: it can go nowhere until/)).toBeInTheDocument();
  expect(screen.queryByRole("button")).not.toBeInTheDocument();
});

test("beside its bill a case can be settled, and does not lead to where one is; without one nothing stands there", () => {
  const { container, unmount } = renderWithTexts(<OpenCases cases={[]} count={0} maySettle isOfOneBill />);
  expect(container).toBeEmptyDOMElement();
  unmount();
  renderWithTexts(<OpenCases cases={[oddCase]} count={1} maySettle isOfOneBill />);
  expect(screen.getByRole("button", { name: "Send it back" })).toBeInTheDocument();
  expect(screen.getAllByRole("link").map(({ textContent }) => textContent)).toEqual(["Open Meera Joshi"]);
});

test.each(CASE_KINDS)("has a sentence of its own for %s", (kind) => {
  renderWithTexts(<OpenCases cases={[{ ...oddCase, kind, ...noMoney }]} count={1} maySettle />);
  const [item] = screen.getAllByRole("listitem");
  expect(item).toHaveTextContent(/Meera Joshi|₹1,000/);
  expect(item).not.toHaveTextContent(/adminPayments|\{|Something about a payment/);
});

test("what only tells something stands apart, after what is to be decided", () => {
  const told = { ...oddCase, ...noMoney, id: 8, kind: "dispute-won" as const, isNotice: true };
  renderWithTexts(<OpenCases cases={[oddCase, told]} count={2} maySettle />);
  expect(screen.getAllByRole("heading").map(({ textContent }) => textContent)).toEqual([
    "To be decided",
    "Good to know",
  ]);
  const notices = screen.getByRole("region", { name: "Good to know" });
  expect(within(notices).getByText(/The bank decided for us: ₹1,000/)).toBeInTheDocument();
  expect(within(notices).getByRole("button", { name: "Mark as settled" })).toBeInTheDocument();
});

test("leads to the customer where there is no bill", () => {
  const gone = { ...oddCase, ...noMoney, kind: "customer-deleted" as const, bill: null, billId: null };
  renderWithTexts(<OpenCases cases={[gone]} count={1} maySettle />);
  expect(screen.getAllByRole("link").map(({ textContent }) => textContent)).toEqual(["Open Meera Joshi"]);
});

test("names money of another currency by its own unit, and a kind it doesn't know all the same", () => {
  const dollars = { amount: paise(1500), currency: "usd" };
  const cases: OpenCase[] = [
    { ...oddCase, kind: "currency-differs", received: dollars, waiting: dollars, ways: ["refund"] },
    { ...oddCase, ...unknown, ...noMoney, id: 8, kind: null, received: null, expected: null },
  ];
  renderWithTexts(<OpenCases cases={cases} count={2} maySettle />);
  expect(screen.getByText(/paid 1,500 of the smallest coin of USD/)).toBeInTheDocument();
  expect(screen.getByText("Something about a payment needs a person to look at it.")).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Send it back" })).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "Keep as credit" })).not.toBeInTheDocument();
});

test.each([
  [
    "lost_or_stolen_card",
    "The card was lost or stolen. Ask Meera Joshi where it may go, then refund it again",
  ],
  ["charge_already_refunded", "Check at the gateway what Meera Joshi got before you give anything again."],
  ["charge_disputed", "Wait for the bank's decision before you give it another way."],
  [null, "did not go through. Ask Meera Joshi where it may go"],
])("a refund that failed for %s says what to do about it", (failureReason, words) => {
  const told = { ...oddCase, ...noMoney, kind: "refund-failed" as const, failureReason };
  renderWithTexts(<OpenCases cases={[told]} count={1} maySettle />);
  const [item] = screen.getAllByRole("listitem");
  expect(item).toHaveTextContent("A refund of ₹1,000 to Meera Joshi did not go through.");
  expect(item).toHaveTextContent(words);
});

test.each([
  ["Send it back", { name: "Meera Joshi" }, /^Meera Joshi sees it with the refund/],
  ["Keep as credit", { name: "Meera Joshi" }, /^Meera Joshi reads it in the letter/],
  ["Send it back", null, /^Kept in the audit log/],
  ["Keep as credit", null, /^The customer reads it in the letter/],
])("says who reads the note: %s, %j", async (button, known, words) => {
  const customer = known && { id: 5, fullname: known.name };
  renderWithTexts(<OpenCases cases={[{ ...oddCase, customer }]} count={1} maySettle />);
  await press(button);
  expect(note()).toHaveAccessibleDescription(words);
});

test("money that came back says why, and can be sent again", () => {
  const failed = { ...inr(100_000), reason: "lost_or_stolen_card" };
  const cases = [
    { ...oddCase, ...unknown, kind: "unknown-intent" as const, failed, ways: ["refund" as const] },
  ];
  renderWithTexts(<OpenCases cases={cases} count={1} maySettle />);
  expect(
    screen.getByText(
      "₹1,000 arrived for bill –, through a payment that we don't know. It was sent back before, but ₹1,000 never arrived there. The card was lost or stolen. ₹1,000 waits for a decision.",
    ),
  ).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Send it back" })).toBeInTheDocument();
});

test("money of nobody becomes credit of the customer who is named; one that doesn't exist is said at the field", async () => {
  settle.mockResolvedValue({ ok: false, error: "no-such-customer" });
  const nobodys = { ...oddCase, ...unknown, kind: "unknown-intent" as const };
  renderWithTexts(<OpenCases cases={[nobodys]} count={1} maySettle />);
  await press("Keep as credit");
  expect(screen.getByText(/^The customer whose money it is gets it as credit/)).toBeInTheDocument();
  const email = screen.getByRole("textbox", { name: "Email of the customer" });
  await userEvent.type(email, "meera@example.com");
  await userEvent.type(note(), "She called");
  await press("Keep ₹1,000 as credit");
  await waitFor(() => expect(email).toBeInvalid());
  expect(email).toHaveAccessibleDescription(/No customer has this email address/);
  expect(settle).toHaveBeenCalledWith(
    {
      caseId: 7,
      way: "credit",
      note: "She called",
      email: "meera@example.com",
    },
    A_KEY,
  );
});

test("says so when nothing is open", () => {
  renderWithTexts(<OpenCases cases={[]} count={0} maySettle />);
  expect(screen.getByText("No odd case is open")).toBeInTheDocument();
});

test("support reads them and can't settle them", () => {
  renderWithTexts(<OpenCases cases={[oddCase]} count={1} maySettle={false} />);
  expect(screen.queryByRole("button")).not.toBeInTheDocument();
});

test("is settled with a note, which must not be empty", async () => {
  settle.mockResolvedValue({ ok: true, value: { caseId: 7, refundId: null } });
  renderWithTexts(<OpenCases cases={[{ ...oddCase, ...noMoney }]} count={1} maySettle />);
  await press("Mark as settled");
  expect(screen.getByText(/No money moves/)).toBeInTheDocument();
  await press("Mark as settled");
  expect(note()).toBeInvalid();
  expect(settle).not.toHaveBeenCalled();

  await userEvent.type(note(), "Given back");
  await press("Mark as settled");

  await waitFor(() =>
    expect(settle).toHaveBeenCalledWith({ caseId: 7, way: "note", note: "Given back", email: "" }, A_KEY),
  );
  await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
});

test.each([
  ["refund", "Send it back", "Send ₹1,000 back?", "Send ₹1,000 back"],
  ["credit", "Keep as credit", "Keep ₹1,000 as credit?", "Keep ₹1,000 as credit"],
])("its money goes by %s, after the window has said so", async (way, button, title, submit) => {
  settle.mockResolvedValue({ ok: true, value: { caseId: 7, refundId: null } });
  renderWithTexts(<OpenCases cases={[oddCase]} count={1} maySettle />);
  await press(button);
  expect(screen.getByRole("dialog", { name: title })).toBeInTheDocument();
  await userEvent.type(note(), "Agreed on the phone");
  await press(submit);
  await waitFor(() =>
    expect(settle).toHaveBeenCalledWith({ caseId: 7, way, note: "Agreed on the phone", email: "" }, A_KEY),
  );
});

test.each([
  ["already-settled", "Somebody settled this already."],
  ["money-waits", "Its money still waits."],
  ["nothing-waits", "No money waits here any more."],
  ["no-customer", "We don't know whose money this is"],
  ["no-such-customer", "No customer has this email address."],
] as const)("a refusal %s is said, and the note is kept", async (error, words) => {
  settle.mockResolvedValue({ ok: false, error });
  renderWithTexts(<OpenCases cases={[oddCase]} count={1} maySettle />);
  await press("Keep as credit");
  await userEvent.type(note(), "Agreed");
  await press("Keep ₹1,000 as credit");
  expect(await screen.findByRole("alert")).toHaveTextContent(words);
  expect(note()).toHaveValue("Agreed");
});
