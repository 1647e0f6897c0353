// Cash at the door over a poor line, against the real route and books: what was pressed is booked once, and never for a bill that
// was paid meanwhile.
import "fake-indexeddb/auto";
import { randomUUID } from "node:crypto";
import { asSystem, disconnect } from "@/lib/db";
import { rupees, toPaise } from "@/lib/domain/money";
import { driveAnswerSchema } from "@/lib/features/drive/answer";
import { checkOwn } from "@/lib/features/proof/own-check";
import { POST } from "@/app/api/drive/marks/route";
import { makeChance } from "@/prisma/demo/chance";
import { makeBilledCustomer } from "@/tests/support/bills";
import { at, makeAdmin, makePlan, makeStaff, makeSubscription } from "@/tests/support/make";
import { takeCash } from "@/tests/support/money";
import { browser, clock, line, logIn, network, sent, type Fault } from "./poor-line";

jest.mock("next/headers", () => ({ headers: async () => sent }));
jest.mock("@/lib/clock", () => ({ clockNow: () => clock.now }));
jest.mock("@/components/fresh/device-clock", () => ({ deviceTime: () => clock.phone }));
jest.mock("@/lib/access/rate-limit", () => ({
  takeTry: async () => true,
  takeFile: async () => true,
}));

const DAY = "2026-12-01";
let driverId = 0;

beforeAll(async () => {
  clock.now = at(DAY, "11:00");
  clock.phone = clock.now;
  driverId = (await makeStaff("driver")).id;
  await logIn(driverId);
  Object.assign(globalThis, { fetch: network });
});
afterAll(disconnect);

const DOORS = 12;

/** Somebody who owes the bill of November and is brought a tiffin today. */
async function owing() {
  const bill = await makeBilledCustomer();
  const run = { startDate: "2026-12-01", endDate: "2026-12-31" };
  const tiffin = await makeSubscription({ customerId: bill.customerId, plan: await makePlan(), ...run });
  return { ...bill, tiffin, open: toPaise(rupees(bill.amount)) };
}
const takenFor = (billId: number) =>
  asSystem((tx) =>
    tx.doorPayment.findMany({ where: { billId }, select: { amount: true, collectorId: true } }),
  );

test("cash over a poor line: each bill is taken once, and what was paid meanwhile is told", async () => {
  line.fault = () => "none";
  const bills = [];
  while (bills.length < DOORS) bills.push(await owing());
  const { percent, pick } = makeChance(20261202);
  let tabs = browser(driverId);
  await pick(tabs).send();
  const doors = new Map(
    tabs
      .flatMap((tab) => tab.get().round?.stops ?? [])
      .flatMap((stop) => stop.doors)
      .map((door) => [door.customerId, door]),
  );
  expect(
    bills.every(({ customerId, billId, open }) => {
      const [first] = doors.get(customerId)?.bills ?? [];
      return first?.id === billId && first.open === open;
    }),
  ).toBe(true);
  line.fault = () =>
    percent(50) ? pick<Fault>(["cut", "lost-answer", "twice", "proxy", "killed", "killed-after"]) : "none";
  const paidElsewhere = new Set<number>();
  for (const [index, bill] of bills.entries()) {
    clock.now = new Date(clock.now.getTime() + 60_000);
    clock.phone = clock.now;
    // the office takes it at its counter, while the phone has no network
    if (index % 4 === 3) {
      expect(await takeCash(bill, bill.amount, clock.now)).toMatchObject({ ok: true });
      paidElsewhere.add(bill.billId);
    }
    const { customerId, billId, open } = bill;
    const cash = { kind: "cash", day: DAY, customerId, billId, amount: open } as const;
    const tiffins = [bill.tiffin];
    await pick(tabs).press({ kind: "mark", day: DAY, mark: "delivered", tiffins });
    await pick(tabs).press(cash);
    // both tabs of the phone are pressed for the same door
    if (index % 5 === 0) await pick(tabs).press(cash);
    if (percent(30)) tabs = browser(driverId);
    await Promise.race([pick(tabs).send(), new Promise((go) => setTimeout(go, 30))]);
  }
  line.fault = () => "none";
  const [last] = browser(driverId);
  await last.send();
  expect(last.get()).toMatchObject({ waiting: 0, line: "well" });
  for (const { billId, open } of bills) {
    const taken = await takenFor(billId);
    expect(taken.map(({ amount }) => amount)).toEqual([open]);
    expect(taken.every(({ collectorId }) => (collectorId === driverId) !== paidElsewhere.has(billId))).toBe(
      true,
    );
  }
  const refused = last.get().refused.map(({ act, reason }) => [act.kind === "cash" && act.billId, reason]);
  expect(new Set(refused.map(([, reason]) => reason))).toEqual(new Set(["paid-meanwhile"]));
  const pressedTwice = bills.filter((_, index) => index % 5 === 0 && index % 4 !== 3);
  expect(refused).toHaveLength(
    paidElsewhere.size + pressedTwice.length + bills.filter((_, index) => index % 20 === 15).length,
  );
  const shown = last.get().round?.stops.flatMap((stop) => stop.doors) ?? [];
  for (const { customerId, billId, open } of bills)
    expect(shown.find((door) => door.customerId === customerId)).toMatchObject({
      ...{ owes: 0, bills: [] },
      taken: paidElsewhere.has(billId) ? 0 : open,
    });
  expect((await asSystem(checkOwn)).differences).toEqual([]);
  await last.dismiss();
}, 120_000);

test("cash is shown as taken at once, and is booked when it comes, with the time of the press", async () => {
  line.fault = () => "cut";
  const { customerId, billId, open } = await owing();
  const [tab] = browser(driverId);
  line.fault = () => "none";
  await tab.send();
  line.fault = () => "cut";
  await tab.press({ kind: "cash", day: DAY, customerId, billId, amount: open });
  const doorOf = () =>
    tab
      .get()
      .round?.stops.flatMap((stop) => stop.doors)
      .find((door) => door.customerId === customerId);
  expect(doorOf()).toMatchObject({ owes: 0, taken: open });
  expect(await takenFor(billId)).toEqual([]);
  const pressedAt = clock.phone.toISOString();
  clock.now = new Date(clock.now.getTime() + 40 * 60_000);
  clock.phone = clock.now;
  line.fault = () => "none";
  await tab.send();
  expect(await takenFor(billId)).toEqual([{ amount: open, collectorId: driverId }]);
  const entry = { action: "take-door-payment", entityId: String(billId) };
  const [noted] = await asSystem((tx) => tx.auditLog.findMany({ where: entry }));
  expect(noted?.after).toMatchObject({ amountPaise: open, method: "cash", pressedAt });
});

test("another amount than is open, another's key and an owner's kept press book nothing", async () => {
  const { customerId, billId, open } = await owing();
  const press = (more: object) => ({
    ...{ key: randomUUID(), day: DAY, phoneTime: clock.phone.toISOString(), kind: "cash" },
    ...{ customerId, billId, amount: open, ...more },
  });
  const answerTo = async (...acts: object[]) => {
    const parcel = { phone: randomUUID(), sentAt: clock.phone, waiting: 0, acts };
    const body = JSON.stringify(parcel);
    const answer = await POST(new Request("http://127.0.0.1:3000/", { method: "POST", body }));
    expect(answer.status).toBe(200);
    const { results } = driveAnswerSchema.parse(await answer.json());
    return results.map((result) => (result.outcome === "kept" ? "kept" : result.reason));
  };
  expect(
    await answerTo(press({ amount: open - 1 }), press({ billId: 2 ** 30 }), press({ amount: 0 })),
  ).toEqual([...["open-changed", "not-on-round", "invalid"]]);
  const { id: adminId } = await makeAdmin();
  await asSystem((tx) =>
    tx.authenticator.create({
      data: { userId: adminId, sealedSecret: "on a phone", confirmedAt: clock.now },
    }),
  );
  await logIn(adminId);
  expect(await answerTo(press({}))).toEqual(["invalid"]);
  expect(await takenFor(billId)).toEqual([]);
  await logIn(driverId);
  const taken = press({});
  expect(await answerTo(taken)).toEqual(["kept"]);
  expect(await answerTo(taken, { ...taken, amount: 100 })).toEqual(["kept", "invalid"]);
  expect(await takenFor(billId)).toHaveLength(1);
});
