import { asCustomer, asStaff, asSystem } from "@/lib/db";
import { issueMissing } from "@/lib/features/documents/missing";
import { findDocument } from "@/lib/features/documents/queries";
import { counterDoorPayment, takeDoorPayment } from "@/lib/features/door/door";
import { openOf } from "@/lib/features/books/queries";
import { BILLING_DAY, makeBilledCustomer, staffFlow, systemFlow } from "@/tests/support/bills";
import { gatewayOfFile } from "@/tests/support/gateway";
import { makeAdmin, makeStaff } from "@/tests/support/make";
import { payOnline, takeCash, type Billed } from "@/tests/support/money";

const gateway = gatewayOfFile();

const receiptOf = ({ customerId }: Billed, which: { paymentId: number } | { doorPaymentId: number }) =>
  asCustomer(customerId, (tx) => findDocument(tx, which));

async function takenAtDoor(bill: Billed, amount = 1_200) {
  const taken = await takeCash(bill, amount);
  if (!taken.ok) throw new Error(taken.error);
  return taken.value;
}

test("a payment online gets a receipt with the card it was made with", async () => {
  const bill = await makeBilledCustomer();
  const payment = await payOnline(gateway, bill);
  const found = await receiptOf(bill, { paymentId: payment.id });
  expect(found?.number).toMatch(/^RCT\/26-27\/\d{5}$/);
  expect(found?.paper).toMatchObject({
    title: "Receipt",
    mark: { words: "Received", tone: "good" },
    rows: [{ cells: [`Bill ${bill.billId}, November 2026`, "Visa •••• 4242", "₹1,200"] }],
  });
  expect(found?.paper.facts).toContainEqual(["Reference", payment.stripePaymentIntentId]);
});

test("money at the door gets the receipt whose number was handed out", async () => {
  const bill = await makeBilledCustomer();
  const { doorPaymentId, receipt } = await takenAtDoor(bill, 500);
  const found = await receiptOf(bill, { doorPaymentId });
  expect(found).toMatchObject({ number: receipt, edition: 1 });
  expect(found?.paper.rows[0]?.cells.slice(1)).toEqual(["Cash at the door", "₹500"]);
});

test("one that is taken back stays as it was, and another edition says that it counts no more", async () => {
  const bill = await makeBilledCustomer();
  const { doorPaymentId, receipt: number } = await takenAtDoor(bill);
  await counterDoorPayment(staffFlow(await makeAdmin()), { doorPaymentId, reason: "Wrong door" });
  const rows = await asSystem((tx) =>
    tx.document.findMany({ where: { doorPaymentId }, orderBy: { id: "asc" } }),
  );
  expect(rows.map(({ edition }) => edition)).toEqual([1, 2]);
  const found = await receiptOf(bill, { doorPaymentId });
  expect(found).toMatchObject({ number, paper: { mark: { words: "Taken back", tone: "bad" } } });
  expect(found?.paper.notes).toEqual(["Taken back on Tue 1 Dec 2026, so it counts no more: Wrong door"]);
});

test("a driver gets the receipts of what they took themselves, and no invoice", async () => {
  const bill = await makeBilledCustomer();
  const driver = await makeStaff("driver");
  const seen = await asSystem((tx) => openOf(tx, bill.billId));
  const input = { billId: bill.billId, amount: seen, method: "cash" as const, reference: null, seen };
  const taken = await takeDoorPayment(staffFlow(driver), input);
  const doorPaymentId = taken.ok ? taken.value.doorPaymentId : 0;
  const other = await makeStaff("driver");
  expect(await asStaff(driver, (tx) => findDocument(tx, { doorPaymentId }))).not.toBeNull();
  expect(await asStaff(other, (tx) => findDocument(tx, { doorPaymentId }))).toBeNull();
  expect(
    await asStaff(driver, (tx) => findDocument(tx, { billId: bill.billId, kind: "invoice" })),
  ).toBeNull();
});

test("nothing is missing after a bill and its payments, and no document can be rewritten", async () => {
  await takenAtDoor(await makeBilledCustomer());
  await payOnline(gateway, await makeBilledCustomer());
  expect(await issueMissing(systemFlow(BILLING_DAY))).toEqual({ invoices: 0, receipts: 0 });
  const rewrite = asSystem((tx) => tx.document.updateMany({ data: { number: "X" } }));
  await expect(rewrite).rejects.toThrow();
  await expect(asSystem((tx) => tx.document.deleteMany())).rejects.toThrow();
});
