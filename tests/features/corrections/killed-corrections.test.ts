import { asSystem, disconnect, type Tx } from "@/lib/db";
import { correctBills } from "@/lib/features/corrections/commands";
import { checkOwn } from "@/lib/features/proof/own-check";
import { billMonth, lettersTo, systemFlow } from "@/tests/support/bills";
import { allAtOnce, atOnce } from "@/tests/support/crowd";
import { gatewayOfFile } from "@/tests/support/gateway";
import {
  billsOf,
  changeLate,
  correct,
  dayOf,
  moveIn,
  type Home,
  type Staff,
} from "@/tests/support/late-changes";
import { at, makeAdmin } from "@/tests/support/make";
import { payBesideTheGateway } from "@/tests/support/money";
import { booksOf, worthOf } from "@/tests/support/worth";

gatewayOfFile();
afterAll(disconnect);

const NOW = at("2026-12-20", "10:00");
const IN_JANUARY = at("2027-01-03", "10:00");

let staff: Staff;
let homes: Home[];
beforeAll(async () => {
  staff = await makeAdmin();
  homes = [await moveIn(), await moveIn()];
  await billMonth("2026-11");
  const [bill] = await billsOf(homes);
  if (bill) await payBesideTheGateway(bill);
});

function press(kind: "close" | "pause", count: number, now = NOW): Promise<unknown> {
  const [home] = homes;
  if (!home) throw new Error("nobody lives here");
  return changeLate(staff, now, home, { kind, which: 0, day: dayOf(count) });
}

const sent = () => Promise.all(homes.map(async ({ customerId }) => (await lettersTo(customerId)).length));

async function expectRight(): Promise<void> {
  const bills = await billsOf(homes);
  for (const { billId } of bills) expect(await booksOf(billId)).toBe(await worthOf(billId));
  expect((await asSystem((tx) => checkOwn(tx))).differences).toEqual([]);
  expect(await asSystem((tx) => tx.billCorrection.count({ where: { doneAt: null } }))).toBe(0);
}

type Place = "before the commit" | "after the commit";

/** A process that dies in its `last` transaction, and does nothing from then on. */
function dying(last: number, place: Place) {
  let count = 0;
  const flow = systemFlow(NOW);
  const system = async <T>(fn: (tx: Tx) => Promise<T>): Promise<T> => {
    count += 1;
    if (count > last) throw new Error("killed");
    if (count < last) return flow.system(fn);
    await flow.system(async (tx) => {
      await fn(tx);
      if (place === "before the commit") throw new Error("killed");
    });
    throw new Error("killed");
  };
  return { ...flow, system };
}

describe("the job that corrects bills", () => {
  // two customers: one asks for the next, one looks at what is under way, one corrects; and nobody is next
  const steps = [1, 2, 3, 4, 5, 6, 7];

  it.each(
    steps.flatMap((last) => [[last, "before the commit"] as const, [last, "after the commit"] as const]),
  )(
    "killed in its transaction %i, %s, is ended by the next one: once, with one letter each",
    async (last, place) => {
      const before = await sent();
      await press("close", last * 2 + (place === "before the commit" ? 0 : 1));
      await expect(correctBills(dying(last, place), () => undefined)).rejects.toThrow("killed");
      await correct(NOW);
      expect(await sent()).toEqual(before.map((count) => count + 1));
      await expectRight();
      expect(await correct(NOW)).toEqual({ settled: 0, waiting: 0, faults: 0 });
    },
  );

  it("goes on with the next customer after a fault, and comes back to the first", async () => {
    const before = await sent();
    await press("close", 20);
    let calls = 0;
    const flow = systemFlow(NOW);
    const faulty = <T>(fn: (tx: Tx) => Promise<T>): Promise<T> => {
      calls += 1;
      return calls === 3 ? Promise.reject(new Error("no space left")) : flow.system(fn);
    };
    const faults: unknown[] = [];
    const report = await correctBills({ ...flow, system: faulty }, (fault) => faults.push(fault));
    expect(report).toEqual({ settled: 1, waiting: 0, faults: 1 });
    expect(faults).toEqual([new Error("no space left")]);
    expect(await asSystem((tx) => tx.billCorrection.count({ where: { obstacle: "fault" } }))).toBe(1);
    expect(await correct(NOW)).toEqual({ settled: 1, waiting: 0, faults: 0 });
    expect(await sent()).toEqual(before.map((count) => count + 1));
    await expectRight();
  });
});

describe("at the same time", () => {
  it("two changes that overlap and two runs of the job correct each bill once", async () => {
    await allAtOnce<unknown>(
      () => press("close", 22),
      () => press("pause", 22),
    );
    const before = await sent();
    await atOnce(2, () => correct(NOW));
    expect(await sent()).toEqual(before.map((count) => count + 1));
    await expectRight();
  });

  it("changes that race with the job are in by its next run", async () => {
    for (const count of [23, 24, 25, 26]) {
      await allAtOnce<unknown>(
        () => press("close", count),
        () => correct(NOW),
        () => correct(NOW),
      );
      await correct(NOW);
      await expectRight();
    }
  });

  it("a closure and the month's bills agree, whichever comes first", async () => {
    for (let round = 0; round < 6; round++) {
      homes.push(await moveIn());
      await allAtOnce<unknown>(
        () => billMonth("2026-12", IN_JANUARY),
        () => press("close", 32 + round, IN_JANUARY),
      );
      await correct(IN_JANUARY);
      await expectRight();
    }
  });
});
