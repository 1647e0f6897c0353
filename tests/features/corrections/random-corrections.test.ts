import fc from "fast-check";
import { asStaff, asSystem, disconnect } from "@/lib/db";
import { recalculateBill } from "@/lib/features/billing/recalculate";
import { replayBills } from "@/lib/features/proof/replay";
import { checkOwn } from "@/lib/features/proof/own-check";
import { openOf } from "@/lib/features/books/queries";
import { counterDoorPayment } from "@/lib/features/door/door";
import { billMonth, staffFlow, systemFlow } from "@/tests/support/bills";
import { gatewayOfFile } from "@/tests/support/gateway";
import {
  billsOf,
  CHANGES,
  changeLate,
  correct,
  dayOf,
  moveIn,
  type Home,
  type LateChange,
  type Staff,
} from "@/tests/support/late-changes";
import { at, makeAdmin } from "@/tests/support/make";
import { credit, takeCash, type Billed } from "@/tests/support/money";
import { booksOf, worthOf } from "@/tests/support/worth";

gatewayOfFile();
afterAll(disconnect);

const MONTHS = 16;
const IN_DECEMBER = at("2026-12-20", "10:00");
const IN_JANUARY = at("2027-01-03", "10:00");

const MONEY = ["pay", "pay part", "take back", "credit", "recalculate"] as const;

type Step =
  | { is: "change"; home: number; change: LateChange }
  | { is: "money"; home: number; money: (typeof MONEY)[number]; bill: number }
  | { is: "job" }
  | { is: "bill December" };

const home = fc.nat(1);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      is: fc.constant("change"),
      home,
      change: fc.record({
        kind: fc.constantFrom(...CHANGES),
        which: fc.nat(1),
        // few days, so that one is changed again and again
        day: fc.nat(8).map((count) => dayOf(count * 6)),
      }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      is: fc.constant("money"),
      home,
      money: fc.constantFrom(...MONEY),
      bill: fc.nat(1),
    }),
  },
  { weight: 2, arbitrary: fc.record({ is: fc.constant("job") }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant("bill December") }) },
);

/** Credit stands beside a paid bill, which is then opened again perhaps: by chance alone this hardly ever comes together. */
const settledBeside: fc.Arbitrary<Step[]> = fc
  .record({
    home,
    kind: fc.constantFrom("pause" as const, "skip" as const, "close" as const),
    day: fc.nat(4).map((count) => dayOf(count * 6)),
    money: fc.constantFrom("recalculate" as const, "take back" as const, null),
  })
  .map(({ home: of, kind, day, money }): Step[] => [
    { is: "money", home: of, money: "pay", bill: 0 },
    { is: "change", home: of, change: { kind, which: 0, day } },
    { is: "job" },
    ...(money ? [{ is: "money" as const, home: of, money, bill: 0 }] : []),
  ]);

const months = fc
  .tuple(fc.oneof(fc.constant<Step[]>([]), settledBeside), fc.array(step, { minLength: 4, maxLength: 22 }))
  .map(([before, after]) => [...before, ...after]);

type World = { staff: Staff; homes: Home[]; now: Date };

async function live(world: World, done: Step): Promise<void> {
  if (done.is === "job") return void (await correct(world.now));
  if (done.is === "bill December") {
    world.now = IN_JANUARY;
    return void (await billMonth("2026-12", IN_JANUARY));
  }
  const of = world.homes[done.home];
  if (!of) throw new Error("no such home");
  if (done.is === "change") return void (await changeLate(world.staff, world.now, of, done.change));
  const bills = await billsOf([of]);
  const bill = bills[done.bill] ?? bills[0];
  if (bill) await moveMoney(world, done.money, bill);
}

async function moveMoney({ staff, now }: World, money: (typeof MONEY)[number], bill: Billed): Promise<void> {
  const { billId, customerId } = bill;
  const open = await asSystem((tx) => openOf(tx, billId));
  switch (money) {
    case "pay":
    case "pay part": {
      const rupees = Math.floor(open / 100 / (money === "pay" ? 1 : 3));
      if (rupees > 0) await takeCash(bill, rupees, now);
      return;
    }
    case "take back": {
      const taken = await asSystem((tx) =>
        tx.doorPayment.findFirst({ where: { billId, reversesId: null, reversedBy: null } }),
      );
      if (!taken) return;
      await counterDoorPayment(staffFlow(staff, now), { doorPaymentId: taken.id, reason: "A slip" });
      return;
    }
    case "credit":
      return void (await credit({ customerId }, 50, now));
    case "recalculate":
      // a paid bill can be made anew by hand only once it is open again
      await moveMoney({ homes: [], staff, now }, "take back", bill);
      await asStaff(staff, (tx) => recalculateBill({ tx, now, staff }, { billId, reason: "By hand" }), now);
  }
}

test("after any late corrections what is billed, less what is credited, is what the tiffins are worth", async () => {
  const staff = await makeAdmin();
  const outcomes = new Set<string | null>();
  const everything = fc.asyncProperty(months, async (steps) => {
    await asSystem((tx) => tx.closure.deleteMany());
    const world = { staff, homes: [await moveIn(), await moveIn()], now: IN_DECEMBER };
    await billMonth("2026-11");
    for (const one of steps) await live(world, one);
    expect(await correct(IN_JANUARY)).toMatchObject({ waiting: 0, faults: 0 });
    expect(await correct(IN_JANUARY)).toEqual({ settled: 0, waiting: 0, faults: 0 });
    const bills = await billsOf(world.homes);
    for (const { billId, month } of bills) {
      const [asked, worth] = [await booksOf(billId), await worthOf(billId)];
      // nothing taken off nothing is nothing, also where a sum of none came out as minus zero
      expect({ month, asked: asked + 0 }).toEqual({ month, asked: worth + 0 });
    }
    expect((await asSystem((tx) => checkOwn(tx))).differences).toEqual([]);
    expect((await replayBills(systemFlow(IN_JANUARY))).differences).toEqual([]);
    const rows = await asSystem((tx) => tx.billCorrection.findMany({ distinct: ["outcome"] }));
    for (const { outcome } of rows) outcomes.add(outcome);
  });
  await fc.assert(everything, { numRuns: MONTHS });
  // the months were no idle ones
  expect([...outcomes].toSorted()).toEqual(["charged", "credited", "recalculated", "same"]);
}, 360_000);
