import fc from "fast-check";
import { dishKey } from "@/lib/domain/dishes/dish-name";
import { readDishLine } from "@/lib/domain/dishes/dish-line";
import { UNIT_WORDS, UNITS } from "@/lib/domain/dishes/units";
import { PROPERTY_RUNS } from "../runs";
import { anyLine, LINES } from "./lines";

test.each(LINES)("%s", (line, quantity, unit, name) => {
  expect(readDishLine(line)).toMatchObject({ quantity, unit, name });
});

test.each([
  ["2 Rotis", "Roti", "roti", "ROTIS", "Roti (4 pcs)", "Roties", "1/2 Roti"],
  ["Curry", "Curries", "2 curries"],
  ["Cookie", "Cookies", "3 Cookies (20 g)"],
  ["Sandwich", "2 Sandwiches"],
  ["Dal 1 katori", "1 vati of Dal", "dal"],
  ["Chicken 65", "Chicken-65", "chicken 65."],
  ["Masala’s Dosa", "Masala's Dosa"],
])("%s and how else it is written is one dish", (...lines) => {
  expect(new Set(lines.map((line) => readDishLine(line).key)).size).toBe(1);
});

test.each([
  ["Roti", "Puri"],
  ["Gas", "Ga"],
  ["Hummus", "Hummu"],
  ["Swiss", "Swis"],
  ["***", "###"],
  ["वरण", "भात"],
])("%s and %s are two dishes", (one, other) => {
  expect(readDishLine(one).key).not.toBe(readDishLine(other).key);
});

test("a quantity before a dish and in brackets behind it is the same", () => {
  const amounts = fc.integer({ min: 1, max: 10_000 });
  const units = fc.constantFrom(...UNITS.flatMap((unit) => UNIT_WORDS[unit].split(" ")));
  fc.assert(
    fc.property(amounts, units, fc.constantFrom("Dal", "Rice", "वरण", "Aloo Gobi"), (amount, word, dish) => {
      expect(readDishLine(`${amount} ${word} ${dish}`)).toEqual(readDishLine(`${dish} (${amount} ${word})`));
    }),
    { numRuns: PROPERTY_RUNS },
  );
});

test("whatever is typed is some quantity of some dish", () => {
  fc.assert(
    fc.property(fc.oneof(anyLine, fc.string({ minLength: 1 })), (line) => {
      const { quantity, name, key } = readDishLine(line);
      expect(quantity).toBeGreaterThan(0);
      expect(quantity).toBeLessThanOrEqual(10_000);
      expect(Number(quantity.toFixed(3))).toBe(quantity);
      expect(Array.from(name).length).toBeLessThanOrEqual(100);
      expect(key).toBe(dishKey(name));
    }),
    { numRuns: PROPERTY_RUNS },
  );
});
