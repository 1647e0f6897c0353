import { asStaff, asSystem, disconnect, type Tx } from "@/lib/db";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { recalculateBill } from "@/lib/features/billing/recalculate";
import { addClosures, removeClosure } from "@/lib/features/closures/commands";
import { giveReason } from "@/lib/features/corrections/opened";
import { adminResumeDays } from "@/lib/features/pauses/commands";
import { adminEndEarly } from "@/lib/features/subscriptions/commands";
import { BILLING_DAY, makeBilledCustomer } from "@/tests/support/bills";
import { at, days, makeAdmin, makePause } from "@/tests/support/make";
import {
  forgetBills,
  LATER,
  makeHousehold,
  makeVariedMonth,
  readBillOf,
  replay,
} from "@/tests/support/replay";

let admin: Awaited<ReturnType<typeof makeAdmin>>;
beforeAll(async () => void (admin = await makeAdmin()));
afterEach(forgetBills);
afterAll(disconnect);

const equal = (checked: number) => ({ checked, differing: 0, differences: [] });

/** An act of the office after the month was billed. */
function later<T>(act: (scope: { tx: Tx; now: Date; staff: typeof admin }) => Promise<T>) {
  return asStaff(admin, (tx) => act({ tx, now: LATER, staff: admin }), LATER);
}

function makeSkipLate(subscriptionId: number, day: string) {
  return later(async ({ tx }) => {
    await giveReason(tx, "It was spilled");
    await tx.skip.create({ data: { subscriptionId, skipDate: new Date(day) } });
  });
}

describe("replaying the bills", () => {
  it("finds nothing to say about no bills", async () => {
    expect(await replay()).toEqual(equal(0));
  });

  it("comes to the same for customers with pauses, skips, closures and several subscriptions", async () => {
    await makeVariedMonth();
    expect(await replay()).toEqual(equal(2));
  });

  it("checks every bill, however small the batch", async () => {
    await makeVariedMonth();
    await makeBilledCustomer();
    expect(await replay({ batchSize: 1 })).toEqual(equal(3));
    expect(await replay({ batchSize: 2 })).toEqual(equal(3));
  });

  it("doesn't hold later corrections against a bill that was made before them", async () => {
    const { customerId, whole, half } = await makeVariedMonth();
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
    const { customerId } = await makeVariedMonth();
    const before = await readBillOf(customerId);
    const closed = await asSystem((tx) => tx.closure.findFirstOrThrow({ where: { reason: "Gas ran out" } }));
    await later((scope) => removeClosure(scope, { closureId: closed.id, lateReason: "It came after all" }));
    await later((scope) => recalculateBill(scope, { billId: before.id, reason: "The tiffin came" }));
    expect(await readBillOf(customerId)).toMatchObject({
      amount: before.amount + 120 + 95,
      calculatedAt: LATER,
    });
    expect(await replay()).toEqual(equal(2));
  });

  it("goes by what came first, not by clocks that disagree", async () => {
    const { customerId } = await makeVariedMonth();
    await makePause(customerId, "2026-11-28", at("2026-11-27", "20:00"));
    await makeSkipLate((await makeHousehold()).whole, "2026-11-28");
    expect((await readBillOf(customerId)).calculatedAt).toEqual(BILLING_DAY);
    expect(await replay()).toEqual(equal(2));
  });
});
