import fc from "fast-check";
import { instantAt, toBusinessDate } from "@/lib/domain/business-time";
import { checkDayChange } from "@/lib/domain/cutoff";
import { checkSkip, decidePauses } from "@/lib/domain/pause";
import {
  addDays,
  addMonths,
  daysOfMonth,
  lastDayOf,
  parsePlainDate,
  parsePlainMonth,
} from "@/lib/domain/plain-date";
import type { ScheduledSubscription } from "@/lib/domain/schedule";
import {
  checkEverySlot,
  checkSlotChange,
  clockWords,
  firstOpenDay,
  isMonthClosed,
  lastClosedMonth,
  LUNCH,
  monthClosing,
  nextCounted,
  slotCutoff,
  slotDeliveredBy,
  termsOn,
  windowOn,
  type Slot,
} from "@/lib/domain/slot";
import worked from "../fixtures/vectors/slots.json";
import { days, instants } from "./arbitraries";
import { BREAKFAST, DINNER, startingOn } from "./kitchen-slots";
import { mayNaivelyPause, mayNaivelySkip, type NaiveMeal } from "./naive-slots";
import { PROPERTY_RUNS } from "./runs";

const day = parsePlainDate;
const numRuns = PROPERTY_RUNS;
const ALL: Readonly<Record<string, Slot>> = { Lunch: LUNCH, Dinner: DINNER, Breakfast: BREAKFAST };
const EIGHT = "2026-11-24T02:30:00.000Z";
const ONE_MS_AFTER_EIGHT = "2026-11-24T02:30:00.001Z";

/** Lunch is counted an hour earlier from December on. */
const earlierInDecember: Slot = {
  ...LUNCH,
  terms: [
    LUNCH.terms[0],
    { ...LUNCH.terms[0], from: day("2026-12-01"), cutoff: { time: "07:00", isDayBefore: false } },
  ],
};

describe("a slot's day", () => {
  test("keeps the terms that held for it, whatever holds later", () => {
    expect(termsOn(earlierInDecember, day("2026-11-30")).cutoff.time).toBe("08:00");
    expect(termsOn(earlierInDecember, day("2026-12-01")).cutoff.time).toBe("07:00");
    expect(slotCutoff(earlierInDecember, day("2026-12-24"))).toStrictEqual(
      instantAt(day("2026-12-24"), "07:00"),
    );
  });

  test("before the first terms has those", () => {
    expect(termsOn(startingOn(DINNER, "2026-12-01"), day("2026-11-01")).cutoff.time).toBe("15:00");
  });

  test("is delivered by its own hour", () => {
    expect(slotDeliveredBy(DINNER, day("2026-11-24"))).toStrictEqual(instantAt(day("2026-11-24"), "21:00"));
  });

  test("says the hours at the doors as people do, by the terms of its day", () => {
    expect(windowOn(DINNER, day("2026-11-24"))).toStrictEqual({ from: "19:00", to: "21:00" });
    expect(windowOn(BREAKFAST, day("2026-11-24"))).toStrictEqual({ from: "7:00", to: "9:00" });
  });

  test("says its hour as people do", () => {
    expect([clockWords("08:00"), clockWords("15:30"), clockWords("00:05")]).toStrictEqual([
      "8:00",
      "15:30",
      "0:05",
    ]);
  });

  test("is counted for everybody once the first of its meals is", () => {
    const at = (now: string) => checkEverySlot([LUNCH, DINNER], day("2026-11-24"), new Date(now));
    expect(at(EIGHT)).toStrictEqual({ ok: true });
    expect(at(ONE_MS_AFTER_EIGHT)).toStrictEqual({ ok: false, reason: "after-cutoff" });
  });
});

describe("the first day that can still be changed", () => {
  test.each([
    ["of lunch is today until eight", LUNCH, EIGHT, "2026-11-24"],
    ["of lunch is tomorrow afterwards", LUNCH, ONE_MS_AFTER_EIGHT, "2026-11-25"],
    ["of dinner is today until three", DINNER, "2026-11-24T09:30:00.000Z", "2026-11-24"],
    [
      "of breakfast is tomorrow until eight in the evening",
      BREAKFAST,
      "2026-11-24T14:30:00.000Z",
      "2026-11-25",
    ],
    ["of breakfast is the day after from then on", BREAKFAST, "2026-11-24T14:30:00.001Z", "2026-11-26"],
  ])("%s", (_sentence, slot, now, expected) => {
    expect(firstOpenDay(slot, new Date(now))).toBe(expected);
  });

  test("has no changeable day before it, and only such after it", () => {
    const first = fc.property(
      fc.constantFrom(LUNCH, DINNER, BREAKFAST, earlierInDecember),
      instants,
      fc.nat(9),
      (slot, now, later) => {
        const open = firstOpenDay(slot, now);
        expect(checkSlotChange(slot, addDays(open, later), now).ok).toBe(true);
        expect(checkSlotChange(slot, addDays(open, -1), now).ok).toBe(false);
      },
    );
    fc.assert(first, { numRuns });
  });
});

describe("the meal that is counted next", () => {
  const asked = day("2026-11-24");
  test.each([
    ["2026-11-23T14:30:00.000Z", "Breakfast"],
    ["2026-11-23T14:30:00.001Z", "Lunch"],
    [EIGHT, "Lunch"],
    [ONE_MS_AFTER_EIGHT, "Dinner"],
    ["2026-11-24T09:30:00.001Z", "Dinner"],
  ])("at %s is %s", (now, name) => {
    expect(nextCounted([DINNER, LUNCH, BREAKFAST], asked, new Date(now)).name).toBe(name);
  });

  test("is none that begins later", () => {
    expect(nextCounted([LUNCH, startingOn(DINNER, "2026-12-01")], asked, new Date(ONE_MS_AFTER_EIGHT))).toBe(
      LUNCH,
    );
  });
});

describe("a month", () => {
  const november = parsePlainMonth("2026-11");

  test("closes at the cutoff of its last day", () => {
    const cutoff = instantAt(day("2026-11-30"), "08:00").getTime();
    expect(isMonthClosed(november, new Date(cutoff), [LUNCH])).toBe(false);
    expect(isMonthClosed(november, new Date(cutoff + 1), [LUNCH])).toBe(true);
  });

  test("with several meals closes at the last of their cutoffs", () => {
    const cutoff = instantAt(day("2026-11-30"), "15:00");
    expect(monthClosing(november, [BREAKFAST, LUNCH, DINNER])).toStrictEqual(cutoff);
    expect(lastClosedMonth(cutoff, [LUNCH, DINNER])).toBe("2026-10");
    expect(lastClosedMonth(new Date(cutoff.getTime() + 1), [LUNCH, DINNER])).toBe("2026-11");
  });

  test("is not held open by a meal that begins later", () => {
    const slots = [LUNCH, startingOn(DINNER, "2026-12-01")] as const;
    expect(monthClosing(november, slots)).toStrictEqual(instantAt(day("2026-11-30"), "08:00"));
    expect(monthClosing(addMonths(november, 1), slots)).toStrictEqual(instantAt(day("2026-12-31"), "15:00"));
  });

  test("is the last closed one from then until the next closes", () => {
    expect(lastClosedMonth(new Date("2026-11-30T02:30:00.000Z"), [LUNCH])).toBe("2026-10");
    expect(lastClosedMonth(new Date("2026-11-30T02:30:00.001Z"), [LUNCH])).toBe("2026-11");
    expect(lastClosedMonth(new Date("2026-12-15T12:00:00.000Z"), [LUNCH])).toBe("2026-11");
    expect(lastClosedMonth(new Date("2027-01-01T00:00:00.000Z"), [LUNCH])).toBe("2026-12");
  });

  test("that is closed has no day left to change, and the one after it has", () => {
    const some = fc.constantFrom([LUNCH] as const, [LUNCH, DINNER] as const, [BREAKFAST, DINNER] as const);
    const settled = fc.property(instants, some, (now, slots) => {
      const closed = lastClosedMonth(now, slots);
      const changeable = daysOfMonth(closed).filter((one) =>
        slots.some((slot) => checkSlotChange(slot, one, now).ok),
      );
      expect(changeable).toStrictEqual([]);
      expect(isMonthClosed(addMonths(closed, 1), now, slots)).toBe(false);
      expect(toBusinessDate(now) >= lastDayOf(closed)).toBe(true);
    });
    fc.assert(settled, { numRuns });
  });
});

/** Two days around, and a moment on either side of each cutoff. */
const HOUR_MS = 3_600_000;
const offsets = fc.oneof(
  fc.integer({ min: -48 * HOUR_MS, max: 48 * HOUR_MS }),
  fc
    .constantFrom(-12 * HOUR_MS, 0, 7 * HOUR_MS, 16 * HOUR_MS)
    .chain((at) => fc.constantFrom(-1, 0, 1).map((moment) => at + moment)),
);

describe("a day with several meals", () => {
  test.each(worked)("$meals of $day at $now", ({ now, day: asked, meals, pause, skips }) => {
    const subscriptions = meals.map((name, index): ScheduledSubscription => {
      return { id: index, slot: ALL[name], startDate: day("2026-11-01"), endDate: day("2026-11-30") };
    });
    const at = { now: new Date(now), closures: [] };
    const paused = decidePauses({ ...at, subscriptions, days: [day(asked)], pausedDates: [] }).accepted;
    expect(paused).toStrictEqual(pause ? [asked] : []);
    const skippable = subscriptions.filter(
      (subscription) => checkSkip({ ...at, subscription, day: day(asked) }).ok,
    );
    expect(skippable.map(({ slot }) => slot?.name)).toStrictEqual(skips);
  });

  test("is paused and skipped exactly as a clock on the wall says", () => {
    const meal = fc.record({
      slot: fc.constantFrom(LUNCH, DINNER, BREAKFAST),
      offset: fc.integer({ min: -3, max: 3 }),
    });
    const alike = fc.property(days, fc.array(meal, { maxLength: 4 }), offsets, (asked, chosen, offset) => {
      const subscriptions = chosen.map(({ slot, offset: shift }, id): ScheduledSubscription => {
        return { id, slot, startDate: addDays(asked, shift), endDate: addDays(asked, shift + 2) };
      });
      const now = new Date(instantAt(asked, "08:00").getTime() + offset);
      const naive = subscriptions.map(naiveOf);
      const at = { now, closures: [] };
      const paused = decidePauses({ ...at, subscriptions, days: [asked], pausedDates: [] }).accepted;
      expect(paused.length === 1).toBe(mayNaivelyPause(naive, asked, now));
      const skips = subscriptions.map((subscription) => checkSkip({ ...at, subscription, day: asked }).ok);
      expect(skips).toStrictEqual(naive.map((own) => mayNaivelySkip(own, asked, now)));
    });
    fc.assert(alike, { numRuns });
  });

  test("with lunch alone is the day that a kitchen with one meal has", () => {
    const alike = fc.property(days, instants, (asked, now) => {
      expect(checkSlotChange(LUNCH, asked, now)).toStrictEqual(checkDayChange(asked, now));
    });
    fc.assert(alike, { numRuns });
  });
});

function naiveOf({ slot = LUNCH, startDate, endDate }: ScheduledSubscription): NaiveMeal {
  const { time, isDayBefore } = slot.terms[0].cutoff;
  return { cutoff: time, isDayBefore, startDate, endDate };
}
