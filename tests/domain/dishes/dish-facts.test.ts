import { ALLERGENS, isAllergen, MARKS, parseMark } from "@/lib/domain/dishes/dish-facts";
import { parseUnit, UNITS } from "@/lib/domain/dishes/units";

test("what the database keeps is a mark and a unit of the lists, or none", () => {
  for (const mark of [...MARKS, null]) expect(parseMark(mark)).toBe(mark);
  for (const unit of [...UNITS, null]) expect(parseUnit(unit)).toBe(unit);
  expect(() => parseMark("beef")).toThrow(new RangeError("unknown mark: beef"));
  expect(() => parseUnit("heap")).toThrow(new RangeError("unknown unit: heap"));
});

test("that a dish holds nothing of the list is no allergen", () => {
  expect(["none", ...ALLERGENS].filter(isAllergen)).toEqual([...ALLERGENS]);
});
