import { asCustomer, asSystem } from "@/lib/db";
import { invoiceOf } from "@/lib/features/billing/invoice";
import { counterDoorPayment } from "@/lib/features/payments/door";
import { reconcile } from "@/lib/features/payments/reconcile";
import { settleFlag } from "@/lib/features/payments/settle-flag";
import { invoicePdf } from "@/lib/invoice-pdf";
import { settlementRows, stateLines } from "@/lib/invoice-words";
import { stripe } from "@/lib/stripe";
import { BILLING_DAY, makeBilledCustomer, readFlags, staffFlow, systemFlow } from "@/tests/support/bills";
import { gatewayOfFile } from "@/tests/support/gateway";
import { makeAdmin } from "@/tests/support/make";
import { contest, credit, paidTwice, payOnline, refund, takeCash, type Billed } from "@/tests/support/money";

const gateway = gatewayOfFile();

/** What the invoice says below the total, with the rights of its customer. */
async function invoice({ customerId, billId }: Billed) {
  const found = await asCustomer(customerId, (tx) => invoiceOf(tx, customerId, billId), BILLING_DAY);
  if (!found) throw new Error("the bill is gone");
  expect((await invoicePdf(found)).subarray(0, 5).toString()).toBe("%PDF-");
  return { rows: settlementRows(found), lines: stateLines(found) };
}

async function paid() {
  const bill = await makeBilledCustomer();
  return { bill, payment: await payOnline(gateway, bill) };
}

test("an unpaid bill says what is to be paid", async () => {
  expect(await invoice(await makeBilledCustomer())).toEqual({ rows: [], lines: ["To be paid: ₹1,200"] });
});

test("a bill paid in several ways names all of them", async () => {
  const bill = await makeBilledCustomer();
  await credit(bill, 200);
  const wrong = await takeCash(bill, 100);
  await takeCash(bill, 300);
  const doorPaymentId = wrong.ok ? wrong.value.doorPaymentId : 0;
  await counterDoorPayment(staffFlow(await makeAdmin()), { doorPaymentId, reason: "Written down twice" });
  await takeCash(bill, 700);
  const { rows, lines } = await invoice(bill);
  expect(rows.map(([, amount]) => amount)).toEqual(["−₹200", "−₹700", "−₹300"]);
  expect(lines).toEqual(["Paid by credit and cash at the door"]);
});

test("a card names its day and reference, also beside cash", async () => {
  const bill = await makeBilledCustomer();
  await takeCash(bill, 500);
  const { stripePaymentIntentId: reference } = await payOnline(gateway, bill);
  const online = `card on Tue 1 Dec 2026, reference ${reference}`;
  expect((await invoice(bill)).lines).toEqual([`Paid by cash at the door and ${online}`]);
});

test("what was given back stands on the invoice, each with its day", async () => {
  const { bill, payment } = await paid();
  await refund(payment.id, { amount: 100_000, seen: 120_000 });
  await refund(payment.id, { amount: 20_000, seen: 20_000, destination: "credit" });
  expect((await invoice(bill)).lines.slice(1)).toEqual([
    "Given back on Tue 1 Dec 2026: ₹1,000",
    "Given back as credit on Tue 1 Dec 2026: ₹200",
  ]);
});

test("a refund that is under way says so, and one that failed isn't there", async () => {
  const { bill, payment } = await paid();
  await refund(payment.id, { amount: 100_000, seen: 120_000 });
  const become = (status: string) =>
    asSystem((tx) => tx.refund.updateMany({ where: { paymentId: payment.id }, data: { status } }));
  await become("pending");
  expect((await invoice(bill)).lines.slice(1)).toEqual(["Given back on Tue 1 Dec 2026: ₹1,000, on its way"]);
  await become("failed");
  expect((await invoice(bill)).lines).toHaveLength(1);
});

test.each([
  ["open", ["Contested with the bank on Tue 1 Dec 2026: ₹1,200, not yet decided"]],
  ["won", []],
  ["lost", ["The bank gave back on Tue 1 Dec 2026: ₹1,200"]],
] as const)("what was contested with a bank stands on the invoice: %s", async (status, told) => {
  const { bill, payment } = await paid();
  await contest(payment, status);
  expect((await invoice(bill)).lines.slice(1)).toEqual(told);
});

test("money that came in besides is told until it is sent back, which gives nothing of the bill back", async () => {
  const bill = await paidTwice(gateway);
  expect((await invoice(bill)).lines).toEqual([
    "Paid by cash at the door",
    "₹1,200 came in besides and is set aside for you.",
  ]);
  const [flag] = (await readFlags()).slice(-1);
  const order = { flagId: flag?.id ?? 0, way: "refund" as const, note: "Paid twice" };
  expect(await settleFlag(staffFlow(await makeAdmin()), order)).toMatchObject({ ok: true });
  expect((await invoice(bill)).lines).toEqual(["Paid by cash at the door"]);
});

test("an unpaid bill for which money is set aside asks not to pay again yet", async () => {
  const bill = await makeBilledCustomer();
  await stripe().paymentIntents.create({
    ...{ amount: 55_500, currency: "inr", payment_method: "pm_card_in", confirm: true },
    ...{ return_url: "http://127.0.0.1:3000/bills", metadata: { bill_id: String(bill.billId) } },
  });
  await reconcile(systemFlow(new Date(BILLING_DAY.getTime() + 11 * 60_000)));
  expect((await invoice(bill)).lines).toEqual([
    "To be paid: ₹1,200",
    "₹555 is set aside for you; please don't pay again yet.",
  ]);
});

test("nobody else's bill has an invoice", async () => {
  const [{ billId }, { customerId }] = [await makeBilledCustomer(), await makeBilledCustomer()];
  expect(await asCustomer(customerId, (tx) => invoiceOf(tx, customerId, billId))).toBeNull();
});
