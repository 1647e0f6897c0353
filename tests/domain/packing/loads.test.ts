import { dietsOf, loadsOf, plansOf, withMore } from "@/lib/domain/packing/loads";
import { packed } from "./pack-rows";

const mini = { planId: 2, planName: "Mini Lunch" };

test("a load holds a round's stops in their order, and how many of each plan", () => {
  const rows = [
    packed({ subscriptionId: 1, route: null, stop: null, building: "" }),
    packed({ subscriptionId: 2, stop: 2, building: "Amber", ...mini }),
    packed({ subscriptionId: 3, stop: 1, door: "A-12" }),
    packed({ subscriptionId: 4, stop: 1, door: "A-2", diet: "Jain" }),
    packed({ subscriptionId: 5, stop: 1, door: "A-2", ...mini }),
    packed({ subscriptionId: 6, route: "Nerul", stop: 1, building: "Palm" }),
  ];
  const loads = loadsOf(rows);
  expect(loads.map(({ route, count }) => [route, count])).toEqual([
    ["Nerul", 1],
    ["Vashi", 4],
    [null, 1],
  ]);
  const [, vashi] = loads;
  expect(vashi?.stops).toEqual([
    {
      stop: 1,
      building: "Sea Breeze",
      doors: ["A-2", "A-12"],
      plans: [
        { id: 1, name: "Veg Thali", count: 2 },
        { id: 2, name: "Mini Lunch", count: 1 },
      ],
      count: 3,
    },
    {
      stop: 2,
      building: "Amber",
      doors: ["A-12"],
      plans: [{ id: 2, name: "Mini Lunch", count: 1 }],
      count: 1,
    },
  ]);
  expect(vashi?.plans).toEqual([
    { id: 2, name: "Mini Lunch", count: 2 },
    { id: 1, name: "Veg Thali", count: 2 },
  ]);
  expect(vashi?.specials.map(({ subscriptionId }) => subscriptionId)).toEqual([4]);
  expect(loads.reduce((sum, { count }) => sum + count, 0)).toBe(rows.length);
});

test("plans stand by how many there are", () => {
  expect(plansOf([packed(), packed(mini), packed()]).map(({ name, count }) => [name, count])).toEqual([
    ["Veg Thali", 2],
    ["Mini Lunch", 1],
  ]);
});

test("boxes with the same to heed are made at one go, allergies first, then the most", () => {
  const specials = dietsOf([
    packed(),
    packed({ diet: "Less salt" }),
    packed({ diet: "Jain" }),
    packed({ diet: "Jain", ...mini }),
    packed({ allergies: ["milk", "peanuts"] }),
    packed({ allergies: ["peanuts", "milk"] }),
    packed({ extras: ["1 Raita"] }),
  ]);
  expect(specials.map(({ diet, allergies, count }) => [diet, allergies, count])).toEqual([
    [null, ["milk", "peanuts"], 2],
    ["Jain", [], 2],
    ["Less salt", [], 1],
  ]);
  expect(specials[1]?.plans.map(({ name, count }) => [name, count])).toEqual([
    ["Mini Lunch", 1],
    ["Veg Thali", 1],
  ]);
});

test("what is cooked on top is added to its plan, or stands as a plan of its own", () => {
  const plan = (id: number, count: number, name = `Plan ${id}`) => ({ id, name, count });
  expect(withMore([plan(1, 3), plan(2, 1)], [plan(2, 4), plan(3, 1, "A plan")])).toEqual([
    plan(2, 5),
    plan(1, 3),
    plan(3, 1, "A plan"),
  ]);
});

test("of as many, plans stand by their names", () => {
  const [veg, small] = [
    { id: 1, name: "Veg Thali", count: 2 },
    { id: 2, name: "Mini Lunch", count: 1 },
  ];
  expect(withMore([veg, small], [small])).toEqual([{ ...small, count: 2 }, veg]);
});
