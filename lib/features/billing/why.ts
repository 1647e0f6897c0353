import type { Prisma } from "@/prisma/generated/client";
import { fromSqlDate, toSqlDate, type Tx } from "@/lib/db";
import { isStaffRole, ROLES } from "@/lib/domain/identity";
import type { Rupees } from "@/lib/domain/money";
import {
  daysOfMonth,
  firstDayOf,
  lastDayOf,
  monthOf,
  type PlainDate,
  type PlainMonth,
} from "@/lib/domain/plain-date";
import type { DayCause } from "@/lib/domain/schedule";
import { daysKnownTo, type KnownDay } from "./day-changes";
import type { IssuedBill } from "./queries";

/** When a day was paused, skipped or closed, whether staff did it, and whether the bill was made before. */
type Since = { at: Date; byStaff: boolean; isLate: boolean };

/** One subscription's day. `since` is null for a delivery, and where the history doesn't tell. */
export type WhyMeal = {
  subscriptionId: number;
  planName: string;
  dailyRate: Rupees;
  cause: DayCause;
  since: Since | null;
  /** The meal of the day that was closed, and why, where it was this one alone. */
  closed?: { meal: string; reason: string };
};

/** A day of a billed month; without meals it is not a delivery day. `closure` is why the kitchen was closed. */
export type WhyDay = { date: PlainDate; meals: WhyMeal[]; closure: string | null };

/** A day for which the customer was given credit. */
export type CreditedDay = { day: PlainDate; reason: string };

/** Every day of a bill's month with its cause as issued, and what the history knew about it at that time. */
export async function whyOf(tx: Tx, bill: IssuedBill): Promise<WhyDay[]> {
  const known = Map.groupBy(await daysKnownTo(tx, [bill]), ({ day }) => day);
  return daysOfMonth(bill.month).map((date) => whyDay(bill, date, known.get(date) ?? []));
}

type OfMonth = { customerId: number; month: PlainMonth };

/** The credits given for days of a bill, except those that were taken back; also those given before there was a bill. */
export async function creditedDaysOf(
  tx: Tx,
  { id, ...of }: OfMonth & { id: number },
): Promise<CreditedDay[]> {
  const { where, ...query } = ofDays;
  const { customerId, month } = of;
  const early = {
    customerId,
    billId: null,
    day: { gte: toSqlDate(firstDayOf(month)), lte: toSqlDate(lastDayOf(month)) },
  };
  return creditedDays(
    await tx.credit.findMany({ where: { ...where, OR: [{ billId: id }, early] }, ...query }),
  );
}

/** The fields of a bill's credits needed for this. */
export const ofDays = {
  where: { day: { not: null }, reversesId: null, reversedBy: null },
  select: { day: true, reason: true },
  orderBy: { id: "asc" },
} as const satisfies Prisma.Bill$creditsArgs;

/** Of a customer's credits for days that had no bill when they were given, those of a month. */
export const ofEarlyDays = {
  ...ofDays,
  where: { ...ofDays.where, billId: null },
} as const satisfies Prisma.User$creditsArgs;

export function creditedIn(
  month: PlainMonth,
  rows: readonly { day: Date | null; reason: string }[],
): CreditedDay[] {
  return creditedDays(rows).filter(({ day }) => monthOf(day) === month);
}

export function creditedDays(rows: readonly { day: Date | null; reason: string }[]): CreditedDay[] {
  return rows.flatMap(({ day, reason }) => (day ? [{ day: fromSqlDate(day), reason }] : []));
}

const KIND_OF = { paused: "pause", skipped: "skip", closed: "closure" } as const;

function whyDay(bill: IssuedBill, date: PlainDate, known: readonly KnownDay[]): WhyDay {
  const meals = bill.lines.flatMap(({ subscriptionId, planName, dailyRate, days }) => {
    const cause = days.find((day) => day.date === date)?.cause;
    if (!cause) return [];
    const since = sinceOf(bill, known, cause, subscriptionId);
    const closed = cause === "closed" ? closedMeal(known, subscriptionId) : {};
    return [{ subscriptionId, planName, dailyRate, cause, since, ...closed }];
  });
  const isClosed = meals.some(({ cause }) => cause === "closed");
  const whole = known.find(({ kind, mealName }) => kind === "closure" && mealName === null);
  const closure = isClosed ? whole?.reason : null;
  return { date, meals, closure: closure ?? null };
}

function closedMeal(known: readonly KnownDay[], subscriptionId: number): Pick<WhyMeal, "closed"> {
  const row = known.find((day) => day.kind === "closure" && day.subscriptionId === subscriptionId);
  return row?.mealName ? { closed: { meal: row.mealName, reason: row.reason ?? "" } } : {};
}

function sinceOf(
  { issuedAt }: IssuedBill,
  known: readonly KnownDay[],
  cause: DayCause,
  subscriptionId: number,
): Since | null {
  if (cause === "delivery") return null;
  const kind = KIND_OF[cause];
  const row = known.find(
    (day) => day.kind === kind && (day.subscriptionId ?? subscriptionId) === subscriptionId,
  );
  return row ? { at: row.at, byStaff: isStaff(row.actorRole), isLate: row.at > issuedAt } : null;
}

function isStaff(actorRole: string | null): boolean {
  return ROLES.some((role) => role === actorRole && isStaffRole(role));
}
