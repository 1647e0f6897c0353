import type { DoorMethod } from "@/lib/domain/books/ledger";
import { ALL_WEEKDAYS, type Weekday } from "@/lib/domain/plain-date";
import { makeChance, type Chance } from "./chance";
import { demoCustomers, type DemoPerson } from "./people";
import { dietOf, type DemoDiet } from "./morning/diet-of";
import { DEMO_PLANS, DINNER_PLANS } from "./plans";

/** How a demo customer behaves towards the kitchen. */
export type Habits = {
  person: DemoPerson;
  /** Days after the first day of the demo. */
  joinsAfter: number;
  planNames: string[];
  /** What they tell the kitchen of themselves with each subscription. */
  diet: DemoDiet | null;
  weekdays: Weekday[];
  /** The length of one subscription, in days. */
  runDays: number;
  /** Chance that an ending subscription is renewed. */
  loyalty: number;
  /** Chance of a new pause on any morning. */
  pauses: number;
  /** Days from the bill to its payment. */
  paysAfter: number;
  /** Pays the driver instead of by card. */
  paysAtDoor: DoorMethod | null;
  /** Bills from this many months ago onwards are never paid; 0 when all are. */
  owesSince: number;
  /** Yesterday tried to pay the latest bill with a card that was declined. */
  wasDeclined: boolean;
};

/** Of every twelve, one pays in cash and one by UPI; the driver asks on the third day. */
const DOORS: Readonly<Record<number, DoorMethod>> = { 4: "cash", 9: "upi" };
const DAYS_UNTIL_THE_DRIVER_ASKS = 3;

const MONDAY_TO_FRIDAY = ALL_WEEKDAYS.slice(0, 5);
const MONDAY_TO_SATURDAY = ALL_WEEKDAYS.slice(0, 6);

/** The first two are the demo logins: a customer in good standing, and one with two tiffins who owes money. */
export function demoHabits(): Habits[] {
  return demoCustomers().map((person, index) => {
    if (index === 0) return { ...ordinary(person, index), ...GOOD_ORDER };
    if (index === 1) return { ...ordinary(person, index), ...OWES };
    return ordinary(person, index);
  });
}

const GOOD_ORDER = {
  joinsAfter: 1,
  planNames: ["Veg Thali"],
  weekdays: [...MONDAY_TO_SATURDAY],
  runDays: 75,
  loyalty: 100,
  paysAfter: 6,
  owesSince: 0,
  wasDeclined: false,
  paysAtDoor: null,
};
const OWES = {
  joinsAfter: 3,
  planNames: ["Non-Veg Thali", "Mini Tiffin"],
  weekdays: [...ALL_WEEKDAYS],
  runDays: 60,
  loyalty: 100,
  paysAfter: 3,
  owesSince: 2,
  wasDeclined: true,
  paysAtDoor: null,
};

function ordinary(person: DemoPerson, index: number): Habits {
  const chance = makeChance(index + 1);
  const paysAtDoor = DOORS[index % 12] ?? null;
  const plan = () => chance.pick(DEMO_PLANS).name;
  return {
    person,
    joinsAfter: index % 2 === 0 ? chance.upTo(8) : chance.upTo(160),
    planNames: [...(chance.percent(15) ? [plan(), plan()] : [plan()]), ...dinnerOf(index)],
    diet: dietOf(person.fullname),
    weekdays: [...chooseWeekdays(chance)],
    runDays: chance.pick([30, 45, 60, 90]),
    loyalty: chance.pick([70, 90, 100]),
    pauses: chance.pick([2, 5, 9]),
    paysAfter: paysAtDoor ? DAYS_UNTIL_THE_DRIVER_ASKS : chance.pick([1, 2, 2, 3, 4, 6, 9]),
    paysAtDoor,
    owesSince: index % 17 === 5 ? 2 : 0,
    wasDeclined: false,
  };
}

/** A few of those who joined early eat with us in the evening too. */
const dinnerOf = (index: number): string[] =>
  index % 12 === 2 ? [DINNER_PLANS[Math.floor(index / 12) % 2]?.name ?? ""] : [];

function chooseWeekdays(chance: Chance): readonly Weekday[] {
  return chance.pick([MONDAY_TO_FRIDAY, MONDAY_TO_SATURDAY, MONDAY_TO_SATURDAY, ALL_WEEKDAYS]);
}
