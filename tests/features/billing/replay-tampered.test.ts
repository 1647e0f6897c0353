import { disconnect } from "@/lib/db";
import { parsePlainMonth } from "@/lib/domain/plain-date";
import { runJob } from "@/lib/jobs/registry";
import { makeBilledCustomer } from "@/tests/support/bills";
import { behindTheRules, forgetBills, makeVariedMonth, readBillOf, replay } from "@/tests/support/replay";

afterEach(forgetBills);
afterAll(disconnect);

describe("a bill that was tampered with", () => {
  it("is named with each figure, when its rate was raised by a rupee", async () => {
    const { customerId, whole } = await makeVariedMonth();
    const { id: billId, amount } = await readBillOf(customerId);
    await behindTheRules(`
      UPDATE bill_lines SET daily_rate = 121, amount = 121 * billable_days WHERE bill_id = ${billId} AND subscription_id = ${whole};
      UPDATE bills SET amount = (SELECT sum(amount) FROM bill_lines WHERE bill_id = ${billId}) WHERE id = ${billId}`);
    const line = (await readBillOf(customerId)).lines.find((row) => row.subscriptionId === whole);
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
    const { customerId, whole } = await makeVariedMonth();
    const { id: billId } = await readBillOf(customerId);
    await behindTheRules(`UPDATE bill_lines SET days = replace(days, 'p', 'c') WHERE bill_id = ${billId}`);
    expect((await replay()).differences).toEqual([
      { billId, subscriptionId: whole, field: "2026-11-03", issued: "closed", recomputed: "paused" },
    ]);
  });

  it("is named when its days can't be read", async () => {
    const { billId } = await makeBilledCustomer({ days: 1 });
    await behindTheRules(`UPDATE bill_lines SET days = '2026-11-31 d' WHERE bill_id = ${billId}`);
    expect((await replay()).differences).toMatchObject([
      { field: "days", issued: "unreadable" },
      { field: "2026-11-01", issued: "none", recomputed: "delivery" },
    ]);
  });

  it("is named when a line is missing", async () => {
    const { customerId, whole, half } = await makeVariedMonth();
    const { id: billId } = await readBillOf(customerId);
    await behindTheRules(`DELETE FROM bill_lines WHERE bill_id = ${billId} AND subscription_id = ${half};
      UPDATE bills SET (total_days, paused_days, billable_days, amount) = (SELECT total_days, paused_days, billable_days, amount
        FROM bill_lines WHERE bill_id = ${billId}) WHERE id = ${billId}`);
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
    await behindTheRules(`UPDATE bills SET month = 10 WHERE id = ${billId}`);
    const [first] = (await replay()).differences;
    expect(first).toEqual({ billId, subscriptionId: null, field: "totalDays", issued: "2", recomputed: "0" });
  });
});

describe("the job", () => {
  it("says how many it checked", async () => {
    await makeBilledCustomer();
    expect(await runJob("replay-bills")).toBe("1 bills recomputed, each equal to the rupee and to the day");
  });

  it("of the last months leaves the older ones to the weekly one", async () => {
    await makeBilledCustomer();
    const since = async (month: string) => (await replay({ since: parsePlainMonth(month) })).checked;
    expect([await since("2026-11"), await since("2026-12"), await since("2025-12")]).toEqual([1, 0, 1]);
    expect(await runJob("replay-recent-bills")).toMatch(/^\d bills recomputed/);
  });

  it("fails, and names the bill", async () => {
    const { billId } = await makeBilledCustomer({ days: 1 });
    await behindTheRules(
      `UPDATE bill_lines SET days = replace(days, '2026-11-01', '2026-11-02') WHERE bill_id = ${billId}`,
    );
    await expect(runJob("replay-bills")).rejects.toThrow(
      new RegExp(
        `1 of 1 bills differ.*bill ${billId}, subscription \\d+: 2026-11-01 issued none, recomputed delivery`,
      ),
    );
  });
});
