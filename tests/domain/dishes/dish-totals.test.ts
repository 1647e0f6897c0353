import fc from "fast-check";
import { plural, singular } from "@/lib/domain/dishes/dish-name";
import { dishTotals, type Serving } from "@/lib/domain/dishes/dish-totals";
import { UNITS } from "@/lib/domain/dishes/units";
import { PROPERTY_RUNS } from "../runs";

const dish = (id: number, name: string, unit: Serving["dish"]["unit"] = null) => ({
  ...{ id, name, unit },
  ...{ nameHi: null, nameMr: null },
});
const roti = dish(1, "Roti");
const rice = dish(2, "Rice");
const dal = dish(3, "Dal", "katori");
const of = (served: Serving["dish"], quantity: number, unit: Serving["unit"], tiffins: number): Serving => ({
  ...{ dish: served, quantity, unit, tiffins },
});

test("counts the rotis of a morning over all plans", () => {
  const [rotis] = dishTotals([
    of(roti, 12, null, 286),
    of(roti, 2, null, 296),
    of(roti, 2, "piece", 296),
    of(roti, 3, null, 597),
  ]);
  expect(rotis).toMatchObject({
    name: "Roti",
    amounts: [{ quantity: 6407, unit: null }],
    tiffins: 1475,
    isCounted: true,
  });
});

test("sums kilograms and grams, and sets beside each other what can't be summed", () => {
  const [total] = dishTotals([
    of(rice, 200, "g", 2000),
    of(rice, 0.25, "kg", 51),
    of(rice, 1, "plate", 3),
    of(rice, 1, null, 7),
  ]);
  expect(total?.amounts).toEqual([
    { quantity: 7, unit: null },
    { quantity: 3, unit: "plate" },
    { quantity: 412.75, unit: "kg" },
  ]);
  expect(total?.isCounted).toBe(false);
});

test("says small amounts in grams and millilitres, large ones of drinks in litres", () => {
  const amounts = (unit: Serving["unit"], tiffins: number) =>
    dishTotals([of(rice, 150, unit, tiffins)]).map((total) => total.amounts);
  expect(amounts("g", 6)).toEqual([[{ quantity: 900, unit: "g" }]]);
  expect(amounts("ml", 6)).toEqual([[{ quantity: 900, unit: "ml" }]]);
  expect(amounts("ml", 10)).toEqual([[{ quantity: 1.5, unit: "l" }]]);
  expect(dishTotals([of(rice, 1.5, "l", 2)])[0]?.amounts).toEqual([{ quantity: 3, unit: "l" }]);
});

test("measures a dish in its own unit where a line says none", () => {
  expect(dishTotals([of(dal, 1, null, 10), of(dal, 1.5, "katori", 3)])[0]?.amounts).toEqual([
    { quantity: 14.5, unit: "katori" },
  ]);
});

test("what most tiffins hold comes first, then by name", () => {
  const totals = dishTotals([
    of(dal, 1, null, 5),
    of(rice, 1, null, 5),
    of(roti, 4, null, 4),
    of(dish(9, "Dal"), 1, null, 5),
  ]);
  expect(totals.map(({ id }) => id)).toEqual([3, 9, 2, 1]);
});

test("nothing is cooked of what no tiffin holds", () => {
  expect(dishTotals([of(dal, 1, null, 0)])).toEqual([]);
});

test("the totals are what a person would add up with a pencil, exactly", () => {
  const serving = fc.record({
    dish: fc.constantFrom(roti, rice, dal),
    quantity: fc.integer({ min: 1, max: 10_000_000 }).map((thousandths) => thousandths / 1000),
    unit: fc.constantFrom(null, ...UNITS),
    tiffins: fc.nat(5_000),
  });
  const grams = { kg: 1_000_000n, g: 1_000n, l: 1_000_000n, ml: 1_000n } as const;
  const weight = (quantity: number, unit: string | null) =>
    BigInt(Math.round(quantity * 1000)) * (unit === "kg" || unit === "l" ? grams[unit] : 1_000n);
  fc.assert(
    fc.property(fc.array(serving, { maxLength: 12 }), (servings) => {
      const byHand = servings.reduce(
        (sum, { quantity, unit, tiffins }) => sum + weight(quantity, unit) * BigInt(tiffins),
        0n,
      );
      const said = dishTotals(servings).flatMap(({ amounts }) => amounts);
      // a kilogram of 1,000 g has six decimals of thousandths
      const sum = said.reduce(
        (all, { quantity, unit }) =>
          all + BigInt(Math.round(quantity * (unit === "kg" || unit === "l" ? 1_000_000 : 1_000))) * 1_000n,
        0n,
      );
      expect(sum).toBe(byHand);
    }),
    { numRuns: PROPERTY_RUNS },
  );
});

test.each([
  ["Roti", "Rotis"],
  ["Curry", "Curries"],
  ["Sandwich", "Sandwiches"],
  ["Cookie", "Cookies"],
  ["Cheela", "Cheelas"],
  ["Rotis", "Rotis"],
  ["Gas", "Gases"],
  ["पोळी", "पोळी"],
])("several of %s are %s", (one, several) => {
  expect(plural(one)).toBe(several);
});

test.each(["Roti", "Curry", "Sandwich", "Cookie", "Puri", "Potato"])(
  "one of several %s is one of it",
  (one) => {
    expect(singular(plural(one))).toBe(one);
  },
);
