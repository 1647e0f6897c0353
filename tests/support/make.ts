// People, plans and subscriptions for database tests. Rows are written as the system would, on the day they require.
import { asSystem, toSqlDate } from "@/lib/db";
import { instantAt } from "@/lib/domain/business-time";
import { customerId, userId, type CustomerId, type StaffRole, type UserId } from "@/lib/domain/identity";
import { rupees, type Rupees } from "@/lib/domain/money";
import { ALL_WEEKDAYS, parsePlainDate, type PlainDate, type Weekday } from "@/lib/domain/plain-date";

let made = 0;

const address = { addr1: "Flat 4, Shanti Niwas", area: "Vashi", pincode: "400703" };

type Person = {
  fullname?: string;
  email?: string;
  phone?: string;
  area?: string;
  addr1?: string;
  pincode?: string;
};

function person(fullname: string, given: Person) {
  made += 1;
  return {
    fullname,
    email: `person-${made}@example.test`,
    phone: String(9_820_000_000 + made),
    password: "no log-in with this",
    ...address,
    ...given,
  };
}

export async function makeCustomer(given: Person = {}): Promise<CustomerId> {
  const data = person("Asha Kulkarni", given);
  return customerId((await asSystem((tx) => tx.user.create({ data }))).id);
}

export async function makeStaff(
  role: StaffRole,
  given: Person = {},
): Promise<{ id: UserId; role: StaffRole }> {
  const data = { ...person("Ramesh Patil", given), role, isAdmin: role === "admin" || role === "owner" };
  return { id: userId((await asSystem((tx) => tx.user.create({ data }))).id), role };
}

export function makeAdmin(given: Person = {}): Promise<{ id: UserId; role: StaffRole }> {
  return makeStaff("admin", given);
}

type MadePlan = { id: number; name: string; dailyRate: Rupees };

export async function makePlan(
  given: { name?: string; dailyRate?: number; items?: string[]; isActive?: boolean; slotId?: number } = {},
): Promise<MadePlan> {
  made += 1;
  const { items = ["4 roti", "Dal", "Sabzi"], ...rest } = given;
  const data = { name: `Veg Thali ${made}`, dailyRate: 120, ...rest, items: JSON.stringify(items) };
  const plan = await asSystem((tx) => tx.plan.create({ data }));
  return { id: plan.id, name: plan.name, dailyRate: rupees(plan.dailyRate) };
}

/** A meal counted at `cutoffTime`, on the day or on the evening before. Returns its id. */
export async function makeSlot(name: string, cutoffTime: string, isDayBefore = false): Promise<number> {
  const hours = { deliveredFrom: "19:00", deliveredBy: "21:00" };
  const terms = { validFrom: toSqlDate(parsePlainDate("2000-01-01")), cutoffTime, isDayBefore, ...hours };
  const data = { name, position: 19 * 60, terms: { create: terms } };
  return (await asSystem((tx) => tx.slot.create({ data }))).id;
}

/** Days are `YYYY-MM-DD`. Taken at `now`, by default in the first minute of its first day. Returns its id. */
export async function makeSubscription(
  given: {
    customerId: number;
    plan: { id: number; dailyRate: number };
    startDate: string;
    endDate: string;
    weekdays?: readonly Weekday[];
  },
  now = firstMinuteOf(given.startDate),
): Promise<number> {
  const data = {
    customerId: given.customerId,
    planId: given.plan.id,
    dailyRate: given.plan.dailyRate,
    startDate: sqlDay(given.startDate),
    endDate: sqlDay(given.endDate),
    weekdays: [...(given.weekdays ?? ALL_WEEKDAYS)],
  };
  return (await asSystem((tx) => tx.subscription.create({ data }), now)).id;
}

export async function makePause(customer: number, day: string, now = firstMinuteOf(day)): Promise<void> {
  await asSystem((tx) => tx.pause.create({ data: { customerId: customer, pauseDate: sqlDay(day) } }), now);
}

export async function makeSkip(subscriptionId: number, day: string, now = firstMinuteOf(day)): Promise<void> {
  await asSystem((tx) => tx.skip.create({ data: { subscriptionId, skipDate: sqlDay(day) } }), now);
}

export async function makeClosure(day: string, reason = "Diwali"): Promise<void> {
  await asSystem(
    (tx) => tx.closure.create({ data: { closureDate: sqlDay(day), reason } }),
    firstMinuteOf(day),
  );
}

/** An instant by the kitchen's clock: `at("2026-11-24", "08:00")`. */
export function at(day: string, time: string): Date {
  return instantAt(parsePlainDate(day), time);
}

export function days(...list: string[]): PlainDate[] {
  return list.map((day) => parsePlainDate(day));
}

function firstMinuteOf(day: string): Date {
  return at(day, "00:00");
}

function sqlDay(day: string): Date {
  return toSqlDate(parsePlainDate(day));
}
