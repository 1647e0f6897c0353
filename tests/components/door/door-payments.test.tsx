import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { DoorPayments } from "@/components/door/door-payments";
import { instantAt } from "@/lib/domain/business-time";
import { paise } from "@/lib/domain/money";
import { parsePlainDate, parsePlainMonth } from "@/lib/domain/plain-date";
import { counterDoorPaymentAction } from "@/lib/features/door/actions";
import type { AuditedDoorPayment } from "@/lib/features/door/door-queries";
import { renderWithTexts } from "@/tests/support/render";
import { A_KEY } from "../../support/press-key";

jest.mock("@/lib/features/door/actions", () => ({ counterDoorPaymentAction: jest.fn() }));
jest.mock("next/navigation", () => ({ unstable_rethrow: () => undefined }));

const counter = jest.mocked(counterDoorPaymentAction);
const day = parsePlainDate("2026-12-10");
const bill = { id: 45, isPaid: false, customerId: 5 };
const statement = {
  ...{
    amount: paise(186_000),
    adjusted: paise(0),
    credited: paise(20_000),
    online: paise(0),
    atDoor: paise(50_000),
  },
  ...{ returned: paise(0), open: paise(116_000) },
};

const upi: AuditedDoorPayment = {
  ...{ id: 13, receipt: "D-00013", billId: 45, month: parsePlainMonth("2026-11"), amount: paise(50_000) },
  ...{ method: "upi", reference: "632412345678", takenAt: instantAt(day, "12:40"), takenBack: null },
  ...{ customer: { id: 5, fullname: "Meera Kulkarni" }, collector: "Imran Shaikh", takenBackBy: null },
};
const back: AuditedDoorPayment = {
  ...{ ...upi, id: 12, receipt: "D-00012", method: "cash", reference: null },
  ...{ takenBack: { at: instantAt(day, "18:00"), reason: "Wrong flat" }, takenBackBy: "Asha Patil" },
};

beforeEach(() => jest.resetAllMocks());

test("each payment names its collector, way and reference; a counter-entry stands below what it takes back", () => {
  renderWithTexts(
    <DoorPayments bill={bill} payments={[upi, back]} statement={statement} mayTake mayTakeBack />,
  );
  expect(screen.getByText(/− paid at the door ₹500 = open ₹1,160/)).toBeInTheDocument();
  const rows = within(screen.getByRole("table", { name: "Payments at the door" })).getAllByRole("row");
  expect(rows[1]).toHaveTextContent("D-0001310 Dec 2026, 12:40Imran ShaikhUPI632412345678₹500");
  expect(rows[2]).toHaveTextContent("D-00012");
  expect(rows[3]).toHaveTextContent(
    "Counter-entry takes back D-0001210 Dec 2026, 18:00by Asha Patil: Wrong flat−₹500",
  );
  expect(screen.getAllByRole("button", { name: /^Take back/ })).toHaveLength(1);
  expect(screen.getByRole("link", { name: "Take payment" })).toHaveAttribute(
    "href",
    "/admin/collect?customer=5&bill=45",
  );
});

test("support reads it and can neither take nor take back", () => {
  renderWithTexts(
    <DoorPayments bill={bill} payments={[upi]} statement={statement} mayTake={false} mayTakeBack={false} />,
  );
  expect(screen.queryByRole("button")).not.toBeInTheDocument();
  expect(screen.queryByRole("link")).not.toBeInTheDocument();
});

test("a paid bill takes no more, and one without such a payment says so", () => {
  renderWithTexts(
    <DoorPayments bill={{ ...bill, isPaid: true }} payments={[]} statement={statement} mayTake mayTakeBack />,
  );
  expect(screen.queryByRole("link")).not.toBeInTheDocument();
  expect(screen.getByText("Nothing was paid at the door.")).toBeInTheDocument();
});

test("taking back says what follows and wants a reason", async () => {
  counter.mockResolvedValue({ ok: true, value: { open: paise(50_000) } });
  renderWithTexts(<DoorPayments bill={bill} payments={[upi]} statement={statement} mayTake mayTakeBack />);
  await userEvent.click(screen.getByRole("button", { name: "Take back D-00013" }));
  const dialog = screen.getByRole("dialog", { name: "Take back D-00013?" });
  expect(dialog).toHaveTextContent("the bill becomes payable again");
  expect(dialog).toHaveTextContent("Meera Kulkarni reads it in a letter and beside the receipt");
  await userEvent.click(within(dialog).getByRole("button", { name: "Take back ₹500" }));
  const reason = within(dialog).getByRole("textbox", { name: "Reason" });
  await waitFor(() => expect(reason).toBeInvalid());
  expect(counter).not.toHaveBeenCalled();
  await userEvent.type(reason, "Wrong flat");
  await userEvent.click(within(dialog).getByRole("button", { name: "Take back ₹500" }));
  await waitFor(() => expect(dialog).not.toBeInTheDocument());
  expect(counter).toHaveBeenCalledWith({ doorPaymentId: 13, reason: "Wrong flat" }, A_KEY);
});

test("one that somebody else has taken back is told", async () => {
  counter.mockResolvedValue({ ok: false, error: "already-taken-back" });
  renderWithTexts(<DoorPayments bill={bill} payments={[upi]} statement={statement} mayTake mayTakeBack />);
  await userEvent.click(screen.getByRole("button", { name: "Take back D-00013" }));
  await userEvent.type(screen.getByRole("textbox", { name: "Reason" }), "Wrong flat");
  await userEvent.click(screen.getByRole("button", { name: "Take back ₹500" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Somebody has taken this payment back already.");
});
