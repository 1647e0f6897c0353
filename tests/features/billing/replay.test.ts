import { asStaff, asSystem, disconnect } from "@/lib/db";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { recalculateBill } from "@/lib/features/billing/commands";
import { replayBills } from "@/lib/features/billing/replay";
import { addClosures, removeClosure } from "@/lib/features/closures/commands";
import { adminResumeDays } from "@/lib/features/pauses/commands";
import { adminEndEarly } from "@/lib/features/subscriptions/commands";
import { runJob } from "@/lib/jobs/registry";
import { BILLING_DAY, billMonth, makeBilledCustomer, systemFlow } from "@/tests/support/bills";
import {
  at,
  days,
  makeAdmin,
  makeClosure,
  makeCustomer,
  makePause,
  makePlan,
  makeSkip,
  makeSubscription,
} from "@/tests/support/make";
import { connectSql, type Sql } from "@/tests/support/sql";

let sql: Sql;
let admin: Awaited<ReturnType<typeof makeAdmin>>;
beforeAll(async () => {
  sql = await connectSql();
  admin = await makeAdmin();
});
afterEach(forgetBills);
afterAll(async () => {
  await sql.close();
  await disconnect();
});

const LATER = at("2026-12-02", "10:00");
const replay = (batchSize?: number) => replayBills(systemFlow(LATER), batchSize);
const equal = (checked: number) => ({ checked, differing: 0, differences: [] });

async function forgetBills(): Promise<void> {
  await asSystem(async (tx) => {
    await tx.bill.deleteMany();
    await tx.subscription.deleteMany();
    await tx.closure.deleteMany();
  });
}

/** An act of the office after the month was billed. */
function later<T>(
  act: (scope: {
    tx: Parameters<Parameters<typeof asStaff>[1]>[0];
    now: Date;
    staff: typeof admin;
  }) => Promise<T>,
) {
  return asStaff(admin, (tx) => act({ tx, now: LATER, staff: admin }), LATER);
}

async function household() {
  const customerId = await makeCustomer();
  const [veg, diet] = [await makePlan({ dailyRate: 120 }), await makePlan({ dailyRate: 95 })];
  const dates = { startDate: "2026-11-01", endDate: "2026-11-30" };
  const whole = await makeSubscription({ customerId, plan: veg, ...dates });
  const half = await makeSubscription({
    customerId,
    plan: diet,
    ...dates,
    weekdays: [1, 3, 5],
    startDate: "2026-11-12",
  });
  return { customerId, whole, half };
}

/** A month of all that happens before its bill. */
async function variedMonth() {
  const home = await household();
  await makePause(home.customerId, "2026-11-03", at("2026-11-02", "21:04"));
  await makePause(home.customerId, "2026-11-04", at("2026-11-02", "21:04"));
  await asSystem(
    (tx) => tx.pause.deleteMany({ where: { pauseDate: new Date("2026-11-04") } }),
    at("2026-11-03", "07:00"),
  );
  await makeSkip(home.half, "2026-11-16");
  await makeClosure("2026-11-09");
  await makeClosure("2026-11-20", "Gas ran out");
  const neighbour = await household();
  await makePause(neighbour.customerId, "2026-11-13");
  await billMonth("2026-11");
  return home;
}

async function billOf(customerId: number) {
  return asSystem((tx) => tx.bill.findFirstOrThrow({ where: { customerId }, include: { lines: true } }));
}

describe("replaying the bills", () => {
  it("finds nothing to say about no bills", async () => {
    expect(await replay()).toEqual(equal(0));
  });

  it("comes to the same for customers with pauses, skips, closures and several subscriptions", async () => {
    await variedMonth();
    expect(await replay()).toEqual(equal(2));
  });

  it("checks every bill, however small the batch", async () => {
    await variedMonth();
    await makeBilledCustomer();
    expect(await replay(1)).toEqual(equal(3));
    expect(await replay(2)).toEqual(equal(3));
  });

  it("doesn't hold later corrections against a bill that was made before them", async () => {
    const { customerId, whole, half } = await variedMonth();
    await later((scope) =>
      addClosures(scope, {
        from: parsePlainDate("2026-11-25"),
        reason: "Late notice",
        lateReason: "Forgot to tell",
      }),
    );
    await later((scope) =>
      adminResumeDays(scope, { customerId, days: days("2026-11-03"), reason: "It came" }),
    );
    await makeSkipLate(whole, "2026-11-21");
    const ended = {
      customerId,
      subscriptionId: half,
      lastDate: parsePlainDate("2026-11-13"),
      reason: "Moved out",
    };
    expect(await later((scope) => adminEndEarly(scope, ended))).toMatchObject({ ok: true });
    expect(await replay()).toEqual(equal(2));
  });

  it("holds them against it once it is calculated anew", async () => {
    const { customerId } = await variedMonth();
    const before = await billOf(customerId);
    const closed = await asSystem((tx) => tx.closure.findFirstOrThrow({ where: { reason: "Gas ran out" } }));
    await later((scope) => removeClosure(scope, { closureId: closed.id, lateReason: "It came after all" }));
    await later((scope) => recalculateBill(scope, { billId: before.id, reason: "The tiffin came" }));
    expect(await billOf(customerId)).toMatchObject({ amount: before.amount + 120 + 95, calculatedAt: LATER });
    expect(await replay()).toEqual(equal(2));
  });

  it("goes by what came first, not by clocks that disagree", async () => {
    const { customerId } = await variedMonth();
    await makePause(customerId, "2026-11-28", at("2026-11-27", "20:00"));
    await makeSkipLate((await household()).whole, "2026-11-28");
    expect((await billOf(customerId)).calculatedAt).toEqual(BILLING_DAY);
    expect(await replay()).toEqual(equal(2));
  });
});

function makeSkipLate(subscriptionId: number, day: string) {
  return later(({ tx }) => tx.skip.create({ data: { subscriptionId, skipDate: new Date(day) } }));
}

describe("a bill that was tampered with", () => {
  it("is named with each figure, when its rate was raised by a rupee", async () => {
    const { customerId, whole } = await variedMonth();
    const { id: billId, amount } = await billOf(customerId);
    await sql.query(`BEGIN;
      UPDATE bill_lines SET daily_rate = 121, amount = 121 * billable_days WHERE bill_id = ${billId} AND subscription_id = ${whole};
      UPDATE bills SET amount = (SELECT sum(amount) FROM bill_lines WHERE bill_id = ${billId}) WHERE id = ${billId};
      COMMIT`);
    const line = (await billOf(customerId)).lines.find((row) => row.subscriptionId === whole);
    const charged = line?.billableDays ?? 0;
    const report = await replay();
    expect(report).toMatchObject({ checked: 2, differing: 1 });
    expect(report.differences).toEqual([
      {
        billId,
        subscriptionId: null,
        field: "amount",
        issued: String(amount + charged),
        recomputed: String(amount),
      },
      { billId, subscriptionId: whole, field: "dailyRate", issued: "121", recomputed: "120" },
      {
        billId,
        subscriptionId: whole,
        field: "amount",
        issued: String(121 * charged),
        recomputed: String(120 * charged),
      },
    ]);
  });

  it("is named with the day, when only a cause was exchanged", async () => {
    const { customerId, whole } = await variedMonth();
    const { id: billId } = await billOf(customerId);
    await sql.query(
      `UPDATE bill_lines SET days = replace(days::text, '"paused"', '"closed"')::jsonb WHERE bill_id = ${billId}`,
    );
    expect((await replay()).differences).toEqual([
      { billId, subscriptionId: whole, field: "2026-11-03", issued: "closed", recomputed: "paused" },
    ]);
  });

  it("is named when its days can't be read", async () => {
    const { billId } = await makeBilledCustomer({ days: 1 });
    await sql.query(`UPDATE bill_lines SET days = '[7]' WHERE bill_id = ${billId}`);
    expect((await replay()).differences).toMatchObject([
      { field: "days", issued: "unreadable" },
      { field: "2026-11-01", issued: "none", recomputed: "delivery" },
    ]);
  });

  it("is named when a line is missing", async () => {
    const { customerId, whole, half } = await variedMonth();
    const { id: billId } = await billOf(customerId);
    await sql.query(`BEGIN; DELETE FROM bill_lines WHERE bill_id = ${billId} AND subscription_id = ${half};
      UPDATE bills SET (total_days, paused_days, billable_days, amount) = (SELECT total_days, paused_days, billable_days, amount
        FROM bill_lines WHERE bill_id = ${billId}) WHERE id = ${billId}; COMMIT`);
    expect((await replay()).differences).toContainEqual({
      billId,
      subscriptionId: null,
      field: "lines",
      issued: String(whole),
      recomputed: `${whole}, ${half}`,
    });
  });

  it("is named when nothing at all should have been billed", async () => {
    const { billId } = await makeBilledCustomer({ days: 2 });
    await sql.query(`UPDATE bills SET month = 10 WHERE id = ${billId}`);
    const [first] = (await replay()).differences;
    expect(first).toEqual({ billId, subscriptionId: null, field: "totalDays", issued: "2", recomputed: "0" });
  });
});

describe("the job", () => {
  it("says how many it checked", async () => {
    await makeBilledCustomer();
    expect(await runJob("replay-bills")).toBe("1 bills recomputed, each equal to the rupee and to the day");
  });

  it("fails, and names the bill", async () => {
    const { billId } = await makeBilledCustomer({ days: 1 });
    await sql.query(
      `UPDATE bill_lines SET days = replace(days::text, 'delivery', 'skipped')::jsonb WHERE bill_id = ${billId}`,
    );
    await expect(runJob("replay-bills")).rejects.toThrow(
      new RegExp(
        `1 of 1 bills differ.*bill ${billId}, subscription \\d+: 2026-11-01 issued skipped, recomputed delivery`,
      ),
    );
  });
});
