import { direct, fromSqlDate, toSqlDate, type Tx } from "@/lib/db";
import { toBusinessDate, toBusinessMonth } from "@/lib/domain/business-time";
import {
  addDays,
  addMonths,
  firstDayOf,
  lastDayOf,
  monthOf,
  type PlainDate,
  type PlainMonth,
} from "@/lib/domain/plain-date";
import { lastClosedMonth } from "@/lib/domain/slot";
import { countOpenComplaints } from "@/lib/features/complaints/queries";
import { countCorrectionsOpen } from "@/lib/features/corrections/decisions";
import { countUntakenLetters } from "@/lib/features/notifications/queries";
import { countUndecided } from "@/lib/features/odd-cases/cases";
import { listSlots } from "@/lib/features/slots/queries";
import { mealsBetween } from "./meals";
import { duringMonth, moneyByArea, moneyByMonth, monthsBetween, overdueBills, receivedIn } from "./money";
import { returnedByMonth, type Returned } from "./returned";
import { countUnbilled } from "./unbilled";

const MONTHS_SHOWN = 12;
const NOTHING_RETURNED: Returned = { givenBack: 0, lostToDisputes: 0 };

/** A month in figures: what was billed for it, and what was eaten in it. */
export async function monthReport(tx: Tx, month: PlainMonth, now: Date) {
  const today = toBusinessDate(now);
  const [first, last] = [firstDayOf(month), lastDayOf(month)];
  const months = await monthTable(tx, await startOfTable(tx, month), month, today);
  const { givenBack, lostToDisputes, ...money } = ofMonth(months, month);
  return {
    month,
    isClosed: month <= lastClosedMonth(now, await listSlots(tx)),
    money,
    areas: await moneyByArea(tx, month, today),
    received: await receivedIn(tx, month),
    meals: await mealsBetween(tx, first, last),
    pausingCustomers: await countPausing(tx, first, last),
    newCustomers: await countNewCustomers(tx, month),
    returned: { givenBack, lostToDisputes },
    months: months.reverse(),
  };
}

export type MonthReport = Awaited<ReturnType<typeof monthReport>>;

/** What was billed for each month, and what went back in it. */
async function monthTable(tx: Tx, from: PlainMonth, to: PlainMonth, today: PlainDate) {
  const money = await moneyByMonth(tx, from, to, today);
  const returned = await returnedByMonth(tx, from, to);
  const byMonth = new Map(returned.map((row) => [row.month, row]));
  return money.map((row) => ({ ...row, ...(byMonth.get(row.month) ?? NOTHING_RETURNED) }));
}

function ofMonth<T extends { month: PlainMonth }>(months: readonly T[], month: PlainMonth): T {
  const found = months.find((row) => row.month === month);
  if (!found) throw new Error(`no figures for ${month}`);
  return found;
}

/** The months about which there is anything to report, the latest first: from the first subscription to today. */
export async function reportMonths(tx: Tx, now: Date): Promise<PlainMonth[]> {
  const thisMonth = toBusinessMonth(now);
  return monthsBetween(await firstMonth(tx, thisMonth), thisMonth).reverse();
}

async function startOfTable(tx: Tx, month: PlainMonth): Promise<PlainMonth> {
  const [first, oldest] = [await firstMonth(tx, month), addMonths(month, 1 - MONTHS_SHOWN)];
  return first > oldest ? first : oldest;
}

/** The month in which the first subscription began, but no later than `latest`. */
async function firstMonth(tx: Tx, latest: PlainMonth): Promise<PlainMonth> {
  // Prisma's own minimum reads every row
  const earliest = { orderBy: { startDate: "asc" }, select: { startDate: true } } as const;
  const found = await tx.subscription.findFirst(earliest);
  const first = found ? monthOf(fromSqlDate(found.startDate)) : latest;
  return first < latest ? first : latest;
}

/** What runs today, and for how many customers. */
async function countRunning(tx: Tx, today: PlainDate): Promise<{ subscriptions: number; customers: number }> {
  const [row] = await direct(tx)<{ subscriptions: number; customers: number }>`
    SELECT count(*)::integer AS subscriptions, count(DISTINCT customer_id)::integer AS customers FROM customer_plans
    WHERE is_active AND ${toSqlDate(today)}::date BETWEEN start_date AND end_date`;
  return row ?? { subscriptions: 0, customers: 0 };
}

/** How many customers paused at least one of the days, both ends included. */
async function countPausing(tx: Tx, from: PlainDate, to: PlainDate): Promise<number> {
  const [row] = await direct(tx)<{ count: number }>`
    SELECT count(DISTINCT customer_id)::integer AS count FROM paused_dates
    WHERE pause_date BETWEEN ${toSqlDate(from)}::date AND ${toSqlDate(to)}::date`;
  return row?.count ?? 0;
}

/** How many customers signed up during a month. */
async function countNewCustomers(tx: Tx, month: PlainMonth): Promise<number> {
  const { gte, lt } = duringMonth(month);
  const [row] = await direct(tx)<{ count: number }>`
    SELECT count(*)::integer AS count FROM users WHERE role = 'customer' AND created_at >= ${gte} AND created_at < ${lt}`;
  return row?.count ?? 0;
}

/** What the owner looks at first, on Monday morning. Failed letters are shown only to admins. */
export async function mondayFigures(tx: Tx, now: Date) {
  const today = toBusinessDate(now);
  const thisMonth = toBusinessMonth(now);
  const closed = lastClosedMonth(now, await listSlots(tx));
  return {
    today,
    thisMonth,
    money: ofMonth(await moneyByMonth(tx, closed, closed, today), closed),
    received: await receivedIn(tx, thisMonth),
    overdue: await overdueBills(tx, today),
    newCustomers: await countNewCustomers(tx, thisMonth),
    running: await countRunning(tx, today),
    meals: (await mealsBetween(tx, today, addDays(today, 1))).byDay,
    cases: await countUndecided(tx),
    complaints: await countOpenComplaints(tx),
    corrections: await countCorrectionsOpen(tx, now),
    unbilled: await countUnbilled(tx, closed),
    failedMails: await countUntakenLetters(tx),
  };
}

export type MondayFigures = Awaited<ReturnType<typeof mondayFigures>>;

const DAYS_AROUND = 14;
const MONTHS_CHARTED = 6;

/** What the charts show: tiffins for two weeks back and two ahead, and the money of the last six closed months. */
export async function mondayCharts(tx: Tx, now: Date) {
  const today = toBusinessDate(now);
  const closed = lastClosedMonth(now, await listSlots(tx));
  const { byDay } = await mealsBetween(tx, addDays(today, -DAYS_AROUND), addDays(today, DAYS_AROUND));
  return {
    today,
    days: byDay.map(({ day, meals }) => ({ day, meals: meals.delivery })),
    months: await moneyByMonth(tx, addMonths(closed, 1 - MONTHS_CHARTED), closed, today),
  };
}
