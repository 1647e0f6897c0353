import fc from "fast-check";
import { decimalRupees, paise, rupees, sumPaise, sumRupees, timesDays, toPaise } from "@/lib/domain/money";
import { PROPERTY_RUNS } from "./runs";

const amounts = fc.nat(10_000_000);

describe("an amount of money", () => {
  test.each([0, 1, 120, Number.MAX_SAFE_INTEGER])("may be %d", (amount) => {
    expect(rupees(amount)).toBe(amount);
    expect(paise(amount)).toBe(amount);
  });

  test.each([-1, 0.5, Number.NaN, Infinity, 2 ** 53])("is never %d", (amount) => {
    expect(() => rupees(amount)).toThrow(new RangeError(`rupees ${amount} is not an integer of 0 or more`));
    expect(() => paise(amount)).toThrow(new RangeError(`paise ${amount} is not an integer of 0 or more`));
  });

  test("is a hundred times as many paise as rupees", () => {
    expect(toPaise(rupees(1_860))).toBe(186_000);
    expect(() => toPaise(rupees(Number.MAX_SAFE_INTEGER))).toThrow(/^paise/);
  });
});

describe("a number of days", () => {
  test("costs the daily rate each", () => {
    expect(timesDays(rupees(120), 31)).toBe(3_720);
    expect(timesDays(rupees(120), 0)).toBe(0);
  });

  test.each([-1, 1.5])("is never %d", (days) => {
    expect(() => timesDays(rupees(120), days)).toThrow(
      new RangeError(`days ${days} is not an integer of 0 or more`),
    );
  });
});

describe("a sum", () => {
  test("of nothing is nothing", () => {
    expect(sumRupees([])).toBe(0);
    expect(sumPaise([])).toBe(0);
  });

  test("adds up what is there", () => {
    expect(sumRupees([rupees(120), rupees(99), rupees(1)])).toBe(220);
    expect(sumPaise([paise(1), paise(99)])).toBe(100);
  });

  test("of rupees is the same sum in paise", () => {
    const same = fc.property(fc.array(amounts), (list) => {
      const inRupees = list.map(rupees);
      expect(sumPaise(inRupees.map(toPaise))).toBe(toPaise(sumRupees(inRupees)));
    });
    fc.assert(same, { numRuns: PROPERTY_RUNS });
  });
});

test.each([
  [0, "0.00"],
  [5, "0.05"],
  [186_050, "1860.50"],
  [-50_000, "-500.00"],
  [-7, "-0.07"],
])("%d paise are %s rupees for another program", (amount, written) =>
  expect(decimalRupees(amount)).toBe(written),
);
