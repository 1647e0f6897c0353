import "@testing-library/jest-dom";
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { CorrectedBillTable } from "@/components/corrections/corrected-bill-table";
import { CorrectionsNotice } from "@/components/corrections/corrections-notice";
import { StrandedCharges } from "@/components/corrections/stranded-charges";
import { paise, rupees } from "@/lib/domain/money";
import { parsePlainMonth } from "@/lib/domain/plain-date";
import { renderWithTexts } from "../../support/render";

jest.mock("@/lib/features/corrections/actions", () => ({ leaveBillAction: jest.fn() }));

const customer = { id: 5, fullname: "Asha Kulkarni" };
const month = parsePlainMonth("2026-11");
const bill = { id: 1, billId: 7, month, customer, obstacle: "given-back" as const, done: null };

test.each([
  [960, "₹240 is not given back"],
  [1_320, "₹120 is not charged"],
])("a bill worth %i now: leaving it as it is says what that means in rupees", async (after, words) => {
  const worth = new Map([[7, { before: rupees(1_200), after: rupees(after) }]]);
  renderWithTexts(<CorrectedBillTable bills={[bill]} worth={worth} />);
  await userEvent.click(screen.getByRole("button", { name: /Leave it as it is/ }));
  expect(screen.getByRole("dialog")).toHaveTextContent("The customer was asked for ₹1,200");
  expect(screen.getByRole("dialog")).toHaveTextContent(words);
});

test("who may not leave it is not asked", () => {
  renderWithTexts(<CorrectedBillTable bills={[bill]} worth={new Map()} />);
  expect(screen.queryByRole("button")).not.toBeInTheDocument();
});

test("the notice leads to the corrections, and is silent when nothing is open", () => {
  const { container, unmount } = renderWithTexts(<CorrectionsNotice count={0} />);
  expect(container).toBeEmptyDOMElement();
  unmount();
  renderWithTexts(<CorrectionsNotice count={2} />);
  const link = screen.getByRole("link", { name: "2 late corrections need a look" });
  expect(link).toHaveAttribute("href", "/admin/corrections");
});

test("what waits for a bill that is not to come stands with its customer and amount", () => {
  renderWithTexts(<StrandedCharges charges={[{ customer, amount: paise(12_000) }]} />);
  expect(screen.getByRole("row", { name: /Asha Kulkarni/ })).toHaveTextContent("₹120");
});
