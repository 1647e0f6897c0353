// Credit given in paise leaves paise open, which only the door can take once they are few.
import { asSystem } from "@/lib/db";
import { takeDoorPayment } from "@/lib/features/door/door";
import { doorPaymentSchema } from "@/lib/features/door/schema";
import { billMonth, customerFlow, makeBilledCustomer, staffFlow } from "@/tests/support/bills";
import { gatewayOfFile } from "@/tests/support/gateway";
import { at, makePlan, makeStaff, makeSubscription } from "@/tests/support/make";
import { type Billed, payOnline, pressPay, refund, standing } from "@/tests/support/money";

const JANUARY = at("2027-01-01", "01:00");

const gateway = gatewayOfFile();

/** A December bill of ₹1,200, of which the November payment, given back as this much credit in paise, has paid a part. */
async function makeBillLessCredit(credit: number): Promise<Billed> {
  const { customerId, ...november } = await makeBilledCustomer();
  const payment = await payOnline(gateway, { customerId, ...november });
  await refund(payment.id, { amount: credit, seen: 120_000, destination: "credit" });
  const plan = await makePlan({ dailyRate: 120 });
  await makeSubscription({ customerId, plan, startDate: "2026-12-01", endDate: "2026-12-10" });
  await billMonth("2026-12", JANUARY);
  const where = { customerId, month: 12 };
  const { id: billId, amount } = await asSystem((tx) => tx.bill.findFirstOrThrow({ where }));
  return { customerId, billId, amount };
}

async function takeTyped(bill: Billed, amount: string) {
  const { open: seen } = await standing(bill);
  const typed = { billId: bill.billId, amount, method: "cash", reference: "", seen };
  return takeDoorPayment(staffFlow(await makeStaff("driver"), JANUARY), doorPaymentSchema.parse(typed));
}

test("40 paise, too little for the gateway, are paid at the door, and the bill is paid", async () => {
  const bill = await makeBillLessCredit(119_960);
  expect(await standing(bill)).toMatchObject({ open: 40, isPaid: false });
  const online = await pressPay(bill, customerFlow(bill.customerId, JANUARY));
  expect(online).toEqual({ ok: false, error: "below-minimum" });
  expect(await takeTyped(bill, "0.40")).toMatchObject({ ok: true, value: { open: 0 } });
  expect(await standing(bill)).toEqual({ open: 0, credit: 0, isPaid: true });
});

test("rupees and paise are taken to the paisa, and not one more", async () => {
  const bill = await makeBillLessCredit(13_950);
  expect(await takeTyped(bill, "1,060.51")).toEqual({ ok: false, error: "too-much" });
  expect(await takeTyped(bill, "560.5")).toMatchObject({ ok: true, value: { open: 50_000 } });
  expect(await takeTyped(bill, "500")).toMatchObject({ ok: true, value: { open: 0 } });
});
