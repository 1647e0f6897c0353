import { seeded } from "@/proving/drill/random";

test("neighbouring seeds have nothing in common", () => {
  const firsts = Array.from({ length: 1000 }, (_, seed) => seeded(1, seed).share());
  expect(new Set(firsts).size).toBe(1000);
  expect(firsts.reduce((sum, share) => sum + share, 0) / 1000).toBeCloseTo(0.5, 1);
});

test("a shuffled list holds the same things", () => {
  const list = Array.from({ length: 50 }, (_, number) => number);
  const shuffled = seeded(3).shuffle(list);
  expect(shuffled).not.toEqual(list);
  expect([...shuffled].sort((a, b) => a - b)).toEqual(list);
});

test("there is nothing to pick from an empty list", () => {
  expect(() => seeded(1).pick([])).toThrow(RangeError);
});
