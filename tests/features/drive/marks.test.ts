// What a phone sends of its round, as the server keeps it: once, in order, when it happened, and only of the own round.
import { randomUUID } from "node:crypto";
import { asCustomer, asStaff, asSystem, disconnect } from "@/lib/db";
import type { DriveAct } from "@/lib/domain/drive/act";
import type { CustomerId, StaffRole, UserId } from "@/lib/domain/identity";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { keepActs } from "@/lib/features/drive/marks";
import { standingsOn } from "@/lib/features/drive/queries";
import { overwrite } from "@/lib/features/own-data/erase";
import { at, makeCustomer, makePause, makePlan, makeStaff, makeSubscription } from "@/tests/support/make";

afterAll(disconnect);

const DAY = "2026-12-01";
const day = parsePlainDate(DAY);
const noon = at(DAY, "12:00");
const run = { startDate: "2026-11-20", endDate: "2026-12-31" };

type Staff = { id: UserId; role: StaffRole };
let driver: Staff;
let asha: CustomerId;
let ravi: CustomerId;
let tiffin = { asha: 0, ravi: 0, paused: 0 };
let phone = "";

beforeEach(async () => {
  phone = randomUUID();
  driver = await makeStaff("driver");
  const plan = await makePlan();
  asha = await makeCustomer({ addr1: "Flat 1, Sagar" });
  ravi = await makeCustomer({ addr1: "Flat 2, Sagar" });
  const paused = await makeCustomer({ addr1: "Flat 3, Sagar" });
  tiffin = {
    asha: await makeSubscription({ customerId: asha, plan, ...run }),
    ravi: await makeSubscription({ customerId: ravi, plan, ...run }),
    paused: await makeSubscription({ customerId: paused, plan, ...run }),
  };
  await makePause(paused, DAY);
});

type Part<T> = T extends unknown ? Omit<T, "key" | "day" | "phoneTime"> : never;
const press = (phoneTime: Date, act: Part<DriveAct>, of = DAY) => ({
  ...{ key: randomUUID(), day: of, phoneTime: phoneTime.toISOString() },
  ...act,
});
const marked = (mark: "delivered" | "left_with_guard" | "taken_back", ...tiffins: number[]) =>
  ({ kind: "mark", mark, tiffins }) as const;
type Sending = { now?: Date; sentAt?: Date; who?: Staff; from?: string };
function send(
  acts: readonly unknown[],
  { now = noon, sentAt = now, who = driver, from = phone }: Sending = {},
) {
  const sent = { phone: from, sentAt: sentAt.toISOString(), waiting: acts.length, acts };
  return asStaff(who, (tx) => keepActs({ tx, now, staff: who }, sent), now);
}
const marksOf = (subscriptionId: number) =>
  asSystem((tx) => tx.deliveryMark.findMany({ where: { subscriptionId }, orderBy: { id: "asc" } }));
const standing = async (subscriptionId: number) =>
  (await asStaff(driver, (tx) => standingsOn(tx, day), noon)).get(subscriptionId);

test("a press sent three times, twice of them at once, is one mark", async () => {
  const act = press(at(DAY, "11:40"), marked("delivered", tiffin.asha, tiffin.ravi));
  const answers = await Promise.all([send([act]), send([act])]);
  answers.push(await send([act]));
  expect(answers.flat().map(({ outcome }) => outcome)).toEqual(["kept", "kept", "kept"]);
  expect(await marksOf(tiffin.asha)).toHaveLength(1);
  expect(await marksOf(tiffin.ravi)).toHaveLength(1);
});

test("a round that begins puts its tiffins on the way, and keeps what was said before", async () => {
  await send([press(at(DAY, "11:00"), marked("left_with_guard", tiffin.asha))]);
  await send([press(at(DAY, "11:10"), { kind: "round", event: "started" })]);
  expect(await standing(tiffin.asha)).toMatchObject({ state: "left_with_guard" });
  expect(await standing(tiffin.ravi)).toMatchObject({ state: "on_the_way", happenedAt: at(DAY, "11:10") });
  expect(await marksOf(tiffin.paused)).toEqual([]);
});

test("a mark is taken back until the round ends", async () => {
  const wrong = press(at(DAY, "11:20"), marked("delivered", tiffin.asha));
  const undone = press(at(DAY, "11:21"), marked("taken_back", tiffin.asha));
  await send([wrong, undone]);
  expect(await standing(tiffin.asha)).toMatchObject({ state: "on_the_way" });
  const late = press(at(DAY, "11:50"), marked("taken_back", tiffin.asha));
  const end = press(at(DAY, "11:49"), { kind: "round", event: "ended" });
  expect(await send([end, late])).toEqual([
    { key: end.key, outcome: "kept", missing: [] },
    { key: late.key, outcome: "refused", reason: "round-over" },
  ]);
});

test("keeps when it happened by our clock, and what the phone's showed", async () => {
  const fast = press(at(DAY, "12:50"), marked("delivered", tiffin.asha));
  await send([fast], { now: noon, sentAt: at(DAY, "13:00") });
  expect(await marksOf(tiffin.asha)).toMatchObject([
    {
      happenedAt: at(DAY, "11:50"),
      phoneTime: at(DAY, "12:50"),
      receivedAt: noon,
      isClockOff: true,
      driverId: driver.id,
    },
  ]);
});

test("of two phones, what happened last counts, whichever comes first", async () => {
  const other = randomUUID();
  const brought = press(at(DAY, "11:55"), marked("delivered", tiffin.asha));
  const before = press(at(DAY, "11:30"), {
    kind: "mark",
    mark: "not_delivered",
    reason: "nobody",
    tiffins: [tiffin.asha],
  });
  await send([brought], { from: other });
  await send([before], { from: randomUUID() });
  expect(await standing(tiffin.asha)).toMatchObject({ state: "delivered" });
});

test("what can't be kept is refused by itself, and what is behind it is kept", async () => {
  const acts = [
    { key: "no key", kind: "mark" },
    press(noon, marked("delivered", tiffin.paused)),
    press(noon, marked("delivered", tiffin.asha), "2026-11-29"),
    press(noon, { kind: "mark", mark: "delivered", tiffins: [tiffin.asha, tiffin.paused] }),
  ];
  const outcomes = (await send(acts)).map((result) =>
    result.outcome === "kept" ? result.missing : result.reason,
  );
  expect(outcomes).toEqual(["invalid", "not-on-round", "too-old", [tiffin.paused]]);
  expect(await marksOf(tiffin.asha)).toHaveLength(1);
});

test("a phone that was dead overnight still says what it did", async () => {
  const act = press(at(DAY, "13:00"), marked("delivered", tiffin.asha));
  const now = at("2026-12-02", "09:00");
  expect(await send([act], { now })).toEqual([{ key: act.key, outcome: "kept", missing: [] }]);
  expect(await marksOf(tiffin.asha)).toMatchObject([{ day: new Date("2026-12-01T00:00:00Z") }]);
});

test("the database lets a driver mark only as themselves, and only what is on the round", async () => {
  const row = {
    ...{ key: randomUUID(), day: new Date(`${DAY}T00:00:00Z`), phone, status: "delivered" },
    ...{
      phoneTime: noon,
      happenedAt: noon,
      customerId: asha,
      tiffinId: tiffin.asha,
      subscriptionId: tiffin.asha,
    },
  };
  const add = (who: Staff, changed: object) =>
    asStaff(
      who,
      (tx) => tx.deliveryMark.createMany({ data: { ...row, driverId: who.id, ...changed } }),
      noon,
    );
  const support = await makeStaff("support");
  const kitchen = await makeStaff("kitchen");
  for (const [who, changed] of [
    [driver, { driverId: support.id }],
    [driver, { tiffinId: tiffin.paused, subscriptionId: tiffin.paused }],
    [driver, { customerId: ravi }],
    [driver, { day: new Date("2026-12-02T00:00:00Z") }],
    [support, {}],
    [kitchen, {}],
  ] as const)
    await expect(add(who, changed)).rejects.toThrow(/row-level security/);
  await expect(add(driver, {})).resolves.toEqual({ count: 1 });
  await expect(asSystem((tx) => tx.deliveryMark.deleteMany({}))).rejects.toThrow();
});

test("a customer reads how the own tiffin stands, and not who brought it", async () => {
  await send([press(noon, marked("delivered", tiffin.asha, tiffin.ravi))]);
  const seen = await asCustomer(asha, (tx) => standingsOn(tx, day), noon);
  expect([...seen.keys()]).toEqual([tiffin.asha]);
  await expect(
    asCustomer(asha, (tx) => tx.deliveryMark.findMany({ select: { driverId: true } }), noon),
  ).rejects.toThrow(/denied/);
});

test("nothing of a mark is rewritten, but what was typed about a door goes with the person", async () => {
  const typed = { kind: "mark", mark: "not_delivered", reason: "other", note: "ask for Mr Shah" } as const;
  await send([press(noon, { ...typed, tiffins: [tiffin.asha] })]);
  const change = (data: object) =>
    asSystem((tx) => tx.deliveryMark.updateMany({ where: { customerId: asha }, data }));
  await expect(change({ note: "somebody else" })).rejects.toThrow();
  await expect(change({ note: null, reason: "gate" })).rejects.toThrow();
  const after = at("2027-02-01", "12:00");
  await asSystem((tx) => overwrite(tx, asha, "asha@example.test", after), after);
  expect(await marksOf(tiffin.asha)).toMatchObject([
    { status: "not_delivered", reason: "other", note: null },
  ]);
});
