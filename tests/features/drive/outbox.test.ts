// A thousand presses on a phone with a poor line: cuts, lost answers, answers that come late, two tabs, a browser that is killed,
// a clock that jumps by an hour. Against the real route and database: none is lost, none is double, all are in order.
import "fake-indexeddb/auto";
import { randomUUID } from "node:crypto";
import sharp from "sharp";
import { openKept, readKept } from "@/components/drive/phone/kept";
import { asSystem, disconnect, toSqlDate } from "@/lib/db";
import type { TiffinState } from "@/lib/domain/drive/act";
import { tiffinsOf } from "@/lib/domain/drive/round";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { POST } from "@/app/api/drive/marks/route";
import { GET } from "@/app/api/drive/round/route";
import { makeChance } from "@/prisma/demo/chance";
import { at, makeCustomer, makePlan, makeStaff, makeSubscription } from "@/tests/support/make";
import { browser, clock, counts, line, logIn, network, sent, type Fault } from "./poor-line";

jest.mock("next/headers", () => ({ headers: async () => sent }));
jest.mock("@/lib/clock", () => ({ clockNow: () => clock.now }));
jest.mock("@/components/fresh/device-clock", () => ({ deviceTime: () => clock.phone }));
jest.mock("@/lib/access/rate-limit", () => ({
  takeTry: async () => true,
  takeFile: async () => true,
}));

const DAY = "2026-12-01";
const MARKS_SENT = 1_000;

let driverId = 0;
const tiffins: number[] = [];

beforeAll(async () => {
  clock.now = at(DAY, "11:00");
  clock.phone = clock.now;
  const driver = await makeStaff("driver");
  driverId = driver.id;
  const plan = await makePlan();
  const run = { startDate: "2026-11-20", endDate: "2026-12-31" };
  for (const flat of [1, 2, 3, 4, 5, 6, 7, 8]) {
    const customerId = await makeCustomer({ addr1: `Flat ${flat}, Sagar` });
    tiffins.push(await makeSubscription({ customerId, plan, ...run }));
  }
  await logIn(driverId);
  Object.assign(globalThis, { fetch: network });
});
afterAll(disconnect);

type Pressed = { mark: "delivered" | "left_with_guard" | "not_delivered" | "taken_back"; tiffins: number[] };

test("who fetches the round first after the count makes its sheet, and brings what stands on it", async () => {
  const { status } = await GET(new Request("http://127.0.0.1:3000/api/drive/round"), {});
  expect(status).toBe(200);
  const made = await asSystem((tx) => tx.sheet.findMany({ where: { day: toSqlDate(parsePlainDate(DAY)) } }));
  expect(made).toMatchObject([{ madeBy: "reader" }]);
});

test("a thousand marks over a poor line: none lost, none double, all in order", async () => {
  const { upTo, percent, pick } = makeChance(20261201);
  const FAULTS: readonly Fault[] = ["cut", "cut", "lost-answer", "twice", "proxy", "killed", "killed-after"];
  line.fault = () => (percent(45) ? pick(FAULTS) : "none");
  let tabs = browser(driverId);
  const pressed: Pressed[] = [];
  while (pressed.length < MARKS_SENT) {
    clock.now = new Date(clock.now.getTime() + upTo(9_000));
    clock.phone = new Date(clock.phone.getTime() + upTo(9_000));
    if (percent(1)) clock.phone = new Date(clock.now.getTime() + pick([-1, 0, 1]) * 3_600_000);
    const act: Pressed = {
      mark: pick(["delivered", "left_with_guard", "not_delivered", "taken_back"]),
      tiffins: tiffins.filter(() => percent(30)),
    };
    if (act.tiffins.length === 0) continue;
    const isMissed = act.mark === "not_delivered";
    const kept = await pick(tabs).press({
      ...{ kind: "mark", day: DAY, ...act },
      ...(isMissed && { reason: "nobody" as const }),
    });
    expect(kept).toBe(true);
    pressed.push(act);
    // a browser that hangs in a call that never ends is closed in the end, and opened again
    if (percent(6)) tabs = browser(driverId);
    if (percent(50)) await Promise.race([pick(tabs).send(), new Promise((go) => setImmediate(go))]);
  }
  line.fault = () => "none";
  const [last] = browser(driverId);
  await last.send();
  expect(last.get()).toMatchObject({ waiting: 0, refused: [], line: "well" });

  const rows = await asSystem((tx) =>
    tx.deliveryMark.findMany({ where: { driverId }, orderBy: [{ id: "asc" }] }),
  );
  const byKey = [...Map.groupBy(rows, ({ key }) => key).values()];
  const arrived = byKey.map((own) => ({
    mark: own[0]?.status,
    tiffins: own.map(({ tiffinId }) => tiffinId).toSorted((a, b) => a - b),
  }));
  expect(arrived).toHaveLength(MARKS_SENT);
  expect(arrived).toEqual(pressed);
  const times = rows.map(({ happenedAt }) => happenedAt.getTime());
  expect(times.every((time, index) => index === 0 || time >= (times[index - 1] ?? 0))).toBe(true);
  expect(rows.every(({ happenedAt, receivedAt }) => happenedAt <= receivedAt)).toBe(true);

  const meant = new Map<number, TiffinState>();
  for (const { mark, tiffins: some } of pressed)
    for (const id of some) meant.set(id, mark === "taken_back" ? "on_the_way" : mark);
  const shown = last.get().round?.stops.flatMap(tiffinsOf) ?? [];
  expect(new Map(shown.map(({ id, state }) => [id, state]))).toEqual(meant);
  // each fault of the line came up, however fast this machine sends
  expect(Object.keys(counts)).toHaveLength(7);
}, 120_000);

test("what is marked without a network is shown at once, and still there after the phone died", async () => {
  line.fault = () => "cut";
  const [tab] = browser(driverId);
  const [tiffin = 0] = tiffins;
  await tab.press({ kind: "mark", day: DAY, mark: "left_with_guard", tiffins: [tiffin] });
  await tab.send();
  expect(tab.get()).toMatchObject({ waiting: 1, line: "lost" });
  const [again] = browser(driverId);
  await again.read();
  const shown = again
    .get()
    .round?.stops.flatMap(tiffinsOf)
    .find(({ id }) => id === tiffin);
  expect(shown?.state).toBe("left_with_guard");
  line.fault = () => "none";
  await again.send();
  expect(again.get()).toMatchObject({ waiting: 0, line: "well", lastSent: clock.now.toISOString() });
});

test("a picture waits with its mark, arrives once behind it, and one that is none is let go", async () => {
  const noon = { create: { width: 40, height: 30, channels: 3, background: "#f4b740" } } as const;
  const photo = new Blob([new Uint8Array(await sharp(noon).jpeg().toBuffer())]);
  line.fault = () => "cut";
  const [tab] = browser(driverId);
  const [tiffin = 0, another = 0] = tiffins;
  const missed = { kind: "mark", day: DAY, mark: "not_delivered", reason: "spilled" } as const;
  await tab.press({ ...missed, tiffins: [tiffin] }, photo);
  await tab.press({ ...missed, tiffins: [another] }, new Blob(["no picture"]));
  await tab.send();
  expect(await asSystem((tx) => tx.doorPicture.count())).toBe(0);
  // the phone dies, and then many an answer is lost
  const [again] = browser(driverId);
  const { percent } = makeChance(20261203);
  line.fault = () => (percent(50) ? "lost-answer" : "none");
  for (let turn = 0; turn < 12; turn += 1) await again.send();
  line.fault = () => "none";
  await again.send();
  expect(again.get()).toMatchObject({ waiting: 0, line: "well" });
  const kept = await asSystem((tx) => tx.doorPicture.findMany({ select: { key: true, driverId: true } }));
  const where = { tiffinId: tiffin, status: "not_delivered" };
  const mark = await asSystem((tx) => tx.deliveryMark.findFirst({ where, orderBy: { id: "desc" } }));
  expect(kept).toEqual([{ key: mark?.key, driverId }]);
  const db = await openKept();
  expect(await db.count("pictures")).toBe(0);
  db.close();
});

test("whoever logs in on this phone next finds nobody's round, and sends nothing of another's", async () => {
  line.fault = () => "cut";
  const [tab] = browser(driverId);
  await tab.press({ kind: "round", day: DAY, event: "ended" });
  await tab.send();
  const db = await openKept();
  const other = await readKept(db, driverId + 1_000);
  expect(other).toMatchObject({ round: null, waiting: [], refused: [] });
  line.fault = () => "none";
  sent.delete("cookie");
  await tab.send();
  expect(tab.get()).toMatchObject({ line: "signed-out", round: null, waiting: 1 });
  expect((await readKept(db, driverId)).waiting).toHaveLength(1);
  db.close();
});

test("the route keeps nothing of who is no driver, nor of a phone that sends nonsense", async () => {
  const answerTo = async (more: object) => {
    const parcel = { phone: randomUUID(), sentAt: clock.phone, waiting: 0, acts: [], ...more };
    const body = JSON.stringify(parcel);
    return (await POST(new Request("http://127.0.0.1:3000/", { method: "POST", body }))).status;
  };
  sent.delete("cookie");
  expect(await answerTo({})).toBe(401);
  await logIn((await makeStaff("kitchen")).id);
  expect(await answerTo({})).toBe(404);
  await logIn(driverId);
  expect(await answerTo({ acts: "all" })).toBe(400);
  expect(await answerTo({})).toBe(200);
});
