import { asStaff, asSystem } from "@/lib/db";
import { recalculateBill, recalculateForStaff } from "@/lib/features/billing/recalculate";
import { correctBills } from "@/lib/features/corrections/commands";
import { counterDoorPayment } from "@/lib/features/door/door";
import { stripe } from "@/lib/gateway/stripe";
import { makeBilledCustomer, readBill, staffFlow, systemFlow } from "@/tests/support/bills";
import { gatewayOfFile } from "@/tests/support/gateway";
import { at, makeAdmin, makePause } from "@/tests/support/make";
import { begin, payBesideTheGateway, pressPay, standing, takeCash } from "@/tests/support/money";
import { booksOf, worthOf } from "@/tests/support/worth";
import { makePayment } from "@/tests/support/webhooks";

gatewayOfFile();

const NOW = at("2026-12-02", "10:00");

async function recalculate(billId: number) {
  const staff = await makeAdmin();
  const input = { billId, reason: "The dal was burnt on the 5th" };
  const result = await asStaff(staff, (tx) => recalculateBill({ tx, now: NOW, staff }, input), NOW);
  return { staff, result };
}

describe("recalculating a bill", () => {
  it("takes in a correction, with the reason and both amounts in the audit log", async () => {
    const { billId, customerId } = await makeBilledCustomer();
    await makePause(customerId, "2026-11-05");
    const { staff, result } = await recalculate(billId);
    expect(result).toEqual({ ok: true, value: { before: 1200, after: 1080 } });
    expect(await readBill(billId)).toMatchObject({
      amount: 1080,
      pausedDays: 1,
      updatedAt: NOW,
      lines: [{ amount: 1080 }],
    });
    const [entry] = await asSystem((tx) => tx.auditLog.findMany({ where: { actorId: staff.id } }));
    expect(entry).toMatchObject({
      action: "recalculate-bill",
      reason: "The dal was burnt on the 5th",
      before: { amountPaise: 120_000 },
      after: { amountPaise: 108_000 },
    });
  });

  it("makes a bill with nothing left to pay a paid one", async () => {
    const { billId, customerId } = await makeBilledCustomer({ days: 1 });
    await makePause(customerId, "2026-11-01");
    await recalculate(billId);
    expect(await readBill(billId)).toMatchObject({ amount: 0, isPaid: true });
  });

  it("gives back as credit what the bill had received beyond its new amount", async () => {
    const bill = await makeBilledCustomer();
    await takeCash(bill, 1_150);
    await makePause(bill.customerId, "2026-11-05");
    await recalculate(bill.billId);
    expect(await standing(bill)).toEqual({ open: 0, credit: 7_000, isPaid: true });
  });

  it("gives up first what was begun online and left open", async () => {
    const bill = await makeBilledCustomer();
    const { intentId } = await begin(bill);
    await makePause(bill.customerId, "2026-11-05");
    const staff = await makeAdmin();
    const flow = {
      ...staffFlow(staff, NOW),
      run: <T>(fn: Parameters<typeof asStaff<T>>[1]) => asStaff(staff, fn, NOW),
    };
    const input = { billId: bill.billId, reason: "They had called" };
    expect(await recalculateForStaff(flow, input)).toMatchObject({ ok: true, value: { after: 1080 } });
    expect(await stripe().paymentIntents.retrieve(intentId)).toMatchObject({ status: "canceled" });
    expect(await pressPay(bill)).toMatchObject({ ok: true });
  });

  it.each([
    [
      "already-paid",
      async (billId: number) => {
        const { customerId } = await readBill(billId);
        return payBesideTheGateway({ billId, customerId });
      },
    ],
    [
      "payment-pending",
      async (billId: number) => {
        const bill = await readBill(billId);
        return makePayment({ ...bill, billId });
      },
    ],
  ])("is refused: %s", async (error, happen) => {
    const { billId } = await makeBilledCustomer();
    await happen(billId);
    expect((await recalculate(billId)).result).toEqual({ ok: false, error });
    expect((await readBill(billId)).amount).toBe(1200);
  });

  it("is refused where a late correction was settled beside the bill: the money would count twice", async () => {
    const bill = await makeBilledCustomer();
    await takeCash(bill, 1_200);
    await makePause(bill.customerId, "2026-11-05");
    const fault = (thrown: unknown) => {
      throw thrown;
    };
    await correctBills(systemFlow(NOW), fault);
    expect(await standing(bill)).toEqual({ open: 0, credit: 12_000, isPaid: true });
    const taken = await asSystem((tx) => tx.doorPayment.findFirstOrThrow({ where: { billId: bill.billId } }));
    const given = { doorPaymentId: taken.id, reason: "Entered for the wrong customer" };
    expect(await counterDoorPayment(staffFlow(await makeAdmin(), NOW), given)).toMatchObject({ ok: true });
    const before = await standing(bill);
    expect((await recalculate(bill.billId)).result).toEqual({ ok: false, error: "settled-beside" });
    expect(await standing(bill)).toEqual(before);
    expect(await booksOf(bill.billId)).toBe(await worthOf(bill.billId));
  });

  it("of a bill that isn't there is refused", async () => {
    expect((await recalculate(999_999)).result).toEqual({ ok: false, error: "not-found" });
  });
});
