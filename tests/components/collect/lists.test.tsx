import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { BillChoice } from "@/components/door/bill-choice";
import { DaysCollection } from "@/components/door/days-collection";
import { DoorReceipt } from "@/components/door/door-receipt";
import { PayersFound, PayersOnRound } from "@/components/door/payers";
import { SetAsideWarning } from "@/components/door/set-aside-warning";
import { ShareReceipt } from "@/components/door/share-receipt";
import { instantAt } from "@/lib/domain/business-time";
import { paise, rupees } from "@/lib/domain/money";
import { parsePlainDate, parsePlainMonth } from "@/lib/domain/plain-date";
import type { CollectedPayment } from "@/lib/features/door/door-queries";
import { renderWithTexts } from "@/tests/support/render";

const today = parsePlainDate("2026-12-10");
const month = parsePlainMonth("2026-11");

const taken: CollectedPayment = {
  ...{
    id: 12,
    receipt: "D-00012",
    billId: 45,
    month,
    amount: paise(50_000),
    method: "cash",
    reference: null,
  },
  takenAt: instantAt(today, "12:40"),
  takenBack: null,
  customer: { id: 5, fullname: "Meera Kulkarni" },
  collector: "Imran Shaikh",
};
const upi: CollectedPayment = { ...taken, id: 13, receipt: "D-00013", method: "upi", reference: "6324" };
const back: CollectedPayment = {
  ...{ ...taken, id: 14, receipt: "D-00014" },
  takenBack: { at: instantAt(today, "13:00"), reason: "Wrong flat" },
};

test("a door says who, where and how much is open, and leads to taking it", () => {
  const where = { phone: "9820012345", area: "Vashi", addr1: "Flat 4", addr2: "Sector 17" };
  const payer = { id: 5, fullname: "Meera Kulkarni", ...where, open: paise(116_000) };
  renderWithTexts(<PayersOnRound payers={[payer]} />);
  expect(screen.getByText("1 door has something open: ₹1,160")).toBeInTheDocument();
  const door = screen.getByRole("link", { name: /Meera Kulkarni.*Flat 4, Sector 17, Vashi.*₹1,160 open/ });
  expect(door).toHaveAttribute("href", "/admin/collect?customer=5");
});

test.each([
  [false, /“xyz” has an unpaid bill/],
  [true, /“xyz” on today's or tomorrow's round has an unpaid bill/],
])("a search that finds nobody says where it looked", (isOfRound, words) => {
  renderWithTexts(<PayersFound payers={[]} query="xyz" isOfRound={isOfRound} />);
  expect(screen.getByText("Nobody with an unpaid bill")).toBeInTheDocument();
  expect(screen.getByText(words)).toBeInTheDocument();
});

test("cash and UPI to hand over are apart; what was taken back is seen and not counted", () => {
  renderWithTexts(
    <DaysCollection collection={{ payments: [back, upi, taken], cash: paise(50_000), upi: paise(50_000) }} />,
  );
  const cash = screen.getByText("Cash to hand over");
  expect(cash.parentElement).toHaveTextContent("₹5001 payment");
  expect(screen.getByRole("link", { name: /12:40 · D-00014 · Cash.*Taken back/ })).toBeInTheDocument();
  expect(screen.getByRole("link", { name: /D-00012 · Cash/ })).toHaveAttribute(
    "href",
    "/admin/collect/receipts/12",
  );
});

test("the oldest of several bills is chosen unless another one is", () => {
  const figures = { totalDays: 30, pausedDays: 0, billableDays: 30, isPaid: false, issuedAt: new Date(0) };
  const september = { id: 3, month: parsePlainMonth("2026-09"), dueDate: parsePlainDate("2026-10-08") };
  const november = { id: 5, month, dueDate: parsePlainDate("2026-12-15") };
  const bills = [
    { ...figures, ...september, amount: rupees(1860), open: paise(116_000), setAside: paise(0) },
    { ...figures, ...november, amount: rupees(1200), open: paise(120_000), setAside: paise(300_000) },
  ];
  renderWithTexts(<BillChoice customerId={9} bills={bills} chosen={3} today={today} />);
  const [first, second] = screen.getAllByRole("link");
  expect(first).toHaveTextContent("September 2026Overdue₹1,160 open of ₹1,860Was due Thu 8 Oct");
  expect(first).toHaveAttribute("aria-current", "true");
  expect(second).toHaveTextContent("November 2026Unpaid₹1,200 openDue Tue 15 Dec₹3,000 set aside");
  expect(second).toHaveAttribute("href", "/admin/collect?customer=9&bill=5");
});

test("who takes money is warned where money for the bill is set aside, and only there", () => {
  const { container, unmount } = renderWithTexts(<SetAsideWarning amount={paise(0)} name="Meera Kulkarni" />);
  expect(container).toBeEmptyDOMElement();
  unmount();
  renderWithTexts(<SetAsideWarning amount={paise(300_000)} name="Meera Kulkarni" />);
  expect(screen.getByText("₹3,000 for this bill is set aside")).toBeInTheDocument();
  expect(screen.getByText(/Call the office before you take money here/)).toBeInTheDocument();
});

test("a receipt names amount, payer, bill, collector, time and what is still open", () => {
  renderWithTexts(<DoorReceipt receipt={{ ...upi, open: paise(66_000), kitchen: "Asha's Kitchen" }} />);
  const facts = screen.getAllByRole("definition").map((fact) => fact.textContent);
  expect(screen.getByRole("heading", { name: "₹500 received" })).toBeInTheDocument();
  expect(facts).toEqual([
    ...["Meera Kulkarni", "Tiffins of November 2026, bill 45", "UPI", "6324", "Imran Shaikh"],
    ...["10 Dec 2026, 12:40", "₹660"],
  ]);
});

test("a receipt that was taken back says so first", () => {
  renderWithTexts(<DoorReceipt receipt={{ ...back, open: paise(0), kitchen: "Asha's Kitchen" }} />);
  expect(screen.getByText("Taken back on 10 Dec 2026, 13:00")).toBeInTheDocument();
  expect(screen.getByText("Wrong flat")).toBeInTheDocument();
  expect(screen.getByText("Nothing, the bill is paid")).toBeInTheDocument();
});

describe("sharing a receipt", () => {
  const share = jest.fn();
  const set = (value: unknown) => Object.defineProperty(navigator, "share", { value, configurable: true });
  afterEach(() => set(undefined));

  test("uses the phone's own way", async () => {
    set(share);
    const user = userEvent.setup();
    renderWithTexts(<ShareReceipt title="Receipt D-00012" text="₹500 received" />);
    await user.click(screen.getByRole("button", { name: "Share" }));
    expect(share).toHaveBeenCalledWith({ title: "Receipt D-00012", text: "₹500 received" });
  });

  test("copies the words where there is none", async () => {
    const user = userEvent.setup();
    renderWithTexts(<ShareReceipt title="Receipt D-00012" text="₹500 received" />);
    await user.click(screen.getByRole("button", { name: "Share" }));
    expect(await screen.findByText("Copied. Paste it into a message.")).toBeInTheDocument();
    expect(await navigator.clipboard.readText()).toBe("₹500 received");
  });
});
