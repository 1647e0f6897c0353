import { asStaff, asSystem } from "@/lib/db";
import { rupees, toPaise, type Rupees } from "@/lib/domain/money";
import { eachDay, parsePlainDate, parsePlainMonth } from "@/lib/domain/plain-date";
import { exportBills } from "@/lib/features/billing/queries";
import { billSearchSchema } from "@/lib/features/billing/schema";
import { openAmounts } from "@/lib/features/books/queries";
import { kitchenReport } from "@/lib/features/kitchen/queries";
import { mealsBetween } from "@/lib/features/reports/meals";
import {
  moneyByArea,
  moneyByMonth,
  monthsBetween,
  overdueBills,
  receivedIn,
} from "@/lib/features/reports/money";
import { mondayCharts, mondayFigures, monthReport, reportMonths } from "@/lib/features/reports/queries";
import { giveCredit } from "@/lib/features/credits/credits";
import { counterDoorPayment, takeDoorPayment } from "@/lib/features/door/door";
import { billMonth, staffFlow } from "../../support/bills";
import {
  at,
  makeAdmin,
  makeClosure,
  makeCustomer,
  makePause,
  makePlan,
  makeSkip,
  makeStaff,
  makeSubscription,
} from "../../support/make";

const now = at("2026-12-20", "10:00");
const today = parsePlainDate("2026-12-20");
const october = parsePlainMonth("2026-10");
const december = parsePlainMonth("2026-12");
const november = parsePlainMonth("2026-11");
const [first, last] = [parsePlainDate("2026-11-01"), parsePlainDate("2026-11-30")];
const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);

let admin: Awaited<ReturnType<typeof makeAdmin>>;

/** Three customers in two areas, with a pause, a skip, a closure, one bill paid, one in part, one by a little credit, and one that cost nothing. */
beforeAll(async () => {
  admin = await makeAdmin();
  const [thali, mini] = [await makePlan({ dailyRate: 120 }), await makePlan({ dailyRate: 80 })];
  const asha = await makeCustomer({ area: "Vashi" });
  const bina = await makeCustomer({ area: "Nerul" });
  const chitra = await makeCustomer({ area: "Nerul" });
  const run = (customerId: number, plan: typeof thali, startDate: string, endDate: string) =>
    makeSubscription({ customerId, plan, startDate, endDate });
  await run(asha, thali, "2026-10-20", "2026-11-15");
  const second = await run(asha, mini, "2026-11-10", "2026-12-31");
  await makeSubscription({
    customerId: bina,
    plan: thali,
    startDate: "2026-11-02",
    endDate: "2026-12-24",
    weekdays: [1, 2, 3, 4, 5],
  });
  await run(chitra, mini, "2026-11-30", "2026-11-30");
  await makePause(asha, "2026-11-12");
  await makePause(bina, "2026-11-13");
  await makePause(chitra, "2026-11-30");
  await makeSkip(second, "2026-11-20");
  await makeClosure("2026-11-09");
  await billMonth("2026-10", at("2026-11-01", "09:00"));
  await billMonth("2026-11", at("2026-12-01", "09:00"));
  await takeAtDoor(bina, null, at("2026-12-01", "00:00"));
  await takeAtDoor(asha, rupees(500), at("2026-12-02", "08:00"));
  await giveCredit(staffFlow(admin, at("2026-12-03", "08:00")), {
    ...{ customerId: asha, amount: rupees(200), reason: "burnt dal", billId: null, day: null, seen: 0 },
  });
});

/** A part of the customer's November bill in cash, or all of it. */
async function takeAtDoor(customerId: number, part: Rupees | null, paidAt: Date): Promise<void> {
  const bill = await asSystem((tx) => tx.bill.findFirstOrThrow({ where: { customerId, month: 11 } }));
  const seen = toPaise(rupees(bill.amount));
  const amount = part ? toPaise(part) : seen;
  const input = { billId: bill.id, amount, method: "cash", reference: null, seen } as const;
  expect(await takeDoorPayment(staffFlow(admin, paidAt), input)).toMatchObject({ ok: true });
}

test("billed, collected, outstanding and overdue are the sums of the bills in the list", async () => {
  await asStaff(admin, async (tx) => {
    const [money] = await moneyByMonth(tx, november, november, today);
    const list = (query: object) =>
      exportBills(tx, billSearchSchema.parse({ month: "2026-11", ...query }), today);
    const all = await list({});
    const billed = sum(all.map(({ amount }) => amount * 100));
    const open = sum(all.map((bill) => bill.open));
    const overdue = sum((await list({ status: "overdue" })).map((bill) => bill.open));
    expect(money).toEqual({
      ...{ month: "2026-11", bills: 3, billed, credited: 0, collected: billed - open },
      ...{ outstanding: open, overdue },
    });
    expect(overdue).toBeGreaterThan(0);
  });
});

test("what was collected is what came in for these bills and what credit paid of them", async () => {
  const bina = await asSystem((tx) =>
    tx.bill.findFirstOrThrow({ where: { month: 11, isPaid: true, amount: { gt: 0 } } }),
  );
  const older = await asSystem((tx) => tx.bill.findFirstOrThrow({ where: { month: 10 } }));
  const money = await asStaff(admin, (tx) => moneyByMonth(tx, october, november, today));
  // credit goes to the oldest bill that is open
  expect(money.map(({ collected }) => collected)).toEqual([200_00, bina.amount * 100 + 500_00]);
  expect(older.isPaid).toBe(false);
});

test("areas add up to their month", async () => {
  await asStaff(admin, async (tx) => {
    const [money] = await moneyByMonth(tx, november, november, today);
    const areas = await moneyByArea(tx, november, today);
    expect(areas.map(({ area }) => area).sort()).toEqual(["Nerul", "Vashi"]);
    for (const column of ["bills", "billed", "collected", "outstanding", "overdue"] as const) {
      expect(sum(areas.map((row) => row[column]))).toBe(money?.[column]);
    }
  });
});

test("tiffins are the kitchen's own counts, day by day and by plan", async () => {
  await asStaff(admin, async (tx) => {
    const meals = await mealsBetween(tx, first, last);
    const kitchen = [];
    for (const day of eachDay(first, last)) kitchen.push(await kitchenReport(tx, day));

    expect(meals.byDay.map((row) => row.meals)).toMatchObject(kitchen.map(({ counts }) => counts));
    const cooked = kitchen.flatMap(({ plans }) => plans);
    for (const { planName, meals: own } of meals.byPlan) {
      expect(own.delivery).toBe(
        sum(cooked.filter(({ name }) => name === planName).map(({ count }) => count)),
      );
    }
    expect(sum(meals.byPlan.map((row) => row.meals.delivery))).toBe(meals.total.delivery);
    expect(meals.total).toMatchObject({ paused: 4, skipped: 1 });
  });
});

test("tiffins of a billed month are the days on its bills, and worth what was billed", async () => {
  await asStaff(admin, async (tx) => {
    const bills = await tx.bill.findMany({ where: { year: 2026, month: 11 } });
    const { total } = await mealsBetween(tx, first, last);
    expect(total.delivery).toBe(sum(bills.map(({ billableDays }) => billableDays)));
    expect(total.worth).toBe(sum(bills.map(({ amount }) => amount)));
    expect(total.paused + total.skipped + total.closed).toBe(sum(bills.map(({ pausedDays }) => pausedDays)));
  });
});

test("money counts in the month in which it arrives, by the kitchen's clock", async () => {
  await asStaff(admin, async (tx) => {
    // the payment came in December's first moment in Navi Mumbai, when it was still November in London
    expect(await receivedIn(tx, november)).toBe(0);
    expect(await receivedIn(tx, december)).toBeGreaterThan(500_00);
  });
});

test("what was received is without what was taken back, even when that leaves less than nothing", async () => {
  const received = () => asStaff(admin, (tx) => receivedIn(tx, december));
  const [before, [wrong]] = [
    await received(),
    await asSystem((tx) => tx.doorPayment.findMany({ where: { amount: 500_00 } })),
  ];
  const counter = { doorPaymentId: wrong?.id ?? 0, reason: "written down twice" };
  expect(await counterDoorPayment(staffFlow(admin, at("2027-01-02", "10:00")), counter)).toMatchObject({
    ok: true,
  });
  expect(await received()).toBe(before);
  expect(await asStaff(admin, (tx) => receivedIn(tx, parsePlainMonth("2027-01")))).toBe(-500_00);
});

test("a month report holds all of it and says who paused", async () => {
  const report = await asStaff(admin, (tx) => monthReport(tx, november, now));
  expect(report).toMatchObject({ month: "2026-11", isClosed: true, pausingCustomers: 3 });
  expect(report.months.map(({ month }) => month)).toEqual(["2026-11", "2026-10"]);
  const open = await asStaff(admin, (tx) => monthReport(tx, parsePlainMonth("2026-12"), now));
  expect(open).toMatchObject({ isClosed: false, money: { bills: 0, billed: 0 }, areas: [] });
  expect(open.meals.total.delivery).toBeGreaterThan(0);
});

test("months run from the first subscription to today", async () => {
  expect(await asStaff(admin, (tx) => reportMonths(tx, now))).toEqual(["2026-12", "2026-11", "2026-10"]);
  expect(monthsBetween(parsePlainMonth("2027-01"), parsePlainMonth("2026-12"))).toEqual([]);
});

test("the owner's Monday: figures and what needs a decision", async () => {
  const figures = await asStaff(admin, (tx) => mondayFigures(tx, now), now);
  const overdue = await asStaff(admin, (tx) => overdueBills(tx, today));
  const unpaid = await asSystem((tx) => tx.bill.findMany({ where: { isPaid: false } }));

  expect(figures.money.month).toBe("2026-11");
  expect(figures.overdue).toEqual(overdue);
  const open = await asSystem((tx) =>
    openAmounts(
      tx,
      unpaid.map(({ id }) => id),
    ),
  );
  expect(overdue).toEqual({ count: unpaid.length, amount: sum([...open.values()]) });
  expect(figures.meals.map(({ day }) => day)).toEqual(["2026-12-20", "2026-12-21"]);
  expect(figures.running).toEqual({ subscriptions: 2, customers: 2 });
  expect(figures).toMatchObject({ cases: 0, unbilled: 0, failedMails: 0 });
});

test("counts those who have no bill for the last closed month, and not those without a delivery day in it", async () => {
  const plan = await makePlan();
  const forgotten = await makeCustomer();
  const onlySundays = await makeCustomer();
  const [startDate, endDate] = ["2026-11-23", "2026-11-28"];
  await makeSubscription({ customerId: forgotten, plan, startDate, endDate });
  await makeSubscription({ customerId: onlySundays, plan, startDate, endDate, weekdays: [7] });

  expect((await asStaff(admin, (tx) => mondayFigures(tx, now), now)).unbilled).toBe(1);
  await billMonth("2026-11", now);
  expect((await asStaff(admin, (tx) => mondayFigures(tx, now), now)).unbilled).toBe(0);
});

test("charts show two weeks to both sides and six months, gaps as zeros", async () => {
  const charts = await asStaff(admin, (tx) => mondayCharts(tx, now), now);
  expect(charts.days).toHaveLength(29);
  expect(charts.days[14]).toMatchObject({ day: "2026-12-20" });
  expect(charts.months.map(({ month }) => month)).toEqual([
    "2026-06",
    "2026-07",
    "2026-08",
    "2026-09",
    "2026-10",
    "2026-11",
  ]);
  expect(charts.months[0]).toMatchObject({ bills: 0, billed: 0, collected: 0 });
});

test("the kitchen sees no money in any of them", async () => {
  const cook = await makeStaff("kitchen");
  const [money] = await asStaff(cook, (tx) => moneyByMonth(tx, november, november, today));
  expect(money).toMatchObject({ bills: 0, billed: 0 });
});
