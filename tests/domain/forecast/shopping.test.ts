import type { Serving } from "@/lib/domain/dishes/dish-totals";
import type { Unit } from "@/lib/domain/dishes/units";
import { shoppingList, type Ingredient, type Recipe } from "@/lib/domain/forecast/shopping";

const atta: Ingredient = { id: 1, name: "Atta", unit: "g", packSize: 10_000 };
const rice: Ingredient = { id: 2, name: "Rice", unit: "g", packSize: null };
const egg: Ingredient = { id: 3, name: "Egg", unit: "piece", packSize: 30 };

const recipe = (
  dishId: number,
  forQuantity: number,
  forUnit: Unit | null,
  ...lines: Recipe["lines"]
): Recipe => ({
  ...{ dishId, forQuantity, forUnit, lines },
});
const served = (id: number, name: string, quantity: number, unit: Unit | null, tiffins: number): Serving => ({
  dish: { id, name, nameHi: null, nameMr: null, unit: null },
  ...{ quantity, unit, tiffins },
});
const known = new Map(
  [
    recipe(1, 1, null, { ingredient: atta, amount: 30 }),
    recipe(2, 200, "g", { ingredient: rice, amount: 80 }),
    recipe(3, 1, null, { ingredient: egg, amount: 1.5 }, { ingredient: atta, amount: 0.5 }),
  ].map((one) => [one.dishId, one]),
);
const rotis = served(1, "Roti", 4, null, 400);

test("each tiffin's portions are summed, with the buffer on top, in whole packs", () => {
  const { toBuy } = shoppingList([rotis, served(1, "Roti", 2, "piece", 100)], known, 5);
  // 1,800 rotis of 30 g: 54 kg, 56.7 kg with five percent
  expect(toBuy).toEqual([{ ingredient: atta, needed: 54_000, withBuffer: 56_700, packs: 6, bought: 60_000 }]);
});

test("without the size of a pack it is bought as it is needed, and by any weight of the dish", () => {
  const { toBuy } = shoppingList([served(2, "Rice", 0.15, "kg", 300)], known, 0);
  expect(toBuy).toEqual([
    { ingredient: rice, needed: 18_000, withBuffer: 18_000, packs: null, bought: 18_000 },
  ]);
});

test("one ingredient of several dishes is bought once, and the list is in order", () => {
  const list = shoppingList([served(3, "Omelette", 1, null, 11), rotis], known, 10);
  expect(list.toBuy.map(({ ingredient, needed, bought }) => [ingredient.name, needed, bought])).toEqual([
    ["Atta", 48_006, 60_000],
    ["Egg", 17, 30],
  ]);
});

test("what nobody has said is named, and nothing is made up for it", () => {
  const list = shoppingList(
    [rotis, served(9, "Sabzi", 1, null, 5), served(9, "Sabzi", 1, null, 6), served(8, "Kheer", 1, null, 0)],
    new Map(),
    5,
  );
  expect(list).toEqual({ toBuy: [], withoutRecipe: ["Roti", "Sabzi"], otherUnit: [] });
});

test("a dish in another measure than its recipe is named too", () => {
  const list = shoppingList([served(2, "Rice", 1, "katori", 10), served(1, "Roti", 100, "g", 3)], known, 5);
  expect(list).toEqual({ toBuy: [], withoutRecipe: [], otherUnit: ["Rice", "Roti"] });
});

test("a dish that is usually weighed is weighed where its line says no unit", () => {
  const line = served(2, "Rice", 200, null, 10);
  const weighed: Serving = { ...line, dish: { ...line.dish, unit: "g" } };
  expect(shoppingList([weighed], known, 0).toBuy).toMatchObject([{ needed: 800 }]);
});

test("no tiffin, no shopping", () => {
  expect(shoppingList([served(1, "Roti", 4, null, 0)], known, 5).toBuy).toEqual([]);
});
