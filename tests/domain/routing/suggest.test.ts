import { kitchenPlace, metresBetween, suggestOrder, type Place } from "@/lib/domain/routing/suggest";

const vashi: Place = { lat: 19.077, lon: 72.998 };
const nerul: Place = { lat: 19.033, lon: 73.018 };
const belapur: Place = { lat: 19.019, lon: 73.039 };
const panvel: Place = { lat: 18.989, lon: 73.117 };

test("from Vashi to Panvel is sixteen kilometres in a straight line", () => {
  expect(Math.round(metresBetween(vashi, panvel) / 100)).toBe(159);
});

test("buildings are visited on the way, and the way is said before and after", () => {
  const suggestion = suggestOrder(vashi, [
    { id: 1, place: panvel },
    { id: 2, place: nerul },
    { id: 3, place: panvel },
    { id: 4, place: belapur },
  ]);
  const { ids, now, then } = suggestion;
  expect([ids, ids.toReversed()]).toContainEqual([2, 4, 1, 3]);
  expect(then.metres).toBeLessThan(now.metres);
  expect(then.minutes).toBeLessThan(now.minutes);
  // four stops, a pause at each but the last
  expect(then.minutes).toBeGreaterThan(12);
});

test("an order that can't be bettered stays", () => {
  const { ids, now, then } = suggestOrder(vashi, [
    { id: 9, place: panvel },
    { id: 8, place: panvel },
  ]);
  expect(ids).toEqual([9, 8]);
  expect(then).toEqual(now);
});

test("a building of which nobody knows where it is comes last", () => {
  const { ids } = suggestOrder(vashi, [
    { id: 1, place: null },
    { id: 2, place: nerul },
    { id: 3, place: null },
  ]);
  expect(ids).toEqual([2, 1, 3]);
  expect(suggestOrder(vashi, []).ids).toEqual([]);
});

test("rounds begin at the kitchen's pin, else in the area that its address names", () => {
  const areas = [
    { name: "Airoli", place: null },
    { name: "Belapur", place: belapur },
    { name: "Vashi", place: vashi },
  ];
  expect(kitchenPlace(nerul, "Sector 19, Vashi", areas)).toEqual(nerul);
  expect(kitchenPlace(null, "Sector 19, VASHI", areas)).toEqual(vashi);
  expect(kitchenPlace(null, "Airoli", areas)).toEqual(belapur);
  expect(kitchenPlace(null, "Airoli", [])).toBeNull();
});
