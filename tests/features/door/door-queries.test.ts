import { asCustomer, asStaff, asSystem, disconnect, type Tx } from "@/lib/db";
import { isPaidByCredit, needsTelling, whyNotOnline } from "@/lib/domain/books/bill-statement";
import { rupees, toPaise } from "@/lib/domain/money";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { billsOf } from "@/lib/features/payments/listed-bills";
import { statementOf } from "@/lib/features/billing/statement";
import { openOf } from "@/lib/features/books/queries";
import { counterDoorPayment, takeDoorPayment, type DoorPaymentInput } from "@/lib/features/door/door";
import { collectionOf, doorPaymentsOf, doorReceipt, doorReceiptsOf } from "@/lib/features/door/door-queries";
import { listStops } from "@/lib/features/deliveries/queries";
import { findPayers, openAtDoors, payersOnRound, payerWithBills } from "@/lib/features/door/payers";
import { billMonth, makeBilledCustomer, staffFlow } from "@/tests/support/bills";
import { at, makeAdmin, makeCustomer, makePlan, makeStaff, makeSubscription } from "@/tests/support/make";
import { credit, takeCash, type Billed } from "@/tests/support/money";

afterAll(disconnect);

const today = parsePlainDate("2026-12-01");
type Driver = Awaited<ReturnType<typeof makeStaff>>;

/** Takes money as this driver, in rupees; answers the payment's id. */
async function take(
  driver: Driver,
  { billId }: Billed,
  amount: number,
  given: Partial<DoorPaymentInput> = {},
) {
  const seen = await asSystem((tx) => openOf(tx, billId));
  const input = {
    billId,
    amount: toPaise(rupees(amount)),
    method: "cash" as const,
    reference: null,
    seen,
    ...given,
  };
  const taken = await takeDoorPayment(staffFlow(driver), input);
  if (!taken.ok) throw new Error(taken.error);
  return taken.value.doorPaymentId;
}

async function takeBack(doorPaymentId: number, reason = "Written down twice") {
  const taken = await counterDoorPayment(staffFlow(await makeAdmin()), { doorPaymentId, reason });
  if (!taken.ok) throw new Error(taken.error);
}

const statement = (bill: Billed) => asCustomer(bill.customerId, (tx) => statementOf(tx, bill.billId));

describe("a driver", () => {
  test("reads what is open, own receipts and the bills these were for, and nothing else of the money", async () => {
    const [driver, other] = [await makeStaff("driver"), await makeStaff("driver")];
    const [own, others, cash] = [
      await makeBilledCustomer(),
      await makeBilledCustomer(),
      await makeBilledCustomer(),
    ];
    const elsewhere = await makeBilledCustomer();
    for (const { customerId } of [others, cash]) await eatsToday(customerId);
    const mine = await take(driver, own, 1_200);
    const theirs = await take(other, others, 1_200);
    await take(other, cash, 500);
    const reading = at("2026-12-01", "10:00");
    await asStaff(driver, readsItsOwn, reading);

    async function readsItsOwn(tx: Tx) {
      const bills = await tx.bill.findMany({ select: { id: true } });
      const ids = bills.map(({ id }) => id);
      expect(ids).toContain(own.billId);
      expect(ids).toContain(cash.billId);
      expect(ids).not.toContain(others.billId);
      expect(ids).not.toContain(elsewhere.billId);
      expect(await findPayers(tx, "", today)).not.toContainEqual(
        expect.objectContaining({ id: elsewhere.customerId }),
      );
      expect(await payerWithBills(tx, elsewhere.customerId)).toBeNull();
      expect(await openOf(tx, cash.billId)).toBe(70_000);
      expect((await tx.doorPayment.findMany()).map(({ id }) => id)).toEqual([mine]);
      expect(await doorReceipt(tx, mine)).toMatchObject({ open: 0, month: "2026-11", amount: 120_000 });
      expect(await doorReceipt(tx, theirs)).toBeNull();
      const lines = await tx.journalLine.findMany({ distinct: ["account"] });
      expect(lines.map(({ account }) => account)).toEqual(["receivable"]);
      expect(await tx.journalEntry.count()).toBe(0);
      expect(await tx.payment.count()).toBe(0);
      expect(await tx.credit.count()).toBe(0);
    }
  });

  test("hands over what they took today: cash and UPI apart, without what was taken back", async () => {
    const driver = await makeStaff("driver");
    const bill = await makeBilledCustomer();
    await take(driver, bill, 300);
    const slip = await take(driver, bill, 500);
    await take(driver, bill, 200, { method: "upi", reference: `UPI-${bill.billId}` });
    await takeBack(slip);
    const day = await asStaff(driver, (tx) => collectionOf(tx, driver.id, today));
    expect(day).toMatchObject({ cash: 30_000, upi: 20_000 });
    expect(day.payments.map(({ amount, takenBack }) => [amount, takenBack?.reason])).toEqual([
      [20_000, undefined],
      [50_000, "Written down twice"],
      [30_000, undefined],
    ]);
    const yesterday = parsePlainDate("2026-11-30");
    expect((await asStaff(driver, (tx) => collectionOf(tx, driver.id, yesterday))).payments).toEqual([]);
  });
});

describe("doors", () => {
  test("are found by a part of the name, phone or area while something is open there", async () => {
    const driver = await makeStaff("driver");
    const onRound = <T>(read: (tx: Tx) => Promise<T>) => asStaff(driver, read, at("2026-12-01", "10:00"));
    const customerId = await makeCustomer({ fullname: "Zarina Ulwekar", phone: "9811122233", area: "Ulwe" });
    const plan = await makePlan({ dailyRate: 100 });
    await makeSubscription({ customerId, plan, startDate: "2026-11-01", endDate: "2026-12-05" });
    const { billId } = await billed(customerId);
    for (const query of ["zarina", "11122233", "ulwe"]) {
      const found = await onRound((tx) => findPayers(tx, query, today));
      expect(found.map(({ id, open }) => [id, open])).toEqual([[customerId, 300_000]]);
    }
    expect((await onRound((tx) => payersOnRound(tx, today))).map(({ id }) => id)).toContain(customerId);
    const atDoors = () => onRound(async (tx) => openAtDoors(tx, await listStops(tx, today), today));
    expect((await atDoors()).get(customerId)).toBe(300_000);
    await takeCash({ customerId, billId, amount: 3_000 }, 3_000);
    expect((await atDoors()).has(customerId)).toBe(false);
    expect(await onRound((tx) => findPayers(tx, "zarina", today))).toEqual([]);
    expect((await onRound((tx) => payersOnRound(tx, today))).map(({ id }) => id)).not.toContain(customerId);
    expect(await onRound((tx) => payerWithBills(tx, customerId))).toMatchObject({
      open: 0,
      bills: [],
    });
  });

  test("show each unpaid bill with what is open on it; staff have no door", async () => {
    const driver = await makeStaff("driver");
    const bill = await makeBilledCustomer();
    await eatsToday(bill.customerId);
    await takeCash(bill, 500);
    const onRound = <T>(read: (tx: Tx) => Promise<T>) => asStaff(driver, read, at("2026-12-01", "10:00"));
    const payer = await onRound((tx) => payerWithBills(tx, bill.customerId));
    expect(payer).toMatchObject({ open: 70_000, bills: [{ id: bill.billId, amount: 1_200, open: 70_000 }] });
    expect(await onRound((tx) => payerWithBills(tx, driver.id))).toBeNull();
  });
});

describe("how a bill comes to what is open", () => {
  test("amount less credit and what was paid at the door", async () => {
    const bill = await makeBilledCustomer();
    expect(needsTelling(await statement(bill))).toBe(false);
    await credit(bill, 200);
    await takeCash(bill, 500);
    const sum = await statement(bill);
    expect(sum).toMatchObject({
      amount: 120_000,
      credited: 20_000,
      online: 0,
      atDoor: 50_000,
      returned: 0,
      open: 50_000,
    });
    expect(needsTelling(sum)).toBe(true);
    const [listed] = await asCustomer(bill.customerId, (tx) => billsOf(tx, bill.customerId));
    expect(listed?.open).toBe(50_000);
  });

  test("credit alone pays without a card, and a counter-entry opens again what was paid", async () => {
    const [covered, reopened] = [await makeBilledCustomer(), await makeBilledCustomer()];
    await credit(covered, 1_300);
    expect(isPaidByCredit(await statement(covered))).toBe(true);
    const driver = await makeStaff("driver");
    await takeBack(await take(driver, reopened, 1_200));
    const sum = await statement(reopened);
    expect(sum).toMatchObject({ atDoor: 0, open: 120_000 });
    expect([isPaidByCredit(sum), whyNotOnline(sum)]).toEqual([false, null]);
  });
});

test("the office sees who took it and who took it back, the customer what and why", async () => {
  const [driver, bill] = [
    await makeStaff("driver", { fullname: "Imran Shaikh" }),
    await makeBilledCustomer(),
  ];
  await takeBack(await take(driver, bill, 500), "The note was torn");
  const support = await makeStaff("support");
  const [payment] = await asStaff(support, (tx) => doorPaymentsOf(tx, bill.billId));
  expect(payment).toMatchObject({ collector: "Imran Shaikh", takenBackBy: "Ramesh Patil", amount: 50_000 });
  const own = await asCustomer(bill.customerId, (tx) => doorReceiptsOf(tx, bill.customerId));
  expect(own).toMatchObject([{ receipt: payment?.receipt, takenBack: { reason: "The note was torn" } }]);
  const stranger = await makeCustomer();
  expect(await asCustomer(stranger, (tx) => doorReceiptsOf(tx, bill.customerId))).toEqual([]);
});

/** A tiffin from today on: their door is on the round. */
async function eatsToday(customerId: number) {
  const plan = await makePlan({ dailyRate: 100 });
  await makeSubscription({ customerId, plan, startDate: "2026-12-01", endDate: "2026-12-05" });
}

async function billed(customerId: number) {
  await billMonth("2026-11");
  const bill = await asSystem((tx) => tx.bill.findFirstOrThrow({ where: { customerId } }));
  return { billId: bill.id };
}
