import { asStaff, asSystem, disconnect } from "@/lib/db";
import { parsePlainDate, parsePlainMonth } from "@/lib/domain/plain-date";
import { applyCredit } from "@/lib/features/books/commands";
import { counterDoorPayment } from "@/lib/features/door/door";
import { recalculateBill } from "@/lib/features/billing/recalculate";
import { moneyByMonth } from "@/lib/features/reports/money";
import { mondayFigures, monthReport } from "@/lib/features/reports/queries";
import { billMonth, makeBilledCustomer, staffFlow } from "@/tests/support/bills";
import { at, makeAdmin, makePause, makePlan, makeSubscription } from "@/tests/support/make";
import { takeCash } from "@/tests/support/money";

afterAll(disconnect);

const NOW = at("2027-01-02", "10:00");
const november = parsePlainMonth("2026-11");

test("collected falls below nothing where a payment is taken back whose credit is spent, and every report opens", async () => {
  const admin = await makeAdmin();
  const bill = await makeBilledCustomer();
  const { customerId } = bill;
  const dates = { startDate: "2026-12-01", endDate: "2026-12-10" };
  await makeSubscription({ customerId, plan: await makePlan(), ...dates });
  const taken = await takeCash(bill, 1_100);
  for (const day of [3, 4, 5, 6]) await makePause(customerId, `2026-11-0${day}`);
  const order = { billId: bill.billId, reason: "They were away" };
  await asStaff(admin, (tx) => recalculateBill({ tx, now: NOW, staff: admin }, order), NOW);
  await billMonth("2026-12", NOW);
  await asSystem((tx) => applyCredit(tx, customerId, NOW), NOW);
  const doorPaymentId = taken.ok ? taken.value.doorPaymentId : 0;
  await counterDoorPayment(staffFlow(admin, NOW), { doorPaymentId, reason: "Never paid" });

  const today = parsePlainDate("2027-01-02");
  const [money] = await asStaff(admin, (tx) => moneyByMonth(tx, november, november, today), NOW);
  expect(money).toMatchObject({ billed: 720_00, outstanding: 1_100_00, collected: -380_00 });
  expect(await asStaff(admin, (tx) => mondayFigures(tx, NOW), NOW)).toMatchObject({
    money: { month: "2026-12" },
  });
  expect((await asStaff(admin, (tx) => monthReport(tx, november, NOW), NOW)).money).toEqual(money);
});
