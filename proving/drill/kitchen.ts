// The drill's kitchen: its staff, and customers with two unpaid bills each, made by the command that makes bills.
import { clockNow } from "@/lib/clock";
import { asSystem, toSqlDate } from "@/lib/db";
import { instantAt, toBusinessDate } from "@/lib/domain/business-time";
import { LUNCH, lastClosedMonth } from "@/lib/domain/slot";
import { ALL_WEEKDAYS, addDays, addMonths, firstDayOf, type PlainMonth } from "@/lib/domain/plain-date";
import type { StaffRole } from "@/lib/domain/identity";
import { hashPassword } from "@/lib/features/accounts/passwords";
import { generateBills } from "@/lib/features/billing/commands";

export const PASSWORD = "spilt dal on the third floor";

type Bill = { id: number; amount: number };
export type Customer = { id: number; email: string; first: Bill; second: Bill };

/** `days` of it are eaten, at `rate` rupees. The first month is the later one. */
const MONTHS = [
  { back: 0, days: 5, rate: 120 },
  { back: 1, days: 3, rate: 100 },
] as const;

let made = 0;

function person(passwordHash: string) {
  made += 1;
  const address = { addr1: "Flat 4, Shanti Niwas", area: "Vashi", pincode: "400703" };
  const phone = String(9_810_000_000 + made);
  return {
    fullname: "Asha Kulkarni",
    email: `drill-${made}@example.test`,
    phone,
    password: passwordHash,
    ...address,
  };
}

export async function hireStaff(role: StaffRole): Promise<{ email: string }> {
  const isAdmin = role === "admin" || role === "owner";
  const data = { ...person(await hashPassword(PASSWORD)), role, isAdmin };
  return asSystem((tx) => tx.user.create({ data, select: { email: true } }));
}

/** Gives them a second step: their role demands one before anything else. They have logged in before. */
export async function giveSecondStep(email: string): Promise<void> {
  await asSystem(async (tx) => {
    const { id: userId } = await tx.user.findUniqueOrThrow({ where: { email }, select: { id: true } });
    await tx.authenticator.create({ data: { userId, sealedSecret: "on a phone", confirmedAt: clockNow() } });
  });
}

export type Kitchen = { planIds: readonly number[]; passwordHash: string };

export async function openKitchen(): Promise<Kitchen> {
  const plans = await asSystem((tx) =>
    tx.plan.createManyAndReturn({
      data: MONTHS.map(({ rate }) => ({
        name: `Thali at ${rate}`,
        dailyRate: rate,
        items: '["4 roti","Dal"]',
      })),
      select: { id: true },
    }),
  );
  return { planIds: plans.map(({ id }) => id), passwordHash: await hashPassword(PASSWORD) };
}

const monthOf = ({ back }: (typeof MONTHS)[number], now: Date): PlainMonth =>
  addMonths(lastClosedMonth(now, [LUNCH]), -back);

export async function makeCustomers({ planIds, passwordHash }: Kitchen, count: number): Promise<Customer[]> {
  const now = clockNow();
  const people = Array.from({ length: count }, () => person(passwordHash));
  const earliest = firstDayOf(addMonths(lastClosedMonth(now, [LUNCH]), -1));
  const users = await asSystem(
    async (tx) => {
      const rows = await tx.user.createManyAndReturn({ data: people, select: { id: true, email: true } });
      const data = rows.flatMap(({ id }) => [
        ...planIds.map((planId, index) => subscription(id, planId, index, now)),
        onRound(id, planIds[0] ?? 0, now),
      ]);
      await tx.subscription.createMany({ data });
      return rows;
    },
    instantAt(earliest, "00:00"),
  );
  for (const month of MONTHS) await billMonth(monthOf(month, now), now);
  return withBills(users);
}

function subscription(customerId: number, planId: number, index: number, now: Date) {
  const month = MONTHS[index] ?? MONTHS[0];
  const firstDay = firstDayOf(monthOf(month, now));
  return {
    customerId,
    planId,
    dailyRate: month.rate,
    startDate: toSqlDate(firstDay),
    endDate: toSqlDate(addDays(firstDay, month.days - 1)),
    weekdays: [...ALL_WEEKDAYS],
  };
}

/** From today on: a driver takes money at the doors of their round alone. */
function onRound(customerId: number, planId: number, now: Date) {
  const today = toBusinessDate(now);
  const run = { startDate: toSqlDate(today), endDate: toSqlDate(addDays(today, 30)) };
  return { customerId, planId, dailyRate: MONTHS[0].rate, ...run, weekdays: [...ALL_WEEKDAYS] };
}

async function billMonth(month: PlainMonth, now: Date): Promise<void> {
  const result = await generateBills({ now, system: (fn) => asSystem(fn, now) }, { month });
  if (!result.ok) throw new Error(result.error);
}

async function withBills(users: { id: number; email: string }[]): Promise<Customer[]> {
  const bills = await asSystem((tx) =>
    tx.bill.findMany({
      where: { customerId: { in: users.map(({ id }) => id) } },
      orderBy: [{ year: "desc" }, { month: "desc" }],
      select: { id: true, amount: true, customerId: true },
    }),
  );
  return users.map(({ id, email }) => {
    const [first, second] = bills.filter(({ customerId }) => customerId === id);
    if (!first || !second) throw new Error(`customer ${id} was not billed`);
    return { id, email, first, second };
  });
}
