import { asStaff, asSystem } from "@/lib/db";
import { POSTINGS } from "@/lib/domain/books/ledger";
import { paise } from "@/lib/domain/money";
import { parsePlainDate, parsePlainMonth } from "@/lib/domain/plain-date";
import { post } from "@/lib/features/books/commands";
import { moneyByMonth } from "@/lib/features/reports/money";
import { mondayFigures, monthReport } from "@/lib/features/reports/queries";
import { returnedByMonth } from "@/lib/features/reports/returned";
import { makeBilledCustomer } from "@/tests/support/bills";
import { gatewayOfFile } from "@/tests/support/gateway";
import { at, makeAdmin, makeStaff } from "@/tests/support/make";
import { contest, credit, payOnline, refund } from "@/tests/support/money";

const gateway = gatewayOfFile();

const [november, december, january] = [
  parsePlainMonth("2026-11"),
  parsePlainMonth("2026-12"),
  parsePlainMonth("2027-01"),
];
// still November and December in London
const DECEMBER = at("2026-12-01", "02:00");
const JANUARY = at("2027-01-01", "00:01");

let admin: Awaited<ReturnType<typeof makeAdmin>>;

/** A payment given back in part as money, then as credit; another lost to its bank; and goodwill, which is neither. */
beforeAll(async () => {
  admin = await makeAdmin();
  const [refunded, contested] = [await makeBilledCustomer(), await makeBilledCustomer()];
  const { id } = await payOnline(gateway, refunded);
  await refund(id, { amount: 50_000, seen: 120_000 }, DECEMBER);
  await refund(id, { amount: 30_000, seen: 70_000, destination: "credit" }, JANUARY);
  const payment = await payOnline(gateway, contested);
  await contest(payment, "open", DECEMBER);
  await contest(payment, "lost", JANUARY);
  await credit(refunded, 200, DECEMBER);
});

const returned = () => asStaff(admin, (tx) => returnedByMonth(tx, november, january));

test("what went back counts in the month in which it did, by the kitchen's clock", async () => {
  expect(await returned()).toEqual([
    { month: november, givenBack: 0, lostToDisputes: 0 },
    { month: december, givenBack: 50_000, lostToDisputes: 0 },
    { month: january, givenBack: 30_000, lostToDisputes: 120_000 },
  ]);
});

test("the report shows it beside what was collected, from which it is not taken off", async () => {
  const report = await asStaff(admin, (tx) => monthReport(tx, january, at("2027-01-20", "10:00")));
  expect(report.returned).toMatchObject({ givenBack: 30_000, lostToDisputes: 120_000 });
  expect(report.months.map(({ month, givenBack }) => [month, givenBack])).toEqual([
    [january, 30_000],
    [december, 50_000],
    [november, 0],
  ]);
  const [money] = await asStaff(admin, (tx) =>
    moneyByMonth(tx, november, november, parsePlainDate("2027-01-20")),
  );
  expect(money).toMatchObject({ billed: 240_000, collected: 240_000, outstanding: 0 });
});

test("a refund that fails comes back in the month in which it fails, even below nothing", async () => {
  const { id: refundId } = await asSystem((tx) => tx.refund.findFirstOrThrow({ where: { amount: 50_000 } }));
  const postings = POSTINGS["refund-failed"](paise(50_000), "refunds", false);
  await asSystem((tx) => post(tx, "refund-failed", { refundId }, postings), JANUARY);
  expect((await returned()).map(({ givenBack }) => givenBack)).toEqual([0, 50_000, -20_000]);
});

test("the drivers see nothing of it", async () => {
  const driver = await makeStaff("driver");
  const rows = await asStaff(driver, (tx) => returnedByMonth(tx, january, january));
  expect(rows).toEqual([{ month: january, givenBack: 0, lostToDisputes: 0 }]);
});

test("on the owner's Monday a lost dispute needs a decision, and a mere notice doesn't", async () => {
  const data = { kind: "found-by-reconciliation", stripeObjectId: "pi_found", details: {} };
  await asSystem((tx) => tx.case.create({ data }));
  expect((await asStaff(admin, (tx) => mondayFigures(tx, JANUARY), JANUARY)).cases).toBe(1);
});
