import { globSync, readFileSync } from "node:fs";
import { fireEvent, screen } from "@testing-library/react";
import fc from "fast-check";
import type { ReactElement } from "react";
import { TakingsDay } from "@/components/books/takings-day";
import { SlotForm } from "@/components/slots/slot-form";
import { ClosureForm } from "@/components/closures/closure-form";
import { ChangeDays } from "@/components/customers/change-days";
import { EndForCustomer } from "@/components/customers/end-for-customer";
import { ExtendForCustomer } from "@/components/customers/extend-for-customer";
import { SkipForCustomer } from "@/components/customers/skip-for-customer";
import { DayBar } from "@/components/deliveries/day-bar";
import { DayBox } from "@/components/estimates/day-box";
import { FilterDays } from "@/components/lists/filter-days";
import { RangePanel } from "@/components/ranges/range-panel";
import { daysOf, NO_RANGE, withPressed, type Range } from "@/components/ranges/range";
import { EndEarly } from "@/components/subscriptions/end-early";
import { Extend } from "@/components/subscriptions/extend";
import { SubscribeForm } from "@/components/subscriptions/subscribe-form";
import { rupees } from "@/lib/domain/money";
import { addDays, ALL_WEEKDAYS, parsePlainDate } from "@/lib/domain/plain-date";
import { LUNCH } from "@/lib/domain/slot";
import { renderWithTexts } from "../../support/render";

const mockRouter = { push: jest.fn(), refresh: jest.fn() };
jest.mock("next/navigation", () => ({ unstable_rethrow: () => undefined, useRouter: () => mockRouter }));
jest.mock("@/lib/features/subscriptions/actions", () => ({}));
jest.mock("@/lib/features/pauses/actions", () => ({}));
jest.mock("@/lib/features/closures/actions", () => ({}));
jest.mock("@/lib/features/slots/actions", () => ({}));

const today = parsePlainDate("2026-11-28");
const nothing = () => undefined;

const subscription = {
  id: 8,
  planId: 1,
  planName: "Veg Thali",
  slot: LUNCH,
  dailyRate: rupees(120),
  startDate: parsePlainDate("2026-11-02"),
  endDate: parsePlainDate("2026-12-20"),
  weekdays: ALL_WEEKDAYS,
  skippedDates: [],
  isActive: true,
};
const running = {
  ...subscription,
  hasBegun: true,
  nextDelivery: null,
  upcoming: [],
  earlyEnd: { kind: "shorten" as const, earliest: addDays(today, 1), deliveries: [today] },
};
const terms = { closures: [], pausedDates: [], dueDays: 7 };
const ofCustomer = { subscription, customerId: 5, today, onDone: nothing };
const range = { today, isBusy: false, onPause: nothing, onResume: nothing, children: null };

/** Every component with a box for a day, by its file. `opener` is the button behind which it stands. */
const FORMS: Record<string, { element: (typed: Range) => ReactElement; opener?: string }> = {
  "components/subscriptions/run-fields.tsx": {
    element: () => (
      <SubscribeForm
        plan={{ id: 7, name: "Veg Thali", dailyRate: rupees(120), slot: { id: 1 } }}
        terms={{
          ...terms,
          closures: [{ date: parsePlainDate("2026-12-25"), reason: "Christmas", slotId: null }],
        }}
        today={today}
        firstDay={addDays(today, 1)}
      />
    ),
  },
  "components/subscriptions/extend.tsx": {
    element: () => <Extend subscription={subscription} terms={terms} today={today} onDone={nothing} />,
    opener: "Extend",
  },
  "components/subscriptions/end-early.tsx": {
    element: () => (
      <EndEarly subscription={running} preview={running.earlyEnd} today={today} onDone={nothing} />
    ),
    opener: "End early",
  },
  "components/customers/end-for-customer.tsx": {
    element: () => <EndForCustomer {...ofCustomer} />,
    opener: "End",
  },
  "components/customers/extend-for-customer.tsx": {
    element: () => <ExtendForCustomer {...ofCustomer} />,
    opener: "Extend",
  },
  "components/customers/skip-for-customer.tsx": {
    element: () => <SkipForCustomer {...ofCustomer} />,
    opener: "Skip",
  },
  "components/customers/change-days.tsx": {
    element: () => <ChangeDays customerId={5} today={today} />,
  },
  "components/closures/closure-form.tsx": {
    element: () => <ClosureForm today={today} meals={[{ id: 1, name: "Lunch" }]} />,
  },
  "components/slots/slot-form.tsx": {
    element: () => <SlotForm changed={null} today={today} onSaved={nothing} />,
  },
  "components/ranges/range-panel.tsx": {
    element: (typed) => <RangePanel {...range} range={typed} onChange={nothing} />,
  },
  "components/estimates/day-box.tsx": {
    element: ({ first }) => <DayBox label="From" value={first} onChange={nothing} today={today} />,
  },
  "components/lists/filter-days.tsx": {
    element: () => <FilterDays from={undefined} to={undefined} today={today} />,
  },
  "components/books/takings-day.tsx": { element: () => <TakingsDay day={today} today={today} /> },
  "components/deliveries/day-bar.tsx": { element: () => <DayBar day={today} today={today} path="/admin" /> },
};

const number = (max: number) => fc.integer({ min: 0, max }).map(String);
const numbers = fc.tuple(number(33), fc.constantFrom("/", "-", ".", " "), number(14), number(10_000));
const typedDays = fc.oneof(
  numbers.map(([day, mark, month, year]) => `${day}${mark}${month}${mark}${year}`),
  numbers.map(([day, mark, month, year]) => `${year}${mark}${month}${mark}${day}`),
  fc.integer({ min: -3_000_000, max: 3_000_000 }).map((days) => {
    const date = new Date(Date.UTC(2026, 10, 28) + days * 86_400_000);
    return `${date.getUTCFullYear()}-${date.getUTCMonth() + 1}-${date.getUTCDate()}`;
  }),
  fc.constantFrom("5 Dec", "29 Feb", "31/04", "", "9999-12-31", "1000-01-01", "10000-01-01", "५ डिसेंबर २०२६"),
  fc.string({ unit: "grapheme" }),
);

test("every file with a box for a day is here", () => {
  const files = globSync("components/**/*.tsx").filter((file) =>
    /<(DateField|DayInput|DatePicker)\b/.test(readFileSync(file, "utf8")),
  );
  const own = ["components/form/date-field.tsx", "components/form/day-input.tsx"];
  expect(files.filter((file) => !own.includes(file)).sort()).toEqual(Object.keys(FORMS).sort());
});

test.each(Object.entries(FORMS))("%s stands whatever is typed as a day", (_file, { element, opener }) => {
  renderWithTexts(element(NO_RANGE));
  if (opener) fireEvent.click(screen.getByRole("button", { name: new RegExp(`^${opener}`) }));
  const boxes = Array.from(document.querySelectorAll<HTMLInputElement>("input[placeholder^='5 Dec']"));
  expect(boxes.length).toBeGreaterThan(0);
  fc.assert(
    fc.property(fc.array(typedDays, { minLength: 2, maxLength: 2 }), (texts) => {
      boxes.forEach((box, index) => {
        fireEvent.focus(box);
        fireEvent.change(box, { target: { value: texts[index] } });
        fireEvent.blur(box);
        expect(box.isConnected).toBe(true);
      });
    }),
    { numRuns: 40 },
  );
});

test("a range of days stands whatever is typed, and a press in the calendar goes on from it", () => {
  fc.assert(
    fc.property(typedDays, typedDays, (first, last) => {
      expect(() => daysOf({ first, last }, today)).not.toThrow();
      expect(withPressed({ first, last: "" }, today, today)).toBeDefined();
      const shown = renderWithTexts(<RangePanel {...range} range={{ first, last }} onChange={nothing} />);
      shown.unmount();
    }),
    { numRuns: 60 },
  );
});
