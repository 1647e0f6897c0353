// What the sheet and the driver's marks say of a tiffin that is complained of, and the credit for a mark.
import { randomUUID } from "node:crypto";
import { asCustomer, asStaff, asSystem, disconnect, toSqlDate } from "@/lib/db";
import type { PlainDate } from "@/lib/domain/plain-date";
import { creditOf } from "@/lib/features/books/queries";
import { wholeBill } from "@/lib/features/billing/whole-bill";
import { creditComplaint } from "@/lib/features/complaints/decide";
import { creditMissed } from "@/lib/features/complaints/missed";
import { listComplaints } from "@/lib/features/complaints/queries";
import { complaintFilterSchema } from "@/lib/features/complaints/schema";
import { keepActs } from "@/lib/features/drive/marks";
import { missedLately } from "@/lib/features/drive/missed-queries";
import { adminPauseDays } from "@/lib/features/pauses/commands";
import { billMonth } from "@/tests/support/bills";
import { at, makeAdmin, makeStaff } from "@/tests/support/make";
import { AFTERNOON, DAY, eater, office, said, say, told, type Of } from "./kit";

afterAll(disconnect);

const sheetOf = (day: PlainDate) =>
  asSystem((tx) => tx.$queryRaw<object[]>`SELECT make_sheet(${toSqlDate(day)}::date, 1)`, at(day, "08:01"));

test("of a day that is counted its sheet says what came, with what was taken off it", async () => {
  const of = await eater();
  await sheetOf(DAY);
  expect(await told(of)).toMatchObject({
    tiffins: [{ day: DAY }, { day: "2026-12-02" }, { day: "2026-12-01" }],
  });
  const late = { customerId: of.customerId, days: [DAY], reason: "They called" };
  const staff = await makeAdmin();
  await asStaff(staff, (tx) => adminPauseDays({ tx, now: AFTERNOON, staff }, late), AFTERNOON);
  expect(await told(of)).toMatchObject({ tiffins: [{ day: "2026-12-02" }, { day: "2026-12-01" }] });
  expect(await say(of)).toEqual({ ok: false, error: "nothing-came" });
});

/** What a driver says of the tiffin at half past twelve. */
async function markedAs(of: Of, act: object, time = "12:30"): Promise<void> {
  const staff = await makeStaff("driver", { fullname: "Raju Pawar" });
  const now = at(DAY, time);
  const press = { key: randomUUID(), day: DAY, phoneTime: now.toISOString(), kind: "mark" };
  const acts = [{ ...press, ...act, tiffins: [of.subscriptionId] }];
  const sent = { phone: randomUUID(), sentAt: now.toISOString(), waiting: 0, acts };
  expect(await asStaff(staff, (tx) => keepActs({ tx, now, staff }, sent), now)).toMatchObject([
    { outcome: "kept" },
  ]);
}

test("the driver's mark stands beside what the customer says", async () => {
  const of = await eater({ addr1: "Flat 1, Mark House" });
  await markedAs(of, { mark: "left_with_guard" });
  await said(of);
  const filter = complaintFilterSchema.parse({ search: "mark house" });
  const { rows } = await asStaff(await makeAdmin(), (tx) => listComplaints(tx, filter), AFTERNOON);
  expect(rows).toMatchObject([{ mark: { state: "left_with_guard", happenedAt: at(DAY, "12:30") } }]);
});

const SPILLED = { mark: "not_delivered", reason: "spilled" };

test("what a driver marked as not delivered is credited by one press, once, and nobody needs to complain", async () => {
  const of = await eater();
  await markedAs(of, SPILLED);
  const one = { subscriptionId: of.subscriptionId, day: DAY };
  const answers = await Promise.all([creditMissed(await office(), one), creditMissed(await office(), one)]);
  expect(answers.map((answer) => (answer.ok ? answer.value.amount : answer.error)).toSorted()).toEqual([
    8_000,
    "already-decided",
  ]);
  expect(await asSystem((tx) => creditOf(tx, of.customerId))).toBe(8_000);
  expect(await told(of)).toMatchObject({
    tiffins: [{ day: "2026-12-02" }, { day: "2026-12-01" }],
    said: [{ day: DAY, state: "credited", fromMark: true }],
  });
  const missed = await asStaff(await makeAdmin(), (tx) => missedLately(tx, DAY), AFTERNOON);
  expect(missed.find(({ subscriptionId }) => subscriptionId === of.subscriptionId)).toMatchObject({
    ...{ complaint: "credited", dailyRate: 80, reason: "spilled" },
  });
  const closed = at("2027-01-01", "01:00");
  await billMonth("2026-12", closed);
  const bill = await asSystem((tx) => tx.bill.findFirstOrThrow({ where: { customerId: of.customerId } }));
  const whole = await asCustomer(of.customerId, (tx) => wholeBill(tx, of.customerId, bill.id), closed);
  expect(whole?.creditedDays).toEqual([{ day: DAY, reason: "The tiffin of Thu 3 Dec did not come" }]);
  expect(whole?.bill.open).toBe(30 * 8_000);
});

test("a complaint that waits is answered by the credit for the mark", async () => {
  const of = await eater();
  await markedAs(of, SPILLED);
  const complaintId = await said(of);
  const one = { subscriptionId: of.subscriptionId, day: DAY };
  expect(await creditMissed(await office(), one)).toMatchObject({ value: { complaintId, amount: 8_000 } });
  expect(await told(of)).toMatchObject({ said: [{ state: "credited", fromMark: false }] });
  expect(await creditComplaint(await office(), { complaintId })).toEqual({
    ok: false,
    error: "already-decided",
  });
});

test("what was brought after all, was never marked or is not charged any more is not credited from a mark", async () => {
  const of = await eater();
  const one = { subscriptionId: of.subscriptionId, day: DAY };
  const press = async () => creditMissed(await office(), one);
  expect(await press()).toEqual({ ok: false, error: "brought-meanwhile" });
  await markedAs(of, SPILLED);
  await markedAs(of, { mark: "delivered" }, "12:50");
  expect(await press()).toEqual({ ok: false, error: "brought-meanwhile" });
  await markedAs(of, SPILLED, "12:55");
  const late = { customerId: of.customerId, days: [DAY], reason: "They called" };
  const staff = await makeAdmin();
  await asStaff(staff, (tx) => adminPauseDays({ tx, now: AFTERNOON, staff }, late), AFTERNOON);
  expect(await press()).toEqual({ ok: false, error: "not-charged" });
  expect(await creditMissed(await office(), { ...one, subscriptionId: 2 ** 30 })).toMatchObject({
    error: "not-found",
  });
  expect(await asSystem((tx) => tx.complaint.count({ where: { customerId: of.customerId } }))).toBe(0);
});
