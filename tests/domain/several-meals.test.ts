// What a customer of several meals may still change, begin and extend. How a slot's own day is counted: slot.test.ts.
import { checkSkip, decidePauses, decideResumes, isPartlyOpen, wholeDayCutoff } from "@/lib/domain/pause";
import { parsePlainDate } from "@/lib/domain/plain-date";
import type { ScheduledSubscription } from "@/lib/domain/schedule";
import type { Slot } from "@/lib/domain/slot";
import { checkExtension, checkNewSubscription } from "@/lib/domain/subscription";
import { BREAKFAST, DINNER, startingOn } from "./kitchen-slots";

const day = parsePlainDate;
const today = day("2026-11-24");
const saturday = day("2026-11-28");
const eight = new Date("2026-11-24T02:30:00.000Z");
const afterEight = new Date("2026-11-24T02:30:00.001Z");
const afterEightInTheEvening = new Date("2026-11-24T14:30:00.001Z");
const accepted = { ok: true, value: undefined };
const refused = (error: string) => ({ ok: false, error });
const lunch: ScheduledSubscription = {
  id: 1,
  startDate: day("2026-11-02"),
  endDate: day("2026-12-31"),
  weekdays: [1, 2, 3, 4, 5],
};
const dinner: ScheduledSubscription = { ...lunch, id: 2, slot: DINNER };
const plain = { pausedDates: [], closures: [], days: [today], now: afterEight };

describe("a pause", () => {
  test("stops at the first of a day's cutoffs, since it stops all of its meals", () => {
    const asked = { ...plain, subscriptions: [lunch, dinner] };
    const late = [{ day: today, reason: "after-cutoff" }];
    expect(decidePauses(asked).refused).toStrictEqual(late);
    expect(decideResumes({ ...asked, pausedDates: [today] }).refused).toStrictEqual(late);
    expect(wholeDayCutoff(asked.subscriptions, today)).toStrictEqual(eight);
  });

  test("of a day with dinner alone may wait for dinner's cutoff", () => {
    expect(decidePauses({ ...plain, subscriptions: [dinner] }).accepted).toStrictEqual([today]);
    expect(wholeDayCutoff([dinner], today)).toStrictEqual(new Date("2026-11-24T09:30:00.000Z"));
    expect(wholeDayCutoff([dinner], saturday)).toBeNull();
  });
});

test("dinner can be skipped until its own cutoff", () => {
  const asked = { day: today, closures: [], now: afterEight };
  expect(checkSkip({ ...asked, subscription: dinner })).toStrictEqual(accepted);
  expect(checkSkip({ ...asked, subscription: lunch })).toStrictEqual(refused("after-cutoff"));
});

describe("a day on which dinner is closed", () => {
  const closedMeals = new Map([[DINNER.id, new Set([today])]]);
  const asked = { ...plain, closedMeals, now: new Date("2026-11-24T01:00:00.000Z") };

  test("is paused by who has lunch too, and by nobody who has dinner alone", () => {
    expect(decidePauses({ ...asked, subscriptions: [lunch, dinner] }).accepted).toStrictEqual([today]);
    expect(decidePauses({ ...asked, subscriptions: [dinner] }).refused).toStrictEqual([
      { day: today, reason: "nothing-to-pause" },
    ]);
  });

  test("has no dinner to skip", () => {
    expect(checkSkip({ ...asked, day: today, subscription: dinner })).toStrictEqual(
      refused("nothing-to-skip"),
    );
    expect(checkSkip({ ...asked, day: today, subscription: lunch })).toStrictEqual(accepted);
  });
});

describe("a day of which a meal is counted", () => {
  const counted = { cause: "delivery", lock: "after-cutoff" } as const;

  test.each([
    ["is partly open while dinner comes", [counted, { cause: "delivery", lock: null } as const], true],
    ["is partly open while dinner is skipped", [{ cause: "skipped", lock: null } as const], true],
    ["is over when the whole day is paused", [{ cause: "paused", lock: null } as const], false],
    ["is over when all its meals are counted", [counted, counted], false],
  ])("%s", (_sentence, meals, expected) => {
    expect(isPartlyOpen({ lock: "after-cutoff", meals })).toBe(expected);
    expect(isPartlyOpen({ lock: null, meals })).toBe(false);
  });
});

describe("a new subscription", () => {
  const ask = (slot: Slot, startDate: string, now: Date) =>
    checkNewSubscription({ slot, startDate: day(startDate), endDate: day("2026-12-23"), now });

  test.each([
    ["to dinner may start today until dinner's cutoff", ask(DINNER, "2026-11-24", afterEight), accepted],
    [
      "to a breakfast counted on the evening before can't start tomorrow after that",
      ask(BREAKFAST, "2026-11-25", afterEightInTheEvening),
      refused("start-after-cutoff"),
    ],
    [
      "to a meal that begins later waits for it",
      ask(startingOn(DINNER, "2026-12-01"), "2026-11-30", eight),
      refused("slot-not-begun"),
    ],
  ])("%s", (_sentence, answer, expected) => {
    expect(answer).toStrictEqual(expected);
  });
});

test("on its last evening a breakfast can't be extended any more, once it is counted for the next day", () => {
  const asked = {
    subscription: { slot: BREAKFAST, startDate: day("2026-11-01"), endDate: today },
    endDate: day("2026-11-30"),
  };
  expect(checkExtension({ ...asked, now: afterEightInTheEvening })).toStrictEqual(refused("ended"));
  const inTime = new Date(afterEightInTheEvening.getTime() - 1);
  expect(checkExtension({ ...asked, now: inTime })).toStrictEqual(accepted);
});
