// What the office adds to a day: on the sheet, in the kitchen's count, and on the bill where it is charged.
import { asStaff, asSystem, disconnect, toSqlDate, type Tx } from "@/lib/db";
import type { Addition } from "@/lib/domain/days/added";
import { parsePlainDate, type PlainDate } from "@/lib/domain/plain-date";
import { addTiffins, takeOffTiffins } from "@/lib/features/additions/commands";
import { addedOn } from "@/lib/features/additions/queries";
import { addTiffinsSchema } from "@/lib/features/additions/schema";
import { addClosures } from "@/lib/features/closures/commands";
import { kitchenReport } from "@/lib/features/kitchen/queries";
import { makeSheetsOf } from "@/lib/features/sheets/make";
import { amendmentsOn } from "@/lib/features/sheets/queries";
import { billMonth } from "../../support/bills";
import {
  at,
  makeAdmin,
  makeCustomer,
  makePause,
  makePlan,
  makeStaff,
  makeSubscription,
} from "../../support/make";

let admin: Awaited<ReturnType<typeof makeAdmin>>;
let cook: Awaited<ReturnType<typeof makeStaff>>;
beforeAll(async () => {
  admin = await makeAdmin();
  cook = await makeStaff("kitchen");
});
afterAll(disconnect);

const reason = "Rang us";

const byAdmin = <T>(now: Date, act: (scope: { tx: Tx; now: Date; staff: typeof admin }) => Promise<T>) =>
  asStaff(admin, (tx) => act({ tx, now, staff: admin }), now);

type Given = { what: Addition; count?: number; customer?: number | null; planId: number; day: PlainDate };

async function add(now: Date, { what, count = 1, customer = null, planId, day }: Given) {
  const whose = customer === null ? "" : `#${customer}`;
  const read = addTiffinsSchema.parse({
    day,
    what,
    planId: String(planId),
    count: String(count),
    customer: whose,
    reason,
  });
  return byAdmin(now, (scope) => addTiffins(scope, read));
}

async function eater(day: PlainDate, endDate: string = day) {
  const plan = await makePlan({ dailyRate: 110 });
  const customerId = await makeCustomer();
  const subscriptionId = await makeSubscription({ customerId, plan, startDate: day, endDate });
  return { plan, customerId, subscriptionId, day };
}

/** The day's plan as the kitchen sees it, with the sheet made if it is due. */
async function cooked(day: PlainDate, planId: number, now: Date) {
  await asStaff(cook, (tx) => makeSheetsOf(tx, day), now);
  const report = await asStaff(cook, (tx) => kitchenReport(tx, day), now);
  return { count: report.plans.find(({ id }) => id === planId)?.count ?? 0, beside: report.beside };
}

const differences = (day: PlainDate) =>
  asSystem(
    (tx) =>
      tx.$queryRaw<
        unknown[]
      >`SELECT * FROM sheets_that_differ(${toSqlDate(day)}::date, ${toSqlDate(day)}::date)`,
  );

test("before the cutoff they are in the forecast, and on the sheet once it is made", async () => {
  const day = parsePlainDate("2027-03-02");
  const { plan, customerId } = await eater(day);
  const early = at(day, "07:00");
  for (const [what, customer, count] of [
    ["staff", null, 3],
    ["guest", null, 1],
    ["guest", customerId, 1],
    ["replacement", customerId, 1],
    ["extra-free", customerId, 1],
  ] as const)
    expect(await add(early, { what, customer, count, planId: plan.id, day })).toMatchObject({ ok: true });
  const beside = [
    { kind: "extra", count: 1 },
    { kind: "guest", count: 2 },
    { kind: "replacement", count: 1 },
    { kind: "staff", count: 3 },
  ];
  expect(await cooked(day, plan.id, early)).toEqual({ count: 8, beside });
  expect(await cooked(day, plan.id, at(day, "09:00"))).toEqual({ count: 8, beside });
  expect(await asStaff(cook, (tx) => amendmentsOn(tx, day))).toEqual([]);
  expect(await differences(day)).toEqual([]);
});

test("after the cutoff each is an amendment with who and why, of one revision, and taken off again", async () => {
  const day = parsePlainDate("2027-03-03");
  const { plan } = await eater(day);
  const late = at(day, "09:00");
  expect(await add(late, { what: "staff", count: 2, planId: plan.id, day })).toMatchObject({
    value: { count: 2 },
  });
  const amended = await asStaff(cook, (tx) => amendmentsOn(tx, day));
  expect(amended.map(({ kind, tiffin, revision, reason: why }) => [kind, tiffin, revision, why])).toEqual([
    ["added", "staff", 2, reason],
    ["added", "staff", 2, reason],
  ]);
  const [one] = await byAdmin(late, ({ tx }) => addedOn(tx, day));
  const off = await byAdmin(late, (scope) =>
    takeOffTiffins(scope, { ids: one?.ids ?? [], reason: "Went home" }),
  );
  expect(off).toMatchObject({ ok: true, value: { count: 2 } });
  expect((await cooked(day, plan.id, late)).count).toBe(1);
  const again = await byAdmin(late, (scope) => takeOffTiffins(scope, { ids: one?.ids ?? [], reason }));
  expect(again).toEqual({ ok: false, error: "not-found" });
});

test("a charged extra is a line of the bill, in time and late, and none once it is taken off", async () => {
  const first = parsePlainDate("2027-03-08");
  const { plan, customerId } = await eater(first, "2027-03-10");
  await add(at("2027-03-07", "12:00"), {
    what: "extra-charged",
    customer: customerId,
    planId: plan.id,
    day: first,
  });
  const second = parsePlainDate("2027-03-09");
  await add(at(second, "10:00"), {
    what: "extra-charged",
    customer: customerId,
    count: 2,
    planId: plan.id,
    day: second,
  });
  const third = parsePlainDate("2027-03-10");
  await add(at(third, "10:00"), { what: "extra-charged", customer: customerId, planId: plan.id, day: third });
  const [one] = await byAdmin(at(third, "11:00"), ({ tx }) => addedOn(tx, third));
  expect(one).toMatchObject({ isCharged: true, customer: { id: customerId } });
  await byAdmin(at(third, "11:00"), (scope) => takeOffTiffins(scope, { ids: one?.ids ?? [], reason }));
  await asSystem((tx) => makeSheetsOf(tx, first), at(third, "12:00"));
  const counted = await asSystem(
    (tx) => tx.$queryRaw<object[]>`
      SELECT to_char(day, 'DD') AS day, sum(sheet)::integer AS sheet, sum(added)::integer AS added, sum(taken_off)::integer AS off
      FROM sheet_charges WHERE customer_id = ${customerId} GROUP BY day ORDER BY day`,
  );
  expect(counted).toEqual([
    { day: "08", sheet: 2, added: 0, off: 0 },
    { day: "09", sheet: 1, added: 2, off: 0 },
    { day: "10", sheet: 1, added: 1, off: 1 },
  ]);
  for (const day of [first, second, third]) expect(await differences(day)).toEqual([]);
  await billMonth("2027-03", at("2027-04-01", "06:00"));
  const bill = await asSystem((tx) =>
    tx.bill.findFirstOrThrow({ where: { customerId }, include: { lines: true } }),
  );
  // three days of the subscription, one extra and two
  expect([bill.amount, bill.lines.length]).toEqual([6 * 110, 4]);
});

test("spares are a percent of each plan, rounded up, and go with a closed meal", async () => {
  const day = parsePlainDate("2027-03-15");
  const plan = await makePlan();
  for (let index = 0; index < 11; index += 1)
    await makeSubscription({ customerId: await makeCustomer(), plan, startDate: day, endDate: day });
  const settle = (sparePercent: number) =>
    asSystem((tx) => tx.settings.update({ where: { id: 1 }, data: { sparePercent } }));
  await settle(10);
  const two = { count: 13, beside: [{ kind: "spare", count: 2 }] };
  expect(await cooked(day, plan.id, at(day, "07:00"))).toEqual(two);
  expect(await cooked(day, plan.id, at(day, "08:05"))).toEqual(two);
  await settle(0);
  expect(await cooked(day, plan.id, at(day, "08:10"))).toEqual(two);
  const closing = { from: day, to: day, reason: "Gas", lateReason: "No gas" };
  await byAdmin(at(day, "09:00"), (scope) => addClosures(scope, closing));
  expect(await cooked(day, plan.id, at(day, "09:05"))).toEqual({ count: 0, beside: [] });
});

describe("refuses", () => {
  const day = parsePlainDate("2027-03-20");
  const now = at(day, "07:00");

  test("who is nobody, or could be two", async () => {
    const { plan } = await eater(day);
    const asked = { day, what: "extra-free", planId: String(plan.id), count: "1", reason } as const;
    const who = (customer: string) =>
      byAdmin(now, (scope) => addTiffins(scope, addTiffinsSchema.parse({ ...asked, customer })));
    await makeCustomer({ fullname: "Sunita Twice" });
    await makeCustomer({ fullname: "Sunita Twice" });
    expect(await who("Nobody Atall")).toEqual({ ok: false, error: "no-such-customer" });
    expect(await who("Sunita Twice")).toEqual({ ok: false, error: "several-customers" });
    expect(addTiffinsSchema.safeParse({ ...asked, customer: "" }).success).toBe(false);
    expect(addTiffinsSchema.safeParse({ ...asked, what: "staff", customer: "Asha" }).success).toBe(false);
  });

  test("a day that is over, too far, closed, or paused where it is charged", async () => {
    const { plan, customerId } = await eater(day);
    const given = { what: "extra-charged", customer: customerId, planId: plan.id } as const;
    const on = (text: string) => add(now, { ...given, day: parsePlainDate(text) });
    expect(await on("2027-03-19")).toEqual({ ok: false, error: "past" });
    expect(await on("2027-05-20")).toEqual({ ok: false, error: "too-far" });
    await makePause(customerId, day, at(day, "06:00"));
    expect(await on(day)).toEqual({ ok: false, error: "day-paused" });
    const closing = {
      from: parsePlainDate("2027-03-22"),
      to: parsePlainDate("2027-03-22"),
      reason: "Holi",
      lateReason: "",
    };
    await byAdmin(now, (scope) => addClosures(scope, closing));
    expect(await on("2027-03-22")).toEqual({ ok: false, error: "kitchen-closed" });
    await asSystem((tx) => tx.plan.update({ where: { id: plan.id }, data: { isActive: false } }));
    expect(await on("2027-03-23")).toEqual({ ok: false, error: "plan-not-offered" });
  });
});
