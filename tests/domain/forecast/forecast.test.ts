import { forecastDay, type KnownDay } from "@/lib/domain/forecast/forecast";
import { addDays, isoWeekday, parsePlainDate, type PlainDate } from "@/lib/domain/plain-date";

/** A Monday. */
const day = parsePlainDate("2026-11-30");
const lunch = { slotId: 1, planId: 1 };

/** The 56 days before it, each with so many of 100 lost after the hour of asking. */
function past(lost: (day: PlainDate) => number, { slotId, planId } = lunch, known = 100): KnownDay[] {
  return Array.from({ length: 56 }, (_, ago) => {
    const of = addDays(day, -1 - ago);
    return { day: of, slotId, planId, known, counted: known - lost(of) };
  });
}

const expected = (days: readonly KnownDay[], known = 200, plan = lunch) =>
  forecastDay(days, day, [{ ...plan, known }])[0]?.expected;

describe("what is expected of the tiffins that stand", () => {
  test.each<[string, KnownDay[], number]>([
    ["all of them, where nothing is known of the past", [], 200],
    ["all of them, where none was ever taken off", past(() => 0), 200],
    ["a tenth less, where each day lost a tenth", past(() => 10), 180],
    ["a tenth more, where each day won a tenth", past(() => -10), 220],
    ["none, where all were taken off", past(() => 100), 200],
  ])("%s", (_, days, tiffins) => expect(expected(days)).toBe(tiffins));

  test("none where none stands, and never less than none", () => {
    expect(
      expected(
        past(() => 10),
        0,
      ),
    ).toBe(0);
    const strange = past(() => 0).map((one) => ({
      ...one,
      known: 1,
      counted: one.day < "2026-11-01" ? 1 : 0,
    }));
    expect(expected([...strange, ...past(() => 250, { slotId: 1, planId: 2 }, 200)])).toBe(0);
  });

  test("follows the weekday: Mondays lose a fifth, the other days nothing", () => {
    const days = past((of) => (isoWeekday(of) === 1 ? 20 : 0));
    expect(expected(days)).toBeLessThan(175);
    expect(expected(days)).toBeGreaterThan(155);
    const tuesday = forecastDay(days, addDays(day, 1), [{ ...lunch, known: 200 }]);
    expect(tuesday[0]?.expected).toBeGreaterThan(190);
  });

  test("follows a habit that changed three weeks ago", () => {
    const days = past((of) => (of >= addDays(day, -21) ? 20 : 0));
    expect(expected(days)).toBeLessThan(185);
    const back = past((of) => (of >= addDays(day, -21) ? 0 : 20));
    expect(expected(back)).toBeGreaterThan(180);
  });

  test("takes the days on which the kitchen was closed for none", () => {
    const closed = past((of) => (of === "2026-11-23" || of === "2026-11-09" ? 100 : 10));
    expect(expected(closed)).toBe(180);
  });
});

describe("plans and meals", () => {
  const dinner = { slotId: 2, planId: 9 };

  test("a meal has its own habits", () => {
    const days = [...past(() => 10), ...past(() => 30, dinner)];
    expect(expected(days)).toBe(180);
    expect(expected(days, 200, dinner)).toBe(140);
  });

  test("a new plan goes by its meal, a large one by itself", () => {
    const days = [...past(() => 10), ...past(() => 1_000, { slotId: 1, planId: 2 }, 5_000)];
    const fresh = expected(days, 200, { slotId: 1, planId: 3 }) ?? 0;
    expect(fresh).toBeGreaterThanOrEqual(160);
    expect(fresh).toBeLessThan(165);
    expect(expected(days, 5_000, { slotId: 1, planId: 2 })).toBeLessThan(4_020);
  });

  test("small plans sum to what all of them together lose", () => {
    const plans = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((planId) => ({ slotId: 1, planId }));
    const days = plans.flatMap((plan) => past((of) => (isoWeekday(of) % 2 ? 1 : 0), plan, 10));
    const today = forecastDay(
      days,
      day,
      plans.map((plan) => ({ ...plan, known: 10 })),
    );
    const sum = today.reduce((all, one) => all + one.expected, 0);
    expect(today.map(({ planId }) => planId)).toEqual(plans.map(({ planId }) => planId));
    expect(new Set(today.map((one) => one.expected))).toEqual(new Set([9, 10]));
    expect(sum).toBeGreaterThan(90);
    expect(sum).toBeLessThan(94);
  });
});
