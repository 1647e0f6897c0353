import { paise } from "@/lib/domain/money";
import { parseNotDeliveredReason, parseTiffinState, type DriveAct } from "@/lib/domain/drive/act";
import {
  countByPlan,
  nextStop,
  openTiffins,
  tiffinsOf,
  withActs,
  type Round,
  type RoundTiffin,
} from "@/lib/domain/drive/round";

const tiffin = (id: number, plan = "Veg"): RoundTiffin => ({ id, plan, state: null, reason: null, at: null });
const stop = (key: string, ...tiffins: RoundTiffin[]) => ({
  ...{ key, name: key, area: "Vashi", address: key, note: null },
  doors: tiffins.map((one) => ({
    ...{
      customerId: one.id,
      name: "Asha",
      phone: "9820000001",
      door: "Flat 1",
      owes: 0,
      bills: [],
      taken: 0,
    },
    tiffins: [one],
  })),
});
const day = "2026-12-01";
const round: Round = {
  day,
  state: "waiting",
  stops: [stop("Sagar", tiffin(1), tiffin(2)), stop("Kiran", tiffin(3, "Jain"))],
};

const pressed = (minute: number) => ({
  key: `key ${minute}`,
  day,
  phoneTime: `2026-12-01T06:${String(minute).padStart(2, "0")}:00.000Z`,
});
const started: DriveAct = { ...pressed(1), kind: "round", event: "started" };
const ended: DriveAct = { ...pressed(59), kind: "round", event: "ended" };
const mark = (minute: number, act: Partial<DriveAct & { kind: "mark" }>): DriveAct => ({
  ...pressed(minute),
  ...{ kind: "mark", mark: "delivered", tiffins: [1, 2] },
  ...act,
});
const statesOf = (shown: Round) => shown.stops.flatMap(tiffinsOf).map(({ state }) => state);

test("a round that begins puts all of it on the way, of which nothing is said yet", () => {
  const shown = withActs(round, [mark(0, { tiffins: [3] }), started]);
  expect(shown.state).toBe("started");
  expect(statesOf(shown)).toEqual(["on_the_way", "on_the_way", "delivered"]);
});

test("a whole building is marked at once, and the next stop is the one after it", () => {
  const shown = withActs(round, [started, mark(2, {})]);
  expect(statesOf(shown)).toEqual(["delivered", "delivered", "on_the_way"]);
  expect(nextStop(shown)?.key).toBe("Kiran");
  expect(nextStop(withActs(shown, [mark(3, { tiffins: [3] }), ended]))).toBeNull();
});

test("the latest mark counts, and one that is taken back leaves the tiffin on the way", () => {
  const missed = mark(3, { mark: "not_delivered", reason: "gate", tiffins: [2] });
  const shown = withActs(round, [started, mark(2, {}), missed]);
  expect(tiffinsOf(shown.stops[0] ?? { doors: [] })[1]).toMatchObject({
    state: "not_delivered",
    reason: "gate",
    at: "2026-12-01T06:03:00.000Z",
  });
  const undone = withActs(shown, [mark(4, { mark: "taken_back" })]);
  expect(statesOf(undone)).toEqual(["on_the_way", "on_the_way", "on_the_way"]);
  expect(undone.stops[0]?.doors[1]?.tiffins[0]?.reason).toBeNull();
  expect(openTiffins(undone.stops[0] ?? { doors: [] })).toHaveLength(2);
});

test("a clock that is ahead is put right", () => {
  const shown = withActs(round, [mark(30, {})], 10 * 60_000);
  expect(tiffinsOf(shown.stops[0] ?? { doors: [] })[0]?.at).toBe("2026-12-01T06:20:00.000Z");
});

test("what was pressed for another day changes nothing of this one", () => {
  expect(withActs(round, [{ ...started, day: "2026-11-30" }])).toEqual(round);
  expect(withActs(round, [ended]).state).toBe("ended");
});

test("cash that waits is no longer owed, and a bill that is gone already is not taken once more", () => {
  const [sagar, ...others] = round.stops;
  const [asha, ravi] = sagar?.doors ?? [];
  if (!sagar || !asha || !ravi) throw new Error("no doors");
  const bills = [
    { id: 7, open: 120_000 },
    { id: 8, open: 30_050 },
  ];
  const owing: Round = {
    ...round,
    stops: [{ ...sagar, doors: [{ ...asha, owes: 150_050, bills }, ravi] }, ...others],
  };
  const cash: DriveAct = {
    ...pressed(3),
    ...{ kind: "cash", customerId: 1, billId: 7, amount: paise(120_000) },
  };
  const shown = withActs(owing, [cash]);
  expect(shown.stops[0]?.doors).toMatchObject([
    { owes: 30_050, bills: [{ id: 8, open: 30_050 }], taken: 120_000 },
    { owes: 0, taken: 0 },
  ]);
  expect(withActs(shown, [cash])).toEqual(shown);
});

test("says how many of what", () => {
  const tiffins = [tiffin(1), tiffin(2, "Jain"), tiffin(3)];
  expect(countByPlan(tiffins)).toEqual([
    { plan: "Jain", count: 1 },
    { plan: "Veg", count: 2 },
  ]);
  expect(countByPlan([tiffin(1, "Jain"), tiffin(2)])).toHaveLength(2);
});

test("knows the states and reasons that the database holds, and no others", () => {
  expect(parseTiffinState("left_with_guard")).toBe("left_with_guard");
  expect(() => parseTiffinState("taken_back")).toThrow('unknown state of a tiffin "taken_back"');
  expect(parseNotDeliveredReason(null)).toBeNull();
  expect(parseNotDeliveredReason("nobody")).toBe("nobody");
  expect(() => parseNotDeliveredReason("rain")).toThrow('unknown reason "rain"');
});
