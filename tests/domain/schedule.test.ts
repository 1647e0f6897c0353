import fc from "fast-check";
import { addDays, eachDay, isoWeekday, parsePlainDate, type PlainDate } from "@/lib/domain/plain-date";
import {
  causeOn,
  deliveryDays,
  isDeliveryDay,
  nextDelivery,
  type DeliveryCalendar,
  type ScheduledSubscription,
} from "@/lib/domain/schedule";
import { LUNCH } from "@/lib/domain/slot";
import { DINNER } from "./kitchen-slots";
import { subscriptionsAround } from "./arbitraries";
import { PROPERTY_RUNS } from "./runs";

const day = parsePlainDate;
const OPEN: DeliveryCalendar = { pausedDates: new Set(), closures: new Set() };

// Monday 2 November to Sunday 15 November 2026, Mondays to Saturdays
const lunch: ScheduledSubscription = {
  id: 1,
  startDate: day("2026-11-02"),
  endDate: day("2026-11-15"),
  weekdays: [1, 2, 3, 4, 5, 6],
  skippedDates: [day("2026-11-05"), day("2026-11-08")],
};

function calendar(pausedDates: PlainDate[], closures: PlainDate[] = []): DeliveryCalendar {
  return { pausedDates: new Set(pausedDates), closures: new Set(closures) };
}

describe("a delivery day", () => {
  test.each([
    ["2026-11-01", false, "the day before the first"],
    ["2026-11-02", true, "the first day"],
    ["2026-11-07", true, "a Saturday of the run"],
    ["2026-11-08", false, "a Sunday, which is not among its weekdays"],
    ["2026-11-14", true, "the last Saturday"],
    ["2026-11-15", false, "the last day, a Sunday"],
    ["2026-11-16", false, "a Monday after the end"],
  ])("%s: %s, it is %s", (date, expected) => {
    expect(isDeliveryDay(lunch, day(date))).toBe(expected);
  });

  test("is every day of the run when no weekdays were chosen", () => {
    const { weekdays: _weekdays, ...daily } = lunch;
    expect(isDeliveryDay(daily, day("2026-11-08"))).toBe(true);
    expect(isDeliveryDay(daily, day("2026-11-15"))).toBe(true);
    expect(isDeliveryDay(daily, day("2026-11-16"))).toBe(false);
  });
});

describe("a day on which one meal is closed", () => {
  const tuesday = day("2026-11-03");
  const closedMeals = new Map([[DINNER.id, new Set([tuesday])]]);
  const some = { ...OPEN, closedMeals };
  const dinner = { ...lunch, slot: DINNER };

  test("brings all others", () => {
    expect(causeOn(dinner, tuesday, some)).toBe("closed");
    expect(causeOn(dinner, day("2026-11-04"), some)).toBe("delivery");
    expect(causeOn(lunch, tuesday, some)).toBe("delivery");
    expect(causeOn({ ...lunch, slot: LUNCH }, tuesday, { ...OPEN, closedMeals: new Map() })).toBe("delivery");
    expect(causeOn(lunch, tuesday, { ...OPEN, closedMeals: new Map([[LUNCH.id, new Set([tuesday])]]) })).toBe(
      "closed",
    );
  });

  test("is the next delivery of somebody with both", () => {
    expect(nextDelivery([dinner], tuesday, 9, some)).toBe("2026-11-04");
    expect(nextDelivery([dinner, lunch], tuesday, 9, some)).toBe(tuesday);
  });
});

describe("what becomes of a day", () => {
  const tuesday = day("2026-11-03");
  const skipped = day("2026-11-05");
  test.each([
    ["a tiffin comes", tuesday, OPEN, "delivery"],
    ["nothing comes on a Sunday", day("2026-11-08"), OPEN, null],
    ["a pause of another day changes nothing", tuesday, calendar([day("2026-11-04")]), "delivery"],
    ["a pause stops it", tuesday, calendar([tuesday]), "paused"],
    ["a closed kitchen stops it", tuesday, calendar([], [tuesday]), "closed"],
    ["a skip stops it", skipped, OPEN, "skipped"],
    ["a closure counts before a pause", tuesday, calendar([tuesday], [tuesday]), "closed"],
    ["a pause counts before a skip", skipped, calendar([skipped]), "paused"],
    ["a closure counts before a skip", skipped, calendar([], [skipped]), "closed"],
    ["a pause on a Sunday stops nothing", day("2026-11-08"), calendar([day("2026-11-08")]), null],
  ])("%s", (_sentence, date, stopped, expected) => {
    expect(causeOn(lunch, date, stopped)).toBe(expected);
  });

  test("is a delivery when nothing was ever skipped", () => {
    const { skippedDates: _skippedDates, ...neverSkipped } = lunch;
    expect(causeOn(neverSkipped, skipped, OPEN)).toBe("delivery");
  });
});

describe("the delivery days of a range", () => {
  test("are those of the run inside it", () => {
    expect(deliveryDays(lunch, day("2026-11-12"), day("2026-12-31"))).toStrictEqual([
      "2026-11-12",
      "2026-11-13",
      "2026-11-14",
    ]);
    expect(deliveryDays(lunch, day("2026-10-01"), day("2026-11-03"))).toStrictEqual([
      "2026-11-02",
      "2026-11-03",
    ]);
  });

  test("may be a single day", () => {
    expect(deliveryDays(lunch, day("2026-11-14"), day("2026-11-14"))).toStrictEqual(["2026-11-14"]);
  });

  test("are none when the range misses the run or runs backwards", () => {
    expect(deliveryDays(lunch, day("2026-11-16"), day("2026-11-30"))).toStrictEqual([]);
    expect(deliveryDays(lunch, day("2026-10-01"), day("2026-11-01"))).toStrictEqual([]);
    expect(deliveryDays(lunch, day("2026-11-10"), day("2026-11-09"))).toStrictEqual([]);
  });

  test("are exactly the days that are delivery days one by one", () => {
    const from = day("2026-10-15");
    const to = addDays(from, 60);
    const agree = fc.property(subscriptionsAround(day("2026-11-10")), (subscriptions) => {
      for (const subscription of subscriptions) {
        const oneByOne = eachDay(from, to).filter(
          (date) =>
            date >= subscription.startDate &&
            date <= subscription.endDate &&
            subscription.weekdays?.includes(isoWeekday(date)),
        );
        expect(deliveryDays(subscription, from, to)).toStrictEqual(oneByOne);
      }
    });
    fc.assert(agree, { numRuns: PROPERTY_RUNS });
  });
});

describe("the next delivery", () => {
  const dinner: ScheduledSubscription = { id: 2, startDate: day("2026-11-08"), endDate: day("2026-11-08") };

  test("is today's when one comes today", () => {
    expect(nextDelivery([lunch], day("2026-11-03"), 7, OPEN)).toBe("2026-11-03");
  });

  test("skips paused, closed and skipped days", () => {
    const stopped = calendar([day("2026-11-03")], [day("2026-11-04")]);
    expect(nextDelivery([lunch], day("2026-11-03"), 7, stopped)).toBe("2026-11-06");
  });

  test("is the earliest of several subscriptions", () => {
    expect(nextDelivery([lunch, dinner], day("2026-11-08"), 7, OPEN)).toBe("2026-11-08");
    expect(nextDelivery([lunch], day("2026-11-08"), 7, OPEN)).toBe("2026-11-09");
  });

  test("lies within the days asked for, or there is none", () => {
    expect(nextDelivery([lunch], day("2026-11-01"), 2, OPEN)).toBe("2026-11-02");
    expect(nextDelivery([lunch], day("2026-11-01"), 1, OPEN)).toBeNull();
    expect(nextDelivery([lunch], day("2026-11-15"), 30, OPEN)).toBeNull();
    expect(nextDelivery([], day("2026-11-03"), 30, OPEN)).toBeNull();
  });

  test("is not looked for on no day at all", () => {
    expect(() => nextDelivery([lunch], day("2026-11-03"), 0, OPEN)).toThrow(RangeError);
  });
});
