// What docs/forecast.md says of large years, held on a smaller one with a seed of its own.
import { yearErrors } from "@/bench/forecast/errors";

const [evening, morning] = yearErrors(300, 21);

test("in the evening the forecast is wrong by less than half of what the same weekday last week is, and by 1 % at most", () => {
  expect(evening?.days).toBeGreaterThan(280);
  expect(evening?.expected).toBeLessThan(0.5 * (evening?.weekBefore ?? 0));
  expect(evening?.expected).toBeLessThan(0.1 * (evening?.dayBefore ?? 0));
  expect(evening?.expected).toBeLessThan(0.85 * (evening?.known ?? 0));
  expect(evening?.expected).toBeLessThan(0.01 * (evening?.counted ?? 0));
});

test("at half past five it is wrong by half as much again", () => {
  expect(morning?.expected).toBeLessThan(0.65 * (evening?.expected ?? 0));
  expect(morning?.expected).toBeLessThan(0.25 * (morning?.weekBefore ?? 0));
  expect(morning?.expected).toBeLessThan(0.85 * (morning?.known ?? 0));
});

test("the same seed is the same year, another one is not", () => {
  expect(yearErrors(20, 4)).toEqual(yearErrors(20, 4));
  expect(yearErrors(20, 4)).not.toEqual(yearErrors(20, 5));
});
