import { asSystem, disconnect } from "@/lib/db";
import { parseBilledDays } from "@/lib/domain/books/billed-days";
import { parsePlainMonth } from "@/lib/domain/plain-date";
import { generateBills } from "@/lib/features/billing/commands";
import { BILLING_DAY, billMonth, systemFlow } from "@/tests/support/bills";
import { atOnce } from "@/tests/support/crowd";
import {
  at,
  makeAdmin,
  makeClosure,
  makeCustomer,
  makePause,
  makePlan,
  makeSkip,
  makeSubscription,
} from "@/tests/support/make";
import { emptyTables, MONEY_TABLES } from "@/tests/support/sql";

afterEach(clearMoney);
afterAll(disconnect);

const november = parsePlainMonth("2026-11");

/** Every test starts without subscriptions and bills, so that a report's counts are those of the test alone. */
function clearMoney(): Promise<void> {
  return emptyTables(
    ...MONEY_TABLES,
    ...["notifications", "skipped_deliveries", "diet_decisions", "diet_notes", "customer_plans"],
    ...["paused_dates", "closures", "amendments", "sheet_rows", "added_tiffins", "day_addresses", "sheets"],
  );
}

async function subscriber(given: { startDate?: string; endDate?: string; dailyRate?: number } = {}) {
  const { startDate = "2026-11-01", endDate = "2026-11-30", dailyRate = 120 } = given;
  const customerId = await makeCustomer();
  const plan = await makePlan({ dailyRate });
  const subscriptionId = await makeSubscription({ customerId, plan, startDate, endDate });
  return { customerId, plan, subscriptionId };
}

function billsOf(customerId: number) {
  const lines = { orderBy: { position: "asc" } } as const;
  return asSystem((tx) => tx.bill.findMany({ where: { customerId }, include: { lines } }));
}

/** What of the bills must be the same however the run went: everything but the ids. */
async function allBills() {
  const bills = await asSystem((tx) =>
    tx.bill.findMany({ include: { lines: true }, orderBy: { customerId: "asc" } }),
  );
  return bills.map(({ id: _id, lines, ...bill }) => ({
    ...bill,
    lines: lines.map(({ id: _lineId, billId: _billId, ...line }) => line),
  }));
}

describe("the bills of a month", () => {
  it("charge the delivery days that are not paused, skipped or closed, and say so for each day", async () => {
    const { customerId, subscriptionId } = await subscriber();
    await makePause(customerId, "2026-11-03");
    await makeSkip(subscriptionId, "2026-11-04");
    await makeClosure("2026-11-05");
    expect(await billMonth("2026-11")).toEqual({
      month: "2026-11",
      created: 1,
      existing: 0,
      skipped: 0,
      amount: 3240,
    });
    const [bill] = await billsOf(customerId);
    expect(bill).toMatchObject({
      totalDays: 30,
      pausedDays: 3,
      billableDays: 27,
      amount: 3240,
      isPaid: false,
    });
    expect(bill?.lines).toMatchObject([{ position: 1, dailyRate: 120, amount: 3240 }]);
    expect(parseBilledDays(bill?.lines[0]?.days ?? "")).toEqual(
      expect.arrayContaining([
        { date: "2026-11-02", cause: "delivery" },
        { date: "2026-11-03", cause: "paused" },
        { date: "2026-11-04", cause: "skipped" },
        { date: "2026-11-05", cause: "closed" },
      ]),
    );
  });

  it("hold a line per subscription, in the order of their starts, that sum to the bill", async () => {
    const { customerId } = await subscriber({ startDate: "2026-11-10", dailyRate: 200 });
    const cheap = await makePlan({ dailyRate: 80 });
    await makeSubscription({ customerId, plan: cheap, startDate: "2026-11-01", endDate: "2026-11-05" });
    await billMonth("2026-11");
    const [bill] = await billsOf(customerId);
    expect(bill).toMatchObject({ amount: 5 * 80 + 21 * 200, lines: [{ amount: 400 }, { amount: 4200 }] });
  });

  it("are due as many days after the issue as the setting says", async () => {
    await asSystem((tx) => tx.settings.update({ where: { id: 1 }, data: { dueDays: 10 } }));
    const { customerId } = await subscriber();
    await billMonth("2026-11");
    await asSystem((tx) => tx.settings.update({ where: { id: 1 }, data: { dueDays: 7 } }));
    const [bill] = await billsOf(customerId);
    expect(bill?.dueDate).toEqual(new Date("2026-12-11T00:00:00Z"));
    expect(bill?.createdAt).toEqual(BILLING_DAY);
  });

  it("charge a subscription that was ended inside the month, whether it counts as active or not", async () => {
    const { customerId, subscriptionId } = await subscriber({ endDate: "2026-11-10" });
    await asSystem((tx) =>
      tx.subscription.update({ where: { id: subscriptionId }, data: { isActive: false } }),
    );
    await billMonth("2026-11");
    expect(await billsOf(customerId)).toMatchObject([{ billableDays: 10, amount: 1200 }]);
  });

  it("keep the rate at which a subscription was taken when the plan has become dearer", async () => {
    const { customerId, plan } = await subscriber();
    await asSystem((tx) => tx.plan.update({ where: { id: plan.id }, data: { dailyRate: 500 } }));
    await billMonth("2026-11");
    expect(await billsOf(customerId)).toMatchObject([{ amount: 3600, lines: [{ dailyRate: 120 }] }]);
  });

  it("with nothing to pay are issued as paid, without a payment", async () => {
    const { customerId } = await subscriber({ endDate: "2026-11-02" });
    await makePause(customerId, "2026-11-01");
    await makePause(customerId, "2026-11-02");
    expect(await billMonth("2026-11")).toMatchObject({ created: 1, amount: 0 });
    expect(await billsOf(customerId)).toMatchObject([{ amount: 0, isPaid: true }]);
  });

  it("leave out who has no delivery day in the month, and say so", async () => {
    const customerId = await makeCustomer();
    const plan = await makePlan();
    // a Monday-only subscription over a weekend
    await makeSubscription({
      customerId,
      plan,
      startDate: "2026-11-28",
      endDate: "2026-11-29",
      weekdays: [1],
    });
    await subscriber({ startDate: "2026-12-01", endDate: "2026-12-31" });
    expect(await billMonth("2026-11")).toMatchObject({ created: 0, existing: 0, skipped: 1 });
  });

  it("tell each customer by mail: the month, the amount, the date and where to pay", async () => {
    const { customerId } = await subscriber();
    await billMonth("2026-11");
    const [bill] = await billsOf(customerId);
    const mails = await asSystem((tx) => tx.notification.findMany({ where: { channel: "email" } }));
    expect(mails).toMatchObject([{ subject: "Your November 2026 bill: ₹3,600, due Tue 8 Dec" }]);
    expect(mails[0]?.text).toContain(`http://127.0.0.1:3000/bills/${bill?.id}`);
  });
});

describe("a month that isn't over", () => {
  it.each([
    ["at the cutoff of its last day", at("2026-11-30", "08:00"), false],
    ["a millisecond later", new Date(at("2026-11-30", "08:00").getTime() + 1), true],
  ])("%s is billed: %s", async (_when, now, isBilled) => {
    await subscriber();
    const result = await generateBills(systemFlow(now), { month: november });
    expect(result.ok ? result.value.created : result.error).toBe(isBilled ? 1 : "month-not-closed");
  });
});

describe("a billing run", () => {
  async function customers(count: number): Promise<void> {
    for (let made = 0; made < count; made++) await subscriber({ dailyRate: 100 + made });
  }

  it("run twice changes nothing and says so", async () => {
    await customers(3);
    await billMonth("2026-11");
    const before = await allBills();
    expect(await billMonth("2026-11", at("2026-12-20", "12:00"))).toEqual({
      month: "2026-11",
      created: 0,
      existing: 3,
      skipped: 0,
      amount: 0,
    });
    expect(await allBills()).toEqual(before);
    expect(await asSystem((tx) => tx.notification.count({ where: { channel: "email" } }))).toBe(3);
  });

  it("killed between two batches and started again ends with the same bills as an undisturbed one", async () => {
    await customers(7);
    await generateBills(systemFlow(BILLING_DAY), { month: november }, 2);
    const undisturbed = await allBills();
    await emptyTables(...MONEY_TABLES);
    await expect(generateBills(dyingAfter(2), { month: november }, 2)).rejects.toThrow("killed");
    expect(await allBills()).toHaveLength(4);
    const again = await generateBills(systemFlow(BILLING_DAY), { month: november }, 2);
    expect(again).toMatchObject({ ok: true, value: { created: 3, existing: 4 } });
    expect(await allBills()).toEqual(undisturbed);
  });

  it("killed inside a batch leaves nothing of that batch", async () => {
    await customers(3);
    const { now, system } = systemFlow(BILLING_DAY);
    const dying: typeof system = (fn) =>
      system(async (tx) => Promise.reject(new Error(`killed after ${await fn(tx)}`)));
    await expect(generateBills({ now, system: dying }, { month: november })).rejects.toThrow("killed");
    expect(await allBills()).toEqual([]);
    expect(await asSystem((tx) => tx.notification.count({ where: { channel: "email" } }))).toBe(0);
  });

  it("twice at the same moment makes each bill once, with one mail", async () => {
    await customers(9);
    const run = () => generateBills(systemFlow(BILLING_DAY), { month: november }, 2);
    const results = await atOnce(3, run);
    const created = results.map((result) => (result.ok ? result.value.created : NaN));
    expect(created.reduce((sum, count) => sum + count)).toBe(9);
    expect(await allBills()).toHaveLength(9);
    expect(await asSystem((tx) => tx.notification.count({ where: { channel: "email" } }))).toBe(9);
  });

  it("of an admin is audited with its figures", async () => {
    await customers(2);
    const staff = await makeAdmin();
    await generateBills({ ...systemFlow(BILLING_DAY), staff }, { month: november });
    const [entry] = await asSystem((tx) => tx.auditLog.findMany({ where: { actorId: staff.id } }));
    expect(entry).toMatchObject({ action: "generate-bills", entityId: "2026-11", after: { created: 2 } });
  });

  it("refuses an admin a month before anybody subscribed, and lets the job find nothing to do", async () => {
    await customers(1);
    const staff = await makeAdmin();
    const month = parsePlainMonth("1999-01");
    const refused = await generateBills({ ...systemFlow(BILLING_DAY), staff }, { month });
    expect(refused).toEqual({ ok: false, error: "before-first-subscription" });
    expect(await generateBills(systemFlow(BILLING_DAY), { month })).toMatchObject({
      ok: true,
      value: { created: 0 },
    });
  });

  function dyingAfter(batches: number) {
    const { now, system } = systemFlow(BILLING_DAY);
    // the first transaction asks when the month closes
    let left = 1 + batches;
    const dying: typeof system = (fn) => (left-- > 0 ? system(fn) : Promise.reject(new Error("killed")));
    return { now, system: dying };
  }
});
