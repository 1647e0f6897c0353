// The month's figures over a kitchen's year, each against the slow sum over its rows.
import { loadYear } from "@/bench/year/load-year";
import { asStaff, asSystem, disconnect } from "@/lib/db";
import { parsePlainDate, parsePlainMonth, plainMonth, type PlainMonth } from "@/lib/domain/plain-date";
import { toBusinessMonth } from "@/lib/domain/business-time";
import { askedForBills, type AskedBill } from "@/lib/features/books/asked";
import { closeMonths } from "@/lib/features/books/closings";
import { moneyByArea, moneyByMonth, monthsBetween, receivedIn } from "@/lib/features/reports/money";
import { systemFlow } from "@/tests/support/bills";
import { at, makeAdmin } from "@/tests/support/make";

const today = parsePlainDate("2027-02-09");
const now = at(today, "06:00");
const [first, last] = [parsePlainMonth("2026-01"), parsePlainMonth("2027-02")];
const months = monthsBetween(first, last);

type Row = AskedBill & { month: PlainMonth; area: string };

let admin: Awaited<ReturnType<typeof makeAdmin>>;
let bills: Row[];

beforeAll(async () => {
  await loadYear(process.env.DATABASE_URL ?? "", { customers: 40, seed: 5 });
  admin = await makeAdmin();
  bills = await asSystem(async (tx) => {
    const rows = await tx.bill.findMany({ include: { customer: true } });
    const asked = new Map(
      (
        await askedForBills(
          tx,
          rows.map(({ id }) => id),
        )
      ).map((bill) => [bill.billId, bill]),
    );
    return rows.flatMap(({ id, year, month, customer }) => {
      const bill = asked.get(id);
      return bill ? [{ ...bill, month: plainMonth(year, month), area: customer.area }] : [];
    });
  });
}, 120_000);
afterAll(disconnect);

function sumsOf(rows: readonly Row[]) {
  const sum = (of: (row: Row) => number) => rows.reduce((total, row) => total + of(row), 0);
  const [billed, outstanding] = [sum(({ amount }) => amount), sum(({ open }) => open)];
  const overdue = sum(({ open, dueDate }) => (dueDate < today ? open : 0));
  return { bills: rows.length, billed, credited: 0, collected: billed - outstanding, outstanding, overdue };
}

test("every month's money is what its bills come to, one by one", async () => {
  const found = await asStaff(admin, (tx) => moneyByMonth(tx, first, last, today), now);
  expect(found).toEqual(
    months.map((month) => ({ month, ...sumsOf(bills.filter((bill) => bill.month === month)) })),
  );
  expect(found.filter(({ overdue, outstanding }) => overdue > 0 && outstanding > 0).length).toBeGreaterThan(
    0,
  );
});

test("every area's money of a month, too", async () => {
  for (const month of months) {
    const found = await asStaff(admin, (tx) => moneyByArea(tx, month, today), now);
    const areas = Map.groupBy(
      bills.filter((bill) => bill.month === month),
      ({ area }) => area,
    );
    expect(new Map(found.map(({ area, ...money }) => [area, money]))).toEqual(
      new Map([...areas].map(([area, rows]) => [area, sumsOf(rows)])),
    );
  }
});

test("what came in during a month is the same before and after its books are closed: the sum of its lines", async () => {
  const lines = await asSystem((tx) =>
    tx.journalLine.findMany({
      where: { account: { in: ["gateway", "cash", "door-upi"] } },
      include: { entry: { select: { createdAt: true } } },
    }),
  );
  const byHand = months.map((month) =>
    lines
      .filter(({ entry }) => toBusinessMonth(entry.createdAt) === month)
      .reduce((sum, { amount }) => sum + amount, 0),
  );
  const received = async () => {
    const found: number[] = [];
    for (const month of months) found.push(await asStaff(admin, (tx) => receivedIn(tx, month), now));
    return found;
  };
  expect(byHand.filter((amount) => amount > 0).length).toBeGreaterThan(10);
  expect(await received()).toEqual(byHand);
  const closed = await closeMonths(systemFlow(now));
  expect(closed.length).toBeGreaterThan(10);
  expect(await received()).toEqual(byHand);
});
