import { asCustomer, asSystem } from "@/lib/db";
import { customerId, type CustomerId } from "@/lib/domain/identity";
import { addDays, daysBetween, type PlainDate } from "@/lib/domain/plain-date";
import { signUp } from "@/lib/features/accounts/commands";
import { checkNewPassword } from "@/lib/features/accounts/new-password";
import { pauseDays, skipDay } from "@/lib/features/pauses/commands";
import { subscribe } from "@/lib/features/subscriptions/commands";
import { makeChance, type Chance } from "./chance";
import type { Habits } from "./habits";
import { expectOk } from "./expect";
import { sayDiets } from "./morning/diets";
import { proveAddress } from "./proved";

/** A demo customer who has signed up, with their running subscriptions. */
export type Household = {
  chance: Chance;
  id: CustomerId;
  habits: Habits;
  /** Subscriptions of which they have said what they eat. */
  noted: Set<number>;
  running: { id: number; planName: string; endDate: PlainDate }[];
};

const CITY = { city: "Navi Mumbai", state: "Maharashtra" };

/** `password`: of those whom somebody may log in as. */
export async function moveIn(habits: Habits, password: string | undefined, now: Date): Promise<Household> {
  const { person } = habits;
  const input = { ...person, ...CITY, password: password ?? unknownPassword(person), next: undefined };
  const { userId } = expectOk(
    await signUp({ now, system: (fn) => asSystem(fn, now) }, input),
    habits.person.email,
  );
  await asSystem((tx) => proveAddress(tx, userId, now), now);
  return { id: customerId(userId), habits, noted: new Set(), running: [], chance: makeChance(userId) };
}

/** Nobody knows it. One in 20,000 is taken for a breached one by chance. */
function unknownPassword(person: Habits["person"]): string {
  const password = crypto.randomUUID();
  return checkNewPassword(password, person).ok ? password : unknownPassword(person);
}

/** Renews what has run out, starting tomorrow, if this customer is one to stay. */
export async function renew(
  home: Household,
  plans: Map<string, number>,
  today: PlainDate,
  now: Date,
): Promise<void> {
  const { habits, chance } = home;
  const isNew = home.running.length === 0;
  const wanted = isNew
    ? habits.planNames
    : home.running.filter(({ endDate }) => endDate === today).map(({ planName }) => planName);
  home.running = home.running.filter(({ endDate }) => endDate > today);
  for (const planName of wanted) {
    if (!isNew && !chance.percent(habits.loyalty)) continue;
    const [startDate, endDate] = [addDays(today, 1), addDays(today, habits.runDays)];
    const input = {
      planId: plans.get(planName) ?? 0,
      startDate,
      endDate,
      weekdays: habits.weekdays,
      isSecond: true,
    };
    const taken = await asCustomer(home.id, (tx) => subscribe({ tx, now, customerId: home.id }, input), now);
    home.running.push({ id: expectOk(taken, planName).subscriptionId, planName, endDate });
  }
  await sayDiets(home, now);
}

/** On some mornings: away for a day or a week, or one of two tiffins too many. Refusals are a normal part of this. */
export async function changePlans(home: Household, today: PlainDate, now: Date): Promise<void> {
  const { chance } = home;
  const [first, second] = home.running;
  if (!first || !chance.percent(home.habits.pauses)) return;
  const day = addDays(today, chance.upTo(4));
  if (second && chance.percent(50)) {
    await asCustomer(
      home.id,
      (tx) => skipDay({ tx, now, customerId: home.id }, { subscriptionId: second.id, day }),
      now,
    );
    return;
  }
  const length = chance.pick([1, 1, 1, 2, 2, 3, 5, 7]);
  const days = Array.from({ length }, (_, index) => addDays(day, index)).filter(
    (date) => daysBetween(date, first.endDate) >= 0,
  );
  if (days.length > 0)
    await asCustomer(home.id, (tx) => pauseDays({ tx, now, customerId: home.id }, { days }), now);
}
