import { billForMonth, explainMonth, type BilledSubscription, type BillingInput } from "@/lib/domain/billing";

const lunch: BilledSubscription = {
  id: 1,
  planName: "Veg Thali",
  dailyRate: 120,
  startDate: "2026-11-02",
  endDate: "2026-11-08",
};

function november(change: Partial<BillingInput> = {}): BillingInput {
  return { month: "2026-11", subscriptions: [lunch], pausedDates: [], closures: [], ...change };
}

function novemberOf(change: Partial<BilledSubscription>): BillingInput {
  return november({ subscriptions: [{ ...lunch, ...change }] });
}

describe("a bill", () => {
  test("is the document's formula for a single subscription", () => {
    const totals = { totalDays: 7, pausedDays: 2, billableDays: 5, amount: 600 };
    expect(billForMonth(november({ pausedDates: ["2026-11-03", "2026-11-04"] }))).toStrictEqual({
      ...totals,
      lines: [{ subscriptionId: 1, dailyRate: 120, ...totals }],
    });
  });

  test.each<[string, BillingInput, number | null]>([
    ["charges each day of the run, both ends included", november(), 840],
    ["charges one day when it lasts one day", novemberOf({ endDate: "2026-11-02" }), 120],
    ["charges only its weekdays", novemberOf({ weekdays: [1, 2, 3, 4, 5] }), 600],
    ["does not charge a skipped day", novemberOf({ skippedDates: ["2026-11-03"] }), 720],
    ["does not charge a day on which the kitchen is closed", november({ closures: ["2026-11-03"] }), 720],
    [
      "takes a day off once, though paused, skipped and closed",
      {
        ...novemberOf({ skippedDates: ["2026-11-03"] }),
        pausedDates: ["2026-11-03"],
        closures: ["2026-11-03"],
      },
      720,
    ],
    [
      "takes a day off once, though paused twice",
      november({ pausedDates: ["2026-11-03", "2026-11-03"] }),
      720,
    ],
    ["does not mind a pause outside the run", november({ pausedDates: ["2026-11-09", "2026-12-03"] }), 840],
    [
      "does not mind a pause on a day without delivery",
      { ...novemberOf({ weekdays: [1] }), pausedDates: ["2026-11-03"] },
      120,
    ],
    [
      "is zero when every day is paused",
      { ...novemberOf({ endDate: "2026-11-02" }), pausedDates: ["2026-11-02"] },
      0,
    ],
    ["charges a plan that ended inside the month", novemberOf({ startDate: "2026-10-01" }), 960],
    ["charges a plan that goes on after the month", novemberOf({ endDate: "2027-03-01" }), 3_480],
    [
      "charges every day of a month in the middle of a long run",
      novemberOf({ startDate: "2020-01-01", endDate: "2040-01-01" }),
      3_600,
    ],
    ["does not exist without a subscription", november({ subscriptions: [] }), null],
    ["does not exist for a month before the run", november({ month: "2026-10" }), null],
    ["does not exist for a month after the run", november({ month: "2026-12" }), null],
    [
      "does not exist when no weekday falls into the run",
      novemberOf({ endDate: "2026-11-07", weekdays: [7] }),
      null,
    ],
  ])("%s", (_sentence, input, amount) => {
    expect(billForMonth(input)?.amount ?? null).toBe(amount);
  });

  test("lists its lines by start date, then by id", () => {
    const subscriptions = [
      { ...lunch, id: 9 },
      { ...lunch, id: 3, startDate: "2026-11-05" },
      { ...lunch, id: 11 },
      { ...lunch, id: 10 },
      { ...lunch, id: 12, startDate: "2026-10-31" },
    ];
    const bill = billForMonth(november({ subscriptions }));
    expect(bill?.lines.map((line) => line.subscriptionId)).toStrictEqual([12, 9, 10, 11, 3]);
  });

  test("leaves what it was given as it was", () => {
    const subscriptions = Object.freeze([
      Object.freeze({ ...lunch, id: 2, startDate: "2026-11-03" }),
      Object.freeze(lunch),
    ]);
    billForMonth(november({ subscriptions }));
    expect(subscriptions.map((subscription) => subscription.id)).toStrictEqual([2, 1]);
  });

  test("has no line for a subscription without a delivery day in the month", () => {
    const subscriptions = [lunch, { ...lunch, id: 2, startDate: "2026-12-01", endDate: "2026-12-31" }];
    expect(billForMonth(november({ subscriptions }))?.lines).toHaveLength(1);
  });
});

describe("an explained bill", () => {
  test("says of every day why it was or wasn't charged", () => {
    const input = {
      ...novemberOf({ skippedDates: ["2026-11-04"], weekdays: [1, 2, 3, 4, 5] }),
      pausedDates: ["2026-11-03"],
      closures: ["2026-11-05"],
    };
    const totals = { totalDays: 5, pausedDays: 3, billableDays: 2, amount: 240 };
    const days = [
      { date: "2026-11-02", cause: "delivery" },
      { date: "2026-11-03", cause: "paused" },
      { date: "2026-11-04", cause: "skipped" },
      { date: "2026-11-05", cause: "closed" },
      { date: "2026-11-06", cause: "delivery" },
    ];
    const line = { subscriptionId: 1, planName: "Veg Thali", dailyRate: 120, ...totals, days };
    expect(explainMonth(input)).toStrictEqual({ ...totals, lines: [line] });
  });

  test("does not exist either when there is nothing to bill", () => {
    expect(explainMonth(november({ month: "2026-12" }))).toBeNull();
  });
});

describe("a bill is refused, and the mistake named,", () => {
  test.each<[string, BillingInput, string]>([
    [
      "for a month that does not exist",
      november({ month: "2026-13" }),
      'month "2026-13" is not a calendar month (YYYY-MM)',
    ],
    [
      "for a day instead of a month",
      november({ month: "2026-11-01" }),
      'month "2026-11-01" is not a calendar month (YYYY-MM)',
    ],
    [
      "for a start that does not exist",
      novemberOf({ startDate: "2026-02-30" }),
      'startDate "2026-02-30" is not a calendar day (YYYY-MM-DD)',
    ],
    [
      "for an end that does not exist",
      novemberOf({ endDate: "soon" }),
      'endDate "soon" is not a calendar day (YYYY-MM-DD)',
    ],
    [
      "for an end before the start",
      novemberOf({ endDate: "2026-11-01" }),
      "endDate 2026-11-01 is before startDate 2026-11-02",
    ],
    [
      "for a pause that does not exist",
      november({ pausedDates: ["2026-11-31"] }),
      'pausedDates: "2026-11-31" is not a calendar day (YYYY-MM-DD)',
    ],
    [
      "for a closure that does not exist",
      november({ closures: ["2026-11-31"] }),
      'closures: "2026-11-31" is not a calendar day (YYYY-MM-DD)',
    ],
    [
      "for a skip that does not exist",
      novemberOf({ skippedDates: ["x"] }),
      'skippedDates: "x" is not a calendar day (YYYY-MM-DD)',
    ],
    ["for a weekday zero", novemberOf({ weekdays: [1, 0] }), "weekdays: 0 is not 1 (Monday) to 7 (Sunday)"],
    ["for an eighth weekday", novemberOf({ weekdays: [8] }), "weekdays: 8 is not 1 (Monday) to 7 (Sunday)"],
    ["for no weekday at all", novemberOf({ weekdays: [] }), "weekdays: there is none"],
    ["for a rate of nothing", novemberOf({ dailyRate: 0 }), "dailyRate 0 is not an integer of 1 or more"],
    [
      "for a rate below nothing",
      novemberOf({ dailyRate: -120 }),
      "dailyRate -120 is not an integer of 1 or more",
    ],
    [
      "for a rate with paise",
      novemberOf({ dailyRate: 120.5 }),
      "dailyRate 120.5 is not an integer of 1 or more",
    ],
    [
      "for a rate that is no number",
      novemberOf({ dailyRate: Number.NaN }),
      "dailyRate NaN is not an integer of 1 or more",
    ],
    ["for an id that is none", novemberOf({ id: 1.5 }), "id 1.5 is not an integer"],
    [
      "for a subscription listed twice",
      november({ subscriptions: [lunch, lunch] }),
      "subscriptions: the same id stands there twice",
    ],
  ])("%s", (_sentence, input, message) => {
    expect(() => billForMonth(input)).toThrow(new RangeError(message));
  });

  test.each(["subscriptions", "pausedDates", "closures"])("without a list of %s", (what) => {
    const input: BillingInput = Object.assign(november(), { [what]: undefined });
    expect(() => billForMonth(input)).toThrow(new RangeError(`${what} is not a list`));
  });

  test.each(["weekdays", "skippedDates", "closedDates"])(
    "without a list of %s where there should be one",
    (what) => {
      const subscription: BilledSubscription = Object.assign({ ...lunch }, { [what]: null });
      const input = november({ subscriptions: [subscription] });
      expect(() => billForMonth(input)).toThrow(new RangeError(`${what} is not a list`));
    },
  );

  test("also where the mistake lies in another month", () => {
    const subscriptions = [lunch, { ...lunch, id: 2, startDate: "2027-01-01", endDate: "2026-12-31" }];
    expect(() => billForMonth(november({ subscriptions }))).toThrow(RangeError);
  });

  test("charges the smallest rate there is", () => {
    expect(billForMonth(novemberOf({ dailyRate: 1 }))?.amount).toBe(7);
  });
});
