import { asSystem } from "@/lib/db";
import { instantAt, toBusinessDate } from "@/lib/domain/business-time";
import {
  addDays,
  addMonths,
  daysBetween,
  eachDay,
  firstDayOf,
  laterOf,
  monthOf,
  plainMonth,
  type PlainDate,
  type PlainMonth,
} from "@/lib/domain/plain-date";
import { env } from "@/lib/env";
import { generateBills } from "@/lib/features/billing/commands";
import { expireSubscriptions } from "@/lib/features/subscriptions/commands";
import { sayDishes } from "./dishes";
import { makeGood, payAtDoor } from "./doors";
import { demoHabits, type Habits } from "./habits";
import { changePlans, moveIn, renew, type Household } from "./household";
import { expectOk, type Staff } from "./expect";
import { hireStaff, isMonday, nameKitchen, openKitchen, writeMenus, type Login } from "./kitchen";
import { pauseTooLate } from "./late";
import { CLOSELY, Mornings } from "./morning/mornings";
import { writeRecipes } from "./morning/recipes";
import { openRounds, placeBuildings, sayUnreadHomes, type DemoRound } from "./morning/rounds";
import { payPastUs } from "./oddities";
import { DECLINED_CARD, GOOD_CARD, payBill } from "./purse";

const MONTHS = 6;
/** How many days before today the last bills are made, so that some are unpaid without being overdue. */
const LAST_RUN_DAYS_AGO = 3;

type Demo = {
  owner: Staff;
  rounds: readonly DemoRound[];
  mornings: Mornings;
  plans: Map<string, number>;
  homes: Household[];
  habits: Habits[];
  today: PlainDate;
  start: PlainDate;
  end: Date;
};

/**
 * Plays through six months ending at `end`: a clock moves from morning to evening, day by day, and at each hour calls the
 * commands that people and jobs would call.
 */
export async function liveSixMonths(logins: readonly Login[], end: Date): Promise<void> {
  const today = toBusinessDate(end);
  const start = addDays(firstDayOf(addMonths(monthOf(today), -MONTHS)), 14);
  const opening = instantAt(start, "06:00");
  const crew = await hireStaff(logins, opening);
  const { owner } = crew;
  await nameKitchen(owner, opening);
  const { plans, dinnerId } = await openKitchen(owner, start, daysBetween(start, today) + 60, opening);
  const rounds = await openRounds(crew, opening);
  const homes: Household[] = [];
  const mornings = new Mornings(crew, rounds, dinnerId, homes, { today, end });
  const demo = { owner, rounds, mornings, plans, homes, habits: demoHabits(), today, start, end };
  for (const day of eachDay(start, today)) await liveDay(demo, day, logins);
}

async function liveDay(demo: Demo, day: PlainDate, logins: readonly Login[]): Promise<void> {
  const hours: [time: string, live: (now: Date) => Promise<void>][] = [
    ["00:05", (now) => expire(now)],
    ["01:00", (now) => bill(demo, day, now)],
    ["06:30", (now) => planMenus(demo, day, now)],
    ["07:15", (now) => eachHome(demo, (home) => changePlans(home, day, now))],
    ["09:15", (now) => doors(demo, day, now)],
    ["10:30", (now) => joiners(demo, day, logins, now)],
    ["11:00", (now) => lateCall(demo, day, now)],
    ["13:00", (now) => payments(demo, day, now)],
    ["16:00", (now) => goodwill(demo, day, now)],
    ["18:00", (now) => eachHome(demo, (home) => renew(home, demo.plans, day, now))],
  ];
  const all = [...hours, ...demo.mornings.hoursOf(day)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  for (const [time, live] of all) {
    const now = instantAt(day, time);
    if (now <= demo.end) await live(now);
  }
}

async function expire(now: Date): Promise<void> {
  await asSystem((tx) => expireSubscriptions({ tx, now }), now);
}

/** The monthly run on the first; the latest month's is late, as happens when nobody presses the button. */
async function bill({ today, start }: Demo, day: PlainDate, now: Date): Promise<void> {
  const month = addMonths(monthOf(day), -1);
  if (month < monthOf(start)) return;
  const isLatest = monthOf(day) === monthOf(today);
  const runsOn = isLatest
    ? laterOf(firstDayOf(monthOf(today)), addDays(today, -LAST_RUN_DAYS_AGO))
    : firstDayOf(monthOf(day));
  if (day !== runsOn) return;
  expectOk(
    await generateBills({ now, system: (fn) => asSystem(fn, now) }, { month }),
    `the bills of ${month}`,
  );
}

async function planMenus({ owner, plans, start, today }: Demo, day: PlainDate, now: Date): Promise<void> {
  if (isMonday(day)) await writeMenus(owner, plans, day, now, day);
  if (isMonday(day)) await sayDishes(owner, now);
  if (isMonday(day) && daysBetween(start, day) >= 7 && daysBetween(start, day) < 14)
    await writeRecipes(owner, now);
  if (day !== today) return;
  const monday = [0, 1, 2, 3, 4, 5, 6].map((back) => addDays(today, -back)).find(isMonday) ?? today;
  for (const week of [monday, addDays(monday, 7)]) await writeMenus(owner, plans, week, now, today);
}

async function eachHome({ homes }: Demo, live: (home: Household) => Promise<void>): Promise<void> {
  await Promise.all(homes.map(live));
}

async function joiners(
  { owner, rounds, homes, habits: everybody, start, today }: Demo,
  day: PlainDate,
  logins: readonly Login[],
  now: Date,
): Promise<void> {
  const joining = everybody.filter(({ joinsAfter }) => addDays(start, joinsAfter) === day);
  for (const habits of joining) {
    const login = logins.find(({ email }) => email === habits.person.email);
    homes.push(await moveIn(habits, login?.password, now));
  }
  // once a week; from the day before the drivers are played closely, at once
  const closely = addDays(today, -CLOSELY - 1);
  const isClose = day >= closely;
  if (!(isMonday(day) || day === closely || (isClose && joining.length > 0))) return;
  await sayUnreadHomes(owner, now);
  await placeBuildings(owner, rounds, { inOrder: isClose, now });
}

async function payments(demo: Demo, day: PlainDate, now: Date): Promise<void> {
  if (!env().STRIPE_API_BASE) return;
  await eachDue(demo, now, (home, due) => pay(home, due, { day, today: demo.today, now }));
}

/** The driver collects from those who pay at the door. */
async function doors(demo: Demo, day: PlainDate, now: Date): Promise<void> {
  await eachDue(demo, now, async ({ habits }, due) => {
    if (!habits.paysAtDoor || refusesToPay(habits, due.month, demo.today)) return;
    if (daysBetween(due.issuedOn, day) < habits.paysAfter) return;
    await payAtDoor(collectorsOf(demo, habits), due.id, habits.paysAtDoor, now);
  });
}

/** Whose round passes their door. */
function collectorsOf({ owner, rounds }: Demo, { person }: Habits): { owner: Staff; driver: Staff } {
  return { owner, driver: rounds.find(({ areas }) => areas.includes(person.area))?.driver ?? owner };
}

/** For the newest customer with a bill, whom nobody can log in as, so that the others' bills stay as they were made. */
async function lateCall({ owner, homes, today }: Demo, day: PlainDate, now: Date): Promise<void> {
  if (day !== addDays(today, -1)) return;
  for (const home of homes.toReversed()) {
    if (await pauseTooLate(owner, home, now)) return;
  }
}

async function goodwill(demo: Demo, day: PlainDate, now: Date): Promise<void> {
  if (!env().STRIPE_API_BASE) return;
  const when = { day, today: demo.today, now };
  await makeGood((habits) => collectorsOf(demo, habits), demo.homes, when);
  await payPastUs(demo.owner, demo.homes, when);
}

type Due = { id: number; month: PlainMonth; issuedOn: PlainDate };

async function eachDue(
  demo: Demo,
  now: Date,
  settle: (home: Household, due: Due) => Promise<void>,
): Promise<void> {
  const where = { isPaid: false };
  const unpaid = await asSystem((tx) => tx.bill.findMany({ where, orderBy: { id: "asc" } }), now);
  await eachHome(demo, async (home) => {
    for (const row of unpaid.filter(({ customerId }) => customerId === home.id)) {
      const month = plainMonth(row.year, row.month);
      await settle(home, { id: row.id, month, issuedOn: toBusinessDate(row.createdAt) });
    }
  });
}

async function pay(
  home: Household,
  due: Due,
  { day, today, now }: { day: PlainDate; today: PlainDate; now: Date },
): Promise<void> {
  const { habits, chance } = home;
  if (refusesToPay(habits, due.month, today)) {
    const isLatest = due.month === addMonths(monthOf(today), -1);
    const triesAgain = habits.wasDeclined && day === addDays(today, -1);
    if (triesAgain && isLatest) await payBill(home, due.id, DECLINED_CARD, now);
  } else if (!habits.paysAtDoor && daysBetween(due.issuedOn, day) >= habits.paysAfter) {
    if (chance.percent(6)) await payBill(home, due.id, DECLINED_CARD, now);
    await payBill(home, due.id, GOOD_CARD, now);
  }
}

function refusesToPay({ owesSince }: Habits, month: PlainMonth, today: PlainDate): boolean {
  return owesSince > 0 && month >= addMonths(monthOf(today), -owesSince);
}
