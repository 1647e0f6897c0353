import type { KnownDay } from "@/lib/domain/forecast/forecast";
import { lookBack, meanErrors } from "@/lib/domain/forecast/look-back";
import { addDays, isoWeekday, parsePlainDate } from "@/lib/domain/plain-date";

const first = parsePlainDate("2026-10-01");
const day = (number: number) => addDays(first, number);

/** 40 days of one plan: 100 stand, 10 go, and on Sundays half as many. */
const past: KnownDay[] = Array.from({ length: 40 }, (_, number) => {
  const times = isoWeekday(day(number)) === 7 ? 0.5 : 1;
  return { day: day(number), slotId: 1, planId: 1, known: 100 * times, counted: 90 * times };
});

test("each day is forecast from the days before it alone", () => {
  const days = lookBack(past, day(20));
  expect(days).toHaveLength(20);
  const sunday = days.find((one) => isoWeekday(one.day) === 7);
  expect(sunday).toMatchObject({ expected: 45, known: 50, counted: 45, dayBefore: 90, weekBefore: 45 });
  const surprise = past.map((one) => (one.day === day(30) ? { ...one, counted: 20 } : one));
  const found = lookBack(surprise, day(20));
  expect(found.slice(0, 10)).toEqual(days.slice(0, 10));
  expect(found[10]).toMatchObject({ expected: 90, counted: 20 });
});

test("two weeks are needed before a day can be judged, and the order of the rows says nothing", () => {
  expect(lookBack(past, first).map((one) => one.day)).toEqual(lookBack(past, day(14)).map((one) => one.day));
  expect(lookBack([...past].reverse(), first)).toEqual(lookBack(past, first));
  expect(lookBack(past.slice(0, 14), first)).toEqual([]);
});

test("a day that was closed is no day, neither itself nor as the one before", () => {
  const closed = past.map((one) => (one.day === day(30) ? { ...one, counted: 0 } : one));
  const days = lookBack(closed, day(30));
  expect(days.map((one) => one.day)).not.toContain(day(30));
  expect(days[0]).toMatchObject({ day: day(31), dayBefore: 90 });
});

test("a weekday that was never open has nothing to be compared with", () => {
  const weekdays = past.filter((one) => isoWeekday(one.day) !== 7 || one.day === day(38));
  expect(isoWeekday(day(38))).toBe(7);
  expect(lookBack(weekdays, day(20)).map((one) => one.day)).not.toContain(day(38));
});

test("the errors are in tiffins, whichever way they were wrong", () => {
  const one = { day: first, expected: 95, known: 100, dayBefore: 80, weekBefore: 90, counted: 92 };
  const other = { ...one, expected: 91, known: 92, counted: 94 };
  expect(meanErrors([one, other])).toEqual({
    ...{ days: 2, counted: 93, expected: 3, known: 5 },
    ...{ dayBefore: 13, weekBefore: 3 },
  });
  expect(meanErrors([])).toBeNull();
});
