import { readPack, readPortion, readRecipeLine } from "@/lib/domain/forecast/recipe-line";

test.each([
  ["Atta 30 g", { name: "Atta", key: "atta", amount: 30, unit: "g" }],
  ["0.2 kg rice", { name: "rice", amount: 200, unit: "g" }],
  ["Oil (5 ml)", { name: "Oil", amount: 5, unit: "ml" }],
  ["Milk 1/2 l", { name: "Milk", amount: 500, unit: "ml" }],
  ["2  eggs", { name: "egg", amount: 2, unit: "piece" }],
  ["Lemon 1 pc", { name: "Lemon", amount: 1, unit: "piece" }],
])("%s is read as an ingredient", (typed, line) => expect(readRecipeLine(typed)).toMatchObject(line));

test.each(["Salt", "Salt to taste", "1 cup rice", "Ghee 2 tsp", " a  pinch of hing "])(
  "%s says nothing that can be bought",
  (typed) => expect(readRecipeLine(typed)).toBeNull(),
);

test.each([
  ["1", { quantity: 1, unit: null }],
  ["1 piece", { quantity: 1, unit: null }],
  ["200 g", { quantity: 200, unit: "g" }],
  ["1 katori", { quantity: 1, unit: "katori" }],
  ["½ vati", { quantity: 0.5, unit: "katori" }],
  ["a bit", null],
  ["", null],
])("a recipe for %p", (typed, portion) => expect(readPortion(typed)).toEqual(portion));

test.each([
  ["25 kg", { size: 25_000, unit: "g" }],
  ["12", { size: 12, unit: "piece" }],
  ["0.5 g", null],
  ["1 cup", null],
  ["large", null],
])("a pack of %p", (typed, pack) => expect(readPack(typed)).toEqual(pack));
