import { asSystem } from "@/lib/db";
import { paise, rupees, toPaise } from "@/lib/domain/money";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { giveCredit } from "@/lib/features/credits/credits";
import { counterDoorPayment, takeDoorPayment } from "@/lib/features/door/door";
import { fetchIntent } from "@/lib/gateway/intents";
import { reconcile } from "@/lib/features/gateway-reports/reconcile";
import { openOf } from "@/lib/features/books/queries";
import {
  BILLING_DAY,
  customerFlow,
  makeBilledCustomer,
  readBill,
  readCases,
  staffFlow,
  systemFlow,
} from "@/tests/support/bills";
import { atOnce } from "@/tests/support/crowd";
import { gatewayOfFile } from "@/tests/support/gateway";
import { makeAdmin, makeStaff } from "@/tests/support/make";
import { begin, credit, payOnline, pressPay, standing, takeCash } from "@/tests/support/money";

const gateway = gatewayOfFile();

test("a part in cash leaves the rest payable online", async () => {
  const bill = await makeBilledCustomer();
  expect(await takeCash(bill, 500)).toMatchObject({
    ok: true,
    value: { open: 70_000, receipt: /^D-\d{5}$/ },
  });
  const payment = await payOnline(gateway, bill);
  expect(payment).toMatchObject({ amount: 70_000, status: "succeeded" });
  expect(await standing(bill)).toEqual({ open: 0, credit: 0, isPaid: true });
});

test("the whole of it pays the bill, with a receipt by mail", async () => {
  const bill = await makeBilledCustomer();
  const taken = await takeCash(bill, 1_200);
  expect(taken).toMatchObject({ ok: true, value: { open: 0 } });
  expect(await standing(bill)).toEqual({ open: 0, credit: 0, isPaid: true });
  const receipt = taken.ok ? taken.value.receipt : "";
  expect(
    await asSystem((tx) =>
      tx.notification.count({ where: { channel: "email", subject: { startsWith: `Receipt ${receipt}` } } }),
    ),
  ).toBe(1);
  expect(await pressPay(bill)).toEqual({
    ok: false,
    error: "already-paid",
  });
});

test("an attempt under way online is given up first", async () => {
  const bill = await makeBilledCustomer();
  const { intentId } = await begin(bill);
  expect(await takeCash(bill, 500)).toMatchObject({ ok: true, value: { onlineMayStillCome: false } });
  expect(await fetchIntent(intentId)).toMatchObject({ state: "canceled" });
  expect((await begin(bill)).intentId).not.toBe(intentId);
});

test("when the card was faster, the driver is told and takes nothing", async () => {
  const bill = await makeBilledCustomer();
  const { clientSecret } = await begin(bill);
  await gateway.confirm(clientSecret);
  expect(await takeCash(bill, 1_200)).toEqual({ ok: false, error: "already-paid" });
  expect((await readBill(bill.billId)).payments).toMatchObject([{ status: "succeeded" }]);
});

test("a card that goes through although cash was taken while the gateway was away is set aside", async () => {
  const bill = await makeBilledCustomer();
  const { clientSecret } = await begin(bill);
  gateway.control.down(true);
  expect(await takeCash(bill, 1_200)).toMatchObject({ ok: true, value: { onlineMayStillCome: true } });
  gateway.control.down(false);
  await gateway.confirm(clientSecret);
  const again = await pressPay(bill);
  expect(again).toEqual({ ok: false, error: "already-paid" });
  await reconcile(systemFlow(new Date(BILLING_DAY.getTime() + 11 * 60_000)));
  expect((await readCases()).at(-1)).toMatchObject({ kind: "paid-twice", billId: bill.billId });
  expect(await standing(bill)).toEqual({ open: 0, credit: 0, isPaid: true });
});

test.each([
  ["for more than is open", { amount: paise(120_001) }, "too-much"],
  ["on a page that shows another amount", { seen: paise(119_900) }, "changed-meanwhile"],
  ["by a UPI reference that counts already", { method: "upi", reference: "UPI-TWICE" }, "reference-used"],
] as const)("a press %s leaves the customer's payment online as it is", async (_what, wrong, error) => {
  const [bill, other] = [await makeBilledCustomer(), await makeBilledCustomer()];
  const driver = staffFlow(await makeStaff("driver"));
  const cash = { amount: paise(50_000), method: "cash", reference: null, seen: paise(120_000) } as const;
  await takeDoorPayment(driver, { ...cash, billId: other.billId, method: "upi", reference: "UPI-TWICE" });
  const { intentId } = await begin(bill);
  const refused = await takeDoorPayment(driver, { ...cash, billId: bill.billId, ...wrong });
  expect(refused).toEqual({ ok: false, error });
  expect(await fetchIntent(intentId)).toMatchObject({ state: "open" });
});

test("pressed twice, it is taken once", async () => {
  const bill = await makeBilledCustomer();
  const driver = staffFlow(await makeStaff("driver"));
  const seen = await asSystem((tx) => openOf(tx, bill.billId));
  const input = {
    billId: bill.billId,
    amount: toPaise(rupees(500)),
    method: "cash",
    reference: null,
    seen,
  } as const;
  const results = await atOnce(2, () => takeDoorPayment(driver, input));
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(results.find(({ ok }) => !ok)).toEqual({ ok: false, error: "changed-meanwhile" });
});

test("a UPI reference counts once, and more than is open is refused", async () => {
  const [first, second] = [await makeBilledCustomer(), await makeBilledCustomer()];
  const driver = staffFlow(await makeStaff("driver"));
  const upi = async (billId: number, amount: number, reference: string | null) =>
    takeDoorPayment(driver, {
      billId,
      amount: toPaise(rupees(amount)),
      method: "upi",
      reference,
      seen: await asSystem((tx) => openOf(tx, billId)),
    });
  expect(await upi(first.billId, 500, null)).toEqual({ ok: false, error: "reference-needed" });
  expect(await upi(first.billId, 1_201, "UPI-1")).toEqual({ ok: false, error: "too-much" });
  expect(await upi(first.billId, 500, "UPI-1")).toMatchObject({ ok: true });
  expect(await upi(second.billId, 500, "upi-1")).toEqual({ ok: false, error: "reference-used" });
});

describe("a counter-entry", () => {
  test("makes the bill payable again, stands beside what it takes back, and is made once", async () => {
    const bill = await makeBilledCustomer();
    const taken = await takeCash(bill, 1_200);
    if (!taken.ok) throw new Error(taken.error);
    const { doorPaymentId } = taken.value;
    const admin = staffFlow(await makeAdmin());
    const wrong = { doorPaymentId, reason: "Written to the wrong customer" };
    const both = await atOnce(2, () => counterDoorPayment(admin, wrong));
    expect(both).toContainEqual({ ok: true, value: { open: 120_000 } });
    expect(both).toContainEqual({ ok: false, error: "already-taken-back" });
    expect(await standing(bill)).toEqual({ open: 120_000, credit: 0, isPaid: false });
    const rows = await asSystem((tx) =>
      tx.doorPayment.findMany({ where: { billId: bill.billId }, orderBy: { id: "asc" } }),
    );
    expect(rows.map(({ amount, reversesId }) => [amount, reversesId])).toEqual([
      [120_000, null],
      [-120_000, doorPaymentId],
    ]);
    expect(await payOnline(gateway, bill)).toMatchObject({ status: "succeeded", amount: 120_000 });
  });

  test("is told by letter to who holds the receipt, in the same transaction", async () => {
    const bill = await makeBilledCustomer();
    await takeCash(bill, 700);
    const taken = await takeCash(bill, 500);
    if (!taken.ok) throw new Error(taken.error);
    const { doorPaymentId, receipt } = taken.value;
    await counterDoorPayment(staffFlow(await makeAdmin()), { doorPaymentId, reason: "Forged note" });
    const subject = `Receipt ${receipt} was taken back`;
    const [letter] = await asSystem((tx) =>
      tx.notification.findMany({ where: { channel: "email", subject } }),
    );
    expect(letter?.text).toContain(`receipt ${receipt} for ₹500 was taken back: Forged note`);
    expect(letter?.text).toContain("₹500 of your November 2026 bill is open now.");
  });

  test("after a payment online leaves the rest to the door: the gateway pays a bill once", async () => {
    const bill = await makeBilledCustomer();
    const taken = await takeCash(bill, 500);
    await payOnline(gateway, bill);
    const doorPaymentId = taken.ok ? taken.value.doorPaymentId : 0;
    await counterDoorPayment(staffFlow(await makeAdmin()), { doorPaymentId, reason: "Forged note" });
    expect(await pressPay(bill)).toEqual({
      ok: false,
      error: "pay-at-door",
    });
    expect(await takeCash(bill, 500)).toMatchObject({ ok: true, value: { open: 0 } });
  });

  test("of a counter-entry there is none", async () => {
    const admin = staffFlow(await makeAdmin());
    expect(await counterDoorPayment(admin, { doorPaymentId: 999_999, reason: "x" })).toEqual({
      ok: false,
      error: "not-found",
    });
  });
});

describe("credit", () => {
  test("is taken off the open bill at once, and the card pays the rest", async () => {
    const bill = await makeBilledCustomer();
    expect(await credit(bill, 200)).toMatchObject({ ok: true, value: { applied: 20_000 } });
    expect(await payOnline(gateway, bill)).toMatchObject({ amount: 100_000 });
    expect(await standing(bill)).toEqual({ open: 0, credit: 0, isPaid: true });
  });

  test("that covers the bill pays it without a card, and keeps what is left", async () => {
    const bill = await makeBilledCustomer();
    await credit(bill, 1_500);
    expect(await standing(bill)).toEqual({ open: 0, credit: 30_000, isPaid: true });
    expect((await readBill(bill.billId)).payments).toEqual([]);
  });

  test("waits while a payment is under way that the gateway can't be told to give up", async () => {
    const bill = await makeBilledCustomer();
    const { clientSecret } = await begin(bill);
    gateway.control.down(true);
    await credit(bill, 200);
    gateway.control.down(false);
    expect(await standing(bill)).toEqual({ open: 120_000, credit: 20_000, isPaid: false });
    await gateway.confirm(clientSecret);
    await pressPay(bill, customerFlow(bill.customerId, BILLING_DAY));
    expect(await standing(bill)).toEqual({ open: 0, credit: 20_000, isPaid: true });
  });

  test.each([
    ["of another month than the bill's", true],
    ["without a bill", false],
  ])("for a day %s is refused, and leaves the payment online as it is", async (_what, hasBill) => {
    const bill = await makeBilledCustomer();
    const { intentId } = await begin(bill);
    const input = {
      customerId: bill.customerId,
      amount: rupees(100),
      reason: "Burnt dal",
      billId: hasBill ? bill.billId : null,
      day: parsePlainDate(hasBill ? "2026-10-05" : "2026-11-05"),
      seen: 0,
    };
    expect(await giveCredit(staffFlow(await makeAdmin()), input)).toEqual({
      ok: false,
      error: "day-of-another-bill",
    });
    expect(await fetchIntent(intentId)).toMatchObject({ state: "open" });
  });
});
