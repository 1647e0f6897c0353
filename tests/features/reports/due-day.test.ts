import { asSystem, disconnect, fromSqlDate } from "@/lib/db";
import { addDays } from "@/lib/domain/plain-date";
import { overdueBills } from "@/lib/features/reports/money";
import { makeBilledCustomer } from "@/tests/support/bills";

afterAll(disconnect);

test("money is not overdue on the day on which it is due, and is on the next", async () => {
  const { billId } = await makeBilledCustomer();
  const bill = await asSystem((tx) => tx.bill.findUniqueOrThrow({ where: { id: billId } }));
  const due = fromSqlDate(bill.dueDate);
  expect(await asSystem((tx) => overdueBills(tx, due))).toEqual({ count: 0, amount: 0 });
  expect(await asSystem((tx) => overdueBills(tx, addDays(due, 1)))).toEqual({ count: 1, amount: 120_000 });
});
