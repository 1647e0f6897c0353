import fc from "fast-check";
import {
  foundIn,
  MOST_KEPT,
  readKept,
  withKept,
  writeKept,
  type KeptEstimate,
} from "@/lib/domain/estimates/kept";
import { rupees } from "@/lib/domain/money";
import { addDays, ALL_WEEKDAYS, parsePlainDate } from "@/lib/domain/plain-date";

const from = parsePlainDate("2026-12-01");
const to = parsePlainDate("2026-12-31");
const line = { planId: 7, planName: "Veg Thali", dailyRate: rupees(120), weekdays: [1, 2, 3, 4, 5] as const };
const keyOf = (number: number) => `estimate-${number}`.padEnd(22, "_");
const one = (number: number): KeptEstimate => ({
  ...{ key: keyOf(number), savedAt: 1_764_600_000_000 + number, amount: rupees(2_640) },
  wish: { lines: [line], from, to, away: [] },
});

test("what was saved reads as it was, with its open end, its days away and its weekdays", () => {
  const kept = [one(1), { ...one(2), wish: { ...one(2).wish, to: null, away: [{ from, to }] } }];
  expect(readKept(writeKept(kept))).toEqual(kept);
});

test("the hundred-and-first pushes out the first, and a hundred are about ten thousand letters", () => {
  const kept = Array.from({ length: 101 }, (_, number) => one(number)).reduce(withKept, []);
  expect(kept).toHaveLength(MOST_KEPT);
  expect(kept[0]?.key).toBe(keyOf(100));
  expect(kept.some(({ key }) => key === keyOf(0))).toBe(false);
  expect(writeKept(kept).length).toBeLessThan(10_240);
  expect(readKept(writeKept(kept))).toEqual(kept);
});

test("the same one again takes its own place", () => {
  expect(withKept([one(2), one(1)], one(1)).map(({ key }) => key)).toEqual([keyOf(1), keyOf(2)]);
});

const asRead = JSON.stringify([JSON.parse(writeKept([one(1)]))[0]]);

test.each([
  [null],
  [""],
  ["nonsense"],
  ["{}"],
  ["[1]"],
  [asRead.replace(keyOf(1), "short")],
  [asRead.replace(`"${keyOf(1)}"`, "7")],
  [asRead.replace("2026-12-01", "2026-13-01")],
  [asRead.replace('"2026-12-31"', '"never"')],
  [asRead.replace("2026-12-31", "2026-11-30")],
  [asRead.replace(",2640,", ",-1,")],
  [asRead.replace("1764600000001", '"then"')],
  [asRead.replace("[[7,", "[[-7,")],
  [asRead.replace("120,62", "0,62")],
  [asRead.replace("120,62", "120,0")],
  [asRead.replace("120,62", '120,"62"')],
  [asRead.replace("120,62", "1.5,62")],
  [asRead.replace('"Veg Thali"', "12")],
  [asRead.replace("Veg Thali", "x".repeat(101))],
  [asRead.replace(/\[\[7.*\]\]\]$/, "[]]]")],
])("of %s nothing is read", (text) => {
  expect(readKept(text)).toEqual([]);
});

test("days away that are none are left out; whatever stands there, reading throws nothing", () => {
  const [whole]: unknown[][] = JSON.parse(asRead);
  const text = JSON.stringify([[...(whole ?? []), [["2026-12-05", "2026-12-06"], ["x", "y"], 3]]]);
  expect(readKept(text)[0]?.wish.away).toEqual([{ from: addDays(from, 4), to: addDays(from, 5) }]);
  fc.assert(fc.property(fc.json(), (any) => readKept(any).length >= 0));
});

test("every set of weekdays has its number", () => {
  fc.assert(
    fc.property(fc.subarray([...ALL_WEEKDAYS], { minLength: 1 }), (weekdays) => {
      const kept = [{ ...one(1), wish: { ...one(1).wish, lines: [{ ...line, weekdays }] } }];
      expect(readKept(writeKept(kept))).toEqual(kept);
    }),
  );
});

test.each([
  ["", 2],
  ["thali dec", 2],
  ["light", 1],
  ["DINNER veg", 1],
  ["३,०००", 1],
  ["2640", 1],
  ["₹2,640", 1],
  ["january", 0],
])("a search for %j finds %s", (search, count) => {
  const dinner = { ...line, planId: 8, planName: "Light Dinner" };
  const both = { ...one(2), amount: rupees(3_000), wish: { ...one(2).wish, lines: [line, dinner] } };
  expect(foundIn([one(1), both], search)).toHaveLength(count);
});
