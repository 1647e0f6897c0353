import { clashesOf, isSafe, type Cooking, type MealDish } from "@/lib/domain/diet/clashes";
import { decided, type DietDecision } from "@/lib/domain/diet/decision";

let ids = 0;
const dish = (name: string, given: Partial<MealDish> = {}): MealDish => ({
  ...{ id: (ids += 1), name, unit: "bowl", mark: "veg", allergens: [] },
  ...given,
});

const paneer = dish("Paneer", { allergens: ["milk"] });
const kheer = dish("Kheer", { allergens: ["milk", "nuts"], unit: "cup" });
const roti = dish("Roti", { allergens: ["gluten"], unit: null });
const dal = dish("Dal");
const rajma = dish("Rajma");
const rice = dish("Rice", { unit: null });
const pickle = dish("Pickle", { allergens: null });
const chicken = dish("Chicken", { mark: "non-veg" });
const omelette = dish("Omelette", { mark: "egg", allergens: ["egg"] });
const unknown = dish("Surprise", { mark: null });

const day = (plans: [meal: MealDish[], tiffins: number][]): Cooking => ({
  meals: new Map(plans.map(([meal], index) => [index + 1, meal])),
  tiffins: new Map(plans.map(([, tiffins], index) => [index + 1, tiffins])),
});

const inWords = (of: ReturnType<typeof clashesOf>) =>
  of.map(({ dish: { name }, holds, substitute }) => [name, holds.join(" "), substitute?.name ?? null]);

test("a dish that holds what somebody can't eat clashes, and so does one of which nobody has said it", () => {
  const cooking = day([[[paneer, roti, pickle, paneer], 10]]);
  expect(inWords(clashesOf(1, ["milk", "nuts"], cooking))).toEqual([
    ["Paneer", "milk", null],
    ["Pickle", "", null],
  ]);
  expect(clashesOf(1, [], cooking)).toEqual([]);
  expect(clashesOf(7, ["milk"], cooking)).toEqual([]);
});

test("instead comes what is cooked anyway for another plan and is safe: measured alike first, then the largest pot", () => {
  const of = (...others: [MealDish[], number][]) =>
    inWords(clashesOf(1, ["milk"], day([[[paneer, roti], 10], ...others])))[0]?.[2];
  expect(of([[rice], 90], [[dal], 5], [[rajma], 20])).toBe("Rajma");
  expect(of([[rice], 90], [[dal, kheer], 15], [[rajma], 20], [[dal], 15])).toBe("Dal");
  expect(of([[rice], 90])).toBe("Rice");
  // as large: by name
  expect(of([[rajma], 20], [[dal], 20])).toBe("Dal");
  // in the tiffin already, not safe, not said, or not cooked
  expect(of([[roti, kheer, pickle], 20], [[dal], 0])).toBeNull();
});

test("nobody is given what is less strict than what they would have had", () => {
  const of = (instead: MealDish, ...others: MealDish[]) =>
    inWords(
      clashesOf(
        1,
        ["milk"],
        day([
          [[instead], 1],
          [others, 9],
        ]),
      ),
    )[0]?.[2];
  const jain = { ...paneer, id: 100, mark: "jain" as const };
  const nonVeg = { ...paneer, id: 101, mark: "non-veg" as const };
  const noMark = { ...paneer, id: 102, mark: null };
  expect(of(jain, dal, chicken)).toBeNull();
  expect(of(paneer, chicken, omelette, unknown)).toBeNull();
  expect(of(noMark, chicken, dal)).toBe("Dal");
  expect(of(nonVeg, chicken)).toBe("Chicken");
});

test("a plan of which nobody said how many are cooked lends no dish", () => {
  const cooking: Cooking = {
    meals: new Map([
      [1, [paneer]],
      [2, [dal]],
    ]),
    tiffins: new Map([[1, 3]]),
  };
  expect(inWords(clashesOf(1, ["milk"], cooking))).toEqual([["Paneer", "milk", null]]);
});

test("safe is what is said and holds none of it", () => {
  expect([dal, roti, pickle].map((one) => isSafe(one, ["gluten"]))).toEqual([true, false, false]);
});

test("a decision holds while another dish is cooked and safe; otherwise somebody has to decide anew", () => {
  const [clash] = clashesOf(
    1,
    ["milk"],
    day([
      [[paneer], 1],
      [[dal], 9],
    ]),
  );
  if (!clash) throw new Error("no clash");
  const latest = (kind: DietDecision["kind"], substituteId: number | null = null): DietDecision => ({
    ...{ id: 5, kind, substituteId, reason: null },
  });
  const on = (dishes: MealDish[], of?: DietDecision) => decided(clash, of, { allergies: ["milk"], dishes });
  expect(on([paneer, dal])).toMatchObject({ seen: 0, decision: null });
  expect(on([paneer, dal], latest("substitute", dal.id))).toMatchObject({
    seen: 5,
    decision: { kind: "substitute", substituteName: "Dal" },
  });
  expect(on([paneer], latest("substitute", dal.id))).toMatchObject({ seen: 5, decision: null });
  const spiced = { ...dal, allergens: ["milk" as const] };
  expect(on([paneer, spiced], latest("substitute", dal.id))).toMatchObject({ seen: 5, decision: null });
  for (const kind of ["leave_out", "override"] as const)
    expect(on([paneer], latest(kind))).toMatchObject({ decision: { kind, substituteName: null } });
});
