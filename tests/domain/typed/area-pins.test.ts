import { cityOf, isOfRegion, otherAreaOf, stateOf, usualPinOf } from "@/lib/domain/typed/area-pins";

test.each([
  ["400703", "Vashi", null],
  ["400614", "Vashi", "Belapur"],
  ["400702", "Ulwe", null],
  ["400614", "Taloja", null],
])("the PIN code %s with %s belongs to %s", (pincode, area, other) => {
  expect(otherAreaOf(pincode, area)).toBe(other);
});

test.each([
  ["Nerul", "400706"],
  ["Vashi", null],
  ["Taloja", null],
])("of %s the PIN code that can be filled in is %s", (area, pincode) => {
  expect(usualPinOf(area)).toBe(pincode);
});

test("Delhi is not of the region", () => {
  expect(["400703", "410210", "110001", "411001"].map(isOfRegion)).toEqual([true, true, false, false]);
});

test.each([
  ["navi-mumbai", "Navi Mumbai"],
  ["नवी मुंबई", "Navi Mumbai"],
  ["Bombay", "Mumbai"],
  ["Pune", null],
])("the city %j is %j", (typed, city) => {
  expect(cityOf(typed)).toBe(city);
});

test.each([
  ["MH", "Maharashtra"],
  ["महाराष्ट्र", "Maharashtra"],
  ["Goa", null],
])("the state %j is %j", (typed, state) => {
  expect(stateOf(typed)).toBe(state);
});
