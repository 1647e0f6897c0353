import fc from "fast-check";
import {
  allergensIn,
  choiceOf,
  factsOf,
  KINDS,
  kindsAmong,
  markOfAll,
  queryOf,
  suits,
  type Choice,
} from "@/lib/domain/dishes/choice";
import { ALLERGENS, MARKS, type Allergen, type DishFacts, type Mark } from "@/lib/domain/dishes/dish-facts";

const dish = (mark: Mark | null, ...allergens: Allergen[]): DishFacts => ({ mark, allergens });

test.each<[Mark | null, (DishFacts | undefined)[]]>([
  [null, []],
  ["veg", [dish("veg"), dish("jain")]],
  ["jain", [dish("jain"), dish("jain")]],
  ["egg", [dish("veg"), dish("egg")]],
  ["non-veg", [dish("egg"), dish("non-veg")]],
  [null, [dish("veg"), undefined]],
  [null, [dish("egg"), dish(null)]],
  ["non-veg", [undefined, dish("non-veg")]],
])("a box is marked %s by its dishes", (mark, dishes) => {
  expect(markOfAll(dishes)).toBe(mark);
});

test.each<[boolean, Choice, (DishFacts | undefined)[]]>([
  [true, { kind: null, without: [] }, [undefined]],
  [true, { kind: "veg", without: [] }, [dish("jain")]],
  [false, { kind: "veg", without: [] }, [undefined]],
  [false, { kind: "jain", without: [] }, [dish("veg")]],
  [true, { kind: "meat", without: [] }, [dish("egg")]],
  [false, { kind: "veg", without: ["milk"] }, [dish("veg", "milk", "gluten")]],
  [true, { kind: null, without: ["nuts"] }, [dish("veg", "milk"), undefined]],
])("answers %s for %j", (answer, choice, dishes) => {
  expect(suits(choice, dishes)).toBe(answer);
});

test("knows a line by its dish, however much of it there is", () => {
  const known = new Map([["roti", dish("veg", "gluten")]]);
  expect(factsOf(["2 Rotis", "Dal"], known)).toEqual([dish("veg", "gluten"), undefined]);
});

test("names the allergens of all dishes in their usual order, and the kinds that there are", () => {
  expect(allergensIn([dish("veg", "gluten"), undefined, dish("veg", "milk")])).toEqual(["milk", "gluten"]);
  expect(kindsAmong([[dish("veg")], [dish("non-veg")], [undefined]])).toEqual(["veg", "meat"]);
});

test.each<[object, Choice]>([
  [{}, { kind: null, without: [] }],
  [
    { show: "veg", without: "milk" },
    { kind: "veg", without: ["milk"] },
  ],
  [
    { show: ["veg"], without: ["nuts", "milk", "water"] },
    { kind: null, without: ["milk", "nuts"] },
  ],
])("reads %j", (sent, choice) => {
  expect(choiceOf(sent)).toEqual(choice);
});

const facts = fc.option(
  fc.record({
    mark: fc.option(fc.constantFrom(...MARKS), { nil: null }),
    allergens: fc.subarray([...ALLERGENS]),
  }),
  { nil: undefined },
);
const choices = fc.record({
  kind: fc.option(fc.constantFrom(...KINDS), { nil: null }),
  without: fc.subarray([...ALLERGENS]),
});

test("what is chosen comes back from its address", () => {
  fc.assert(
    fc.property(choices, (choice) => {
      const sent = new URLSearchParams(queryOf(choice));
      expect(choiceOf({ show: sent.get("show"), without: sent.getAll("without") })).toEqual(choice);
    }),
  );
});

test("whoever eats vegetarian is shown no box with an unsaid dish, meat or egg, and asking for less never shows fewer", () => {
  fc.assert(
    fc.property(choices, fc.array(facts, { maxLength: 6 }), (choice, dishes) => {
      const shown = suits(choice, dishes);
      if (shown && choice.kind === "veg")
        expect(dishes.every((one) => one?.mark === "veg" || one?.mark === "jain")).toBe(true);
      if (shown) expect(suits({ ...choice, without: choice.without.slice(1) }, dishes)).toBe(true);
    }),
  );
});
