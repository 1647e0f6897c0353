import { byRoute, byStop, inPackingOrder, isSpecial } from "@/lib/domain/packing/pack-row";
import { packed } from "./pack-rows";

test.each([
  [{}, false],
  [{ isNew: true }, false],
  [{ diet: "Jain" }, true],
  [{ allergies: ["milk"] }, true],
  [{ extras: ["1 Raita"] }, true],
  [{ isAmended: true }, true],
])("%j is special: %s", (given, special) => {
  expect(isSpecial(packed(given))).toBe(special);
});

test("rounds are in the order of their names and numbers, and what no round takes is last", () => {
  expect([null, "Round 10", "Vashi", "Round 2", null].toSorted(byRoute)).toEqual([
    "Round 2",
    "Round 10",
    "Vashi",
    null,
    null,
  ]);
});

test("of each round the special boxes come first, then stop by stop and door by door", () => {
  const rows = [
    packed({ subscriptionId: 8, route: null, stop: null }),
    packed({ subscriptionId: 5, stop: 10 }),
    packed({ subscriptionId: 4, stop: 2, door: "A-12" }),
    packed({ subscriptionId: 3, stop: 2, door: "A-2" }),
    packed({ subscriptionId: 1, stop: 9, diet: "Jain" }),
    packed({ subscriptionId: 6, stop: null }),
    packed({ subscriptionId: 2, stop: 1 }),
    packed({ subscriptionId: 7, route: null, stop: null, extras: ["1 Raita"] }),
  ];
  expect(inPackingOrder(rows).map(({ subscriptionId }) => subscriptionId)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

test("at one door by name, and two of one name by what they came first", () => {
  const rows = [
    packed({ subscriptionId: 3, name: "Ravi" }),
    packed({ subscriptionId: 2, building: "Sea Breeze" }),
    packed({ subscriptionId: 1 }),
    packed({ subscriptionId: 4, building: "Amber" }),
  ];
  expect(rows.toSorted(byStop).map(({ subscriptionId }) => subscriptionId)).toEqual([4, 1, 2, 3]);
});

test("a door whose place on the round nobody gave comes after those that have one", () => {
  const [placed, other] = [packed({ subscriptionId: 1, stop: 3 }), packed({ subscriptionId: 2, stop: null })];
  expect([other, placed].toSorted(byStop)).toEqual([placed, other]);
  expect([placed, other].toSorted(byStop)).toEqual([placed, other]);
});
