import { asStaff, asSystem, disconnect } from "@/lib/db";
import { recalculateBill } from "@/lib/features/billing/recalculate";
import { counterDoorPayment } from "@/lib/features/door/door";
import { billMonth, makeBilledCustomer, staffFlow } from "@/tests/support/bills";
import { at, makeAdmin, makePause, makePlan, makeSubscription } from "@/tests/support/make";
import { standing, takeCash, type Billed } from "@/tests/support/money";

afterAll(disconnect);

const NOW = at("2027-01-02", "10:00");

/** Makes November's bill smaller by ₹480. */
async function makeSmaller({ customerId, billId }: Billed) {
  const admin = await makeAdmin();
  for (const day of [3, 4, 5, 6]) await makePause(customerId, `2026-11-0${day}`);
  const order = { billId, reason: "They were away" };
  return asStaff(admin, (tx) => recalculateBill({ tx, now: NOW, staff: admin }, order), NOW);
}

test("what a smaller bill gives back as credit is taken off another unpaid bill at once", async () => {
  const bill = await makeBilledCustomer();
  const { customerId } = bill;
  const dates = { startDate: "2026-12-01", endDate: "2026-12-10" };
  await makeSubscription({ customerId, plan: await makePlan(), ...dates });
  await billMonth("2026-12", at("2027-01-01", "10:00"));
  const december = await asSystem((tx) => tx.bill.findFirstOrThrow({ where: { customerId, month: 12 } }));
  await takeCash(bill, 1_100);
  await makeSmaller(bill);
  const asked = december.amount * 100;
  expect(await standing({ ...bill, billId: december.id })).toMatchObject({ open: asked - 380_00, credit: 0 });
});

test("a payment taken back at the door leaves no credit beside the bill that it opens again", async () => {
  const bill = await makeBilledCustomer();
  const taken = await takeCash(bill, 1_100);
  await makeSmaller(bill);
  expect(await standing(bill)).toMatchObject({ open: 0, credit: 380_00 });
  const doorPaymentId = taken.ok ? taken.value.doorPaymentId : 0;
  const order = { doorPaymentId, reason: "Never paid" };
  expect(await counterDoorPayment(staffFlow(await makeAdmin(), NOW), order)).toEqual({
    ok: true,
    value: { open: 720_00 },
  });
  expect(await standing(bill)).toMatchObject({ open: 720_00, credit: 0 });
});
