import fc from "fast-check";
import { asStaff, asSystem, disconnect, toSqlDate, type Tx } from "@/lib/db";
import { addDays, parsePlainDate, type PlainDate } from "@/lib/domain/plain-date";
import { giveReason } from "@/lib/features/corrections/opened";
import { recalculateBill } from "@/lib/features/billing/recalculate";
import { replayBills } from "@/lib/features/proof/replay";
import { parseBilledDays } from "@/lib/domain/books/billed-days";
import { billMonth, systemFlow } from "@/tests/support/bills";
import { allAtOnce } from "@/tests/support/crowd";
import { eventually } from "@/tests/support/gateway";
import { at, makeAdmin, makeCustomer, makePlan, makeSubscription } from "@/tests/support/make";

afterAll(disconnect);

const HISTORIES = 30;
const FIRST = parsePlainDate("2026-11-01");
const LATER = at("2026-12-02", "10:00");

/** Pauses, skips or closes a day, or takes that back when it is so already; or moves a subscription's last day. */
type Change = { kind: "pause" | "skip" | "closure" | "end"; which: number; day: PlainDate; now: Date };
type Home = { customerId: number; subscriptionIds: number[] };

const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom("pause", "skip", "closure", "end"),
  which: fc.nat(1),
  // few days, so that one is changed again and again
  day: fc.nat(5).map((count) => addDays(FIRST, count * 5)),
  // clocks that disagree, and are often equal
  now: fc.constantFrom(
    at("2026-11-01", "00:00"),
    at("2026-12-01", "01:00"),
    LATER,
    at("2027-01-05", "12:00"),
  ),
});
/** What one transaction does: often the opposite of what it just did. */
const acts = fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), { maxLength: 8 });

async function toggle(rows: {
  deleted: Promise<{ count: number }>;
  add: () => Promise<unknown>;
}): Promise<void> {
  if ((await rows.deleted).count === 0) await rows.add();
}

async function apply(
  tx: Tx,
  { customerId, subscriptionIds }: Home,
  { kind, which, day }: Change,
): Promise<unknown> {
  await giveReason(tx, "Said on the phone");
  const sqlDay = toSqlDate(day);
  const subscriptionId = subscriptionIds[which] ?? 0;
  const pause = { customerId, pauseDate: sqlDay };
  const skip = { subscriptionId, skipDate: sqlDay };
  switch (kind) {
    case "pause":
      return toggle({
        deleted: tx.pause.deleteMany({ where: pause }),
        add: () => tx.pause.create({ data: pause }),
      });
    case "skip":
      return toggle({
        deleted: tx.skip.deleteMany({ where: skip }),
        add: () => tx.skip.create({ data: skip }),
      });
    case "closure":
      return toggle({
        deleted: tx.closure.deleteMany({ where: { closureDate: sqlDay } }),
        add: () => tx.closure.create({ data: { closureDate: sqlDay, reason: "Diwali" } }),
      });
    case "end":
      return tx.subscription.update({ where: { id: subscriptionId }, data: { endDate: sqlDay } });
  }
}

async function moveIn(): Promise<Home> {
  const customerId = await makeCustomer();
  const [plan, second] = [await makePlan({ dailyRate: 120 }), await makePlan({ dailyRate: 7 })];
  const dates = { customerId, startDate: FIRST, endDate: "2026-12-31" };
  const subscriptionIds = [
    await makeSubscription({ ...dates, plan }),
    await makeSubscription({ ...dates, plan: second, weekdays: [2, 7] }),
  ];
  return { customerId, subscriptionIds };
}

async function isSomebodyWaiting(tx: Tx): Promise<boolean> {
  const waiting = await tx.$queryRaw<unknown[]>`SELECT 1 FROM pg_locks WHERE NOT granted`;
  return waiting.length > 0;
}

async function billedCause({ customerId, subscriptionIds: [subscriptionId] }: Home, day: PlainDate) {
  const where = { subscriptionId, bill: { customerId } };
  const { days } = await asSystem((tx) => tx.billLine.findFirstOrThrow({ where }));
  return parseBilledDays(days).find(({ date }) => date === day)?.cause;
}

describe("any history of days, before and after the bill and its recalculation", () => {
  it("replays to the bills as they were issued, those of earlier histories too", async () => {
    const staff = await makeAdmin();
    const live = async (home: Home, list: Change[][]) => {
      for (const act of list) {
        const now = act[0]?.now ?? LATER;
        await asStaff(
          staff,
          async (tx) => {
            for (const one of act) await apply(tx, home, one);
          },
          now,
        );
      }
    };
    const recalculate = (billId: number) =>
      asStaff(staff, (tx) => recalculateBill({ tx, now: LATER, staff }, { billId, reason: "x" }), LATER);
    let bills = 0;
    const replays = fc.asyncProperty(acts, acts, acts, fc.boolean(), async (before, after, last, isAnew) => {
      const home = await moveIn();
      await live(home, before);
      bills += (await billMonth("2026-11")).created;
      await live(home, after);
      const bill = await asStaff(staff, (tx) =>
        tx.bill.findFirst({ where: { customerId: home.customerId } }),
      );
      if (isAnew && bill) await recalculate(bill.id);
      await live(home, last);
      expect(await replayBills(systemFlow(LATER), { batchSize: 7 })).toEqual({
        checked: bills,
        differing: 0,
        differences: [],
      });
    });
    await fc.assert(replays, { numRuns: HISTORIES });
  }, 120_000);
});

test("a plan's new price changes nothing of a bill, however late it is made anew for the proof", async () => {
  await moveIn();
  await billMonth("2026-11");
  await asSystem((tx) => tx.plan.updateMany({ data: { dailyRate: 999 } }));
  expect((await replayBills(systemFlow(LATER))).differences).toEqual([]);
});

describe("changes that race with the bill", () => {
  it("a closure that isn't committed yet makes the bill wait", async () => {
    const staff = await makeAdmin();
    const [home, neighbour] = [await moveIn(), await moveIn()];
    // no day of the histories above
    const day = addDays(FIRST, 21);
    const { billing } = await asStaff(staff, async (tx) => {
      await apply(tx, home, { kind: "closure", which: 0, day, now: LATER });
      // another day: the sheet of this one waits for whoever is at it
      const paused = { kind: "pause", which: 0, day: addDays(day, 1), now: LATER } as const;
      await asStaff(staff, (other) => apply(other, neighbour, paused), LATER);
      let isDone = false;
      const started = billMonth("2026-11").finally(() => (isDone = true));
      await eventually(async () => isDone || (await isSomebodyWaiting(tx)), Boolean);
      return { billing: started };
    });
    await billing;
    expect(await billedCause(home, day)).toBe("closed");
    expect((await replayBills(systemFlow(LATER))).differences).toEqual([]);
  });

  it("are in it or not, and the replay knows which", async () => {
    const staff = await makeAdmin();
    const [home, neighbour] = [await moveIn(), await moveIn()];
    await billMonth("2026-11");
    const { id: billId } = await asStaff(staff, (tx) =>
      tx.bill.findFirstOrThrow({ where: { customerId: home.customerId } }),
    );
    const racing = (day: PlainDate) => [
      ...(["closure", "pause"] as const).map(
        (kind) => () =>
          asStaff(
            staff,
            async (tx) => {
              if (kind === "pause")
                await tx.$queryRaw`SELECT id FROM users WHERE id = ${home.customerId} FOR NO KEY UPDATE`;
              await apply(tx, home, { kind, which: 0, day, now: LATER });
            },
            at("2026-11-01", "00:00"),
          ),
      ),
      () => asStaff(staff, (tx) => apply(tx, neighbour, { kind: "pause", which: 0, day, now: LATER }), LATER),
      () =>
        asStaff(staff, (tx) => recalculateBill({ tx, now: LATER, staff }, { billId, reason: "x" }), LATER),
    ];
    for (let round = 0; round < 25; round++) {
      await allAtOnce<unknown>(...racing(addDays(FIRST, round)));
      expect((await replayBills(systemFlow(LATER))).differences).toEqual([]);
    }
  }, 60_000);
});
