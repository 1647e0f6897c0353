// The days at which a bill's rules turn: the first and the last of its month, and the one on which it is due.
import { asCustomer, asStaff, asSystem, disconnect, fromSqlDate } from "@/lib/db";
import { addDays, type PlainDate } from "@/lib/domain/plain-date";
import { runningEstimate, searchBills } from "@/lib/features/billing/queries";
import { billSearchSchema } from "@/lib/features/billing/schema";
import { billMonth, makeBilledCustomer } from "@/tests/support/bills";
import { at, makeAdmin, makeCustomer, makePlan, makeSubscription } from "@/tests/support/make";

afterAll(disconnect);

const EDGES: [startDate: string, endDate: string, billed: number[]][] = [
  ["2026-10-12", "2026-11-01", [120]],
  ["2026-11-30", "2026-12-20", [120]],
  ["2026-10-12", "2026-10-31", []],
  ["2026-12-01", "2026-12-20", []],
];

test("a run that ends on the first or begins on the last of a month is billed for that day", async () => {
  const plan = await makePlan({ dailyRate: 120 });
  const customers: number[] = [];
  for (const [startDate, endDate] of EDGES) {
    const customerId = await makeCustomer();
    await makeSubscription({ customerId, plan, startDate, endDate });
    customers.push(customerId);
  }
  await billMonth("2026-11");
  for (const [index, [, , billed]] of EDGES.entries()) {
    const bills = await asSystem((tx) => tx.bill.findMany({ where: { customerId: customers[index] } }));
    expect(bills.map(({ amount }) => amount)).toEqual(billed);
  }
});

test("on the day on which it is due a bill is not overdue in the office's list, on the next it is", async () => {
  const { billId } = await makeBilledCustomer();
  const admin = await makeAdmin();
  const bill = await asSystem((tx) => tx.bill.findUniqueOrThrow({ where: { id: billId } }));
  const due = fromSqlDate(bill.dueDate);
  const found = async (status: string, today: PlainDate) => {
    const search = billSearchSchema.parse({ status, month: "2026-11" });
    const { rows } = await asStaff(admin, (tx) => searchBills(tx, search, today));
    return rows.some(({ id }) => id === billId);
  };
  expect([await found("unpaid", due), await found("overdue", due)]).toEqual([true, false]);
  const next = addDays(due, 1);
  expect([await found("unpaid", next), await found("overdue", next)]).toEqual([false, true]);
});

test("a month is estimated until its bill is there, and not beside it", async () => {
  const customerId = await makeCustomer();
  const plan = await makePlan({ dailyRate: 120 });
  await makeSubscription({ customerId, plan, startDate: "2026-11-30", endDate: "2026-11-30" });
  const now = at("2026-11-30", "09:00");
  const estimate = () => asCustomer(customerId, (tx) => runningEstimate(tx, customerId, now), now);
  expect(await estimate()).toMatchObject({ month: "2026-11", amount: 120 });
  await billMonth("2026-11", now);
  expect(await estimate()).toBeNull();
});
