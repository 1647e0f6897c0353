import { Prisma } from "@/prisma/generated/client";
import { fromSqlDate, toSqlDate, type Tx } from "@/lib/db";
import { parseWeekday, type PlainDate } from "@/lib/domain/plain-date";
import { causeOn, type DayCause } from "@/lib/domain/schedule";

/** One subscription's delivery day: what becomes of it, and where it would go. */
export type DayDelivery = {
  subscriptionId: number;
  customerId: number;
  planId: number;
  planName: string;
  cause: DayCause;
  fullname: string;
  phone: string;
  area: string;
  addr1: string;
  addr2: string | null;
  city: string;
  pincode: string;
};

/** Of a day's subscriptions, those in some areas, or of customers with a bill to pay. */
export type Among = { areas?: readonly string[]; owing?: boolean };

/**
 * Every delivery day on a date, delivered or not, in one query: the drivers deliver these rows, and what the kitchen counts
 * without the names (`tiffins_of_day`) is proven equal to them. SQL only narrows to the running subscriptions and supplies the facts; the domain
 * decides what becomes of each.
 */
export async function deliveriesOn(tx: Tx, day: PlainDate, among: Among = {}): Promise<DayDelivery[]> {
  const rows = await runningOn(tx, day, among);
  const theDay = new Set([day]);
  const noDay = new Set<PlainDate>();
  return rows.flatMap(({ startDate, endDate, weekdays, isPaused, isSkipped, isClosed, ...delivery }) => {
    const subscription = {
      id: delivery.subscriptionId,
      startDate: fromSqlDate(startDate),
      endDate: fromSqlDate(endDate),
      weekdays: weekdays.map((weekday) => parseWeekday(weekday)),
      skippedDates: isSkipped ? [day] : [],
    };
    const calendar = { pausedDates: isPaused ? theDay : noDay, closures: isClosed ? theDay : noDay };
    const cause = causeOn(subscription, day, calendar);
    return cause ? [{ ...delivery, cause }] : [];
  });
}

type RunningRow = Omit<DayDelivery, "cause"> & {
  startDate: Date;
  endDate: Date;
  weekdays: number[];
  isPaused: boolean;
  isSkipped: boolean;
  isClosed: boolean;
};

/** The condition on the rows of `customer_plans s` whose customer has a bill to pay. */
export const OWING = Prisma.sql`AND EXISTS (SELECT 1 FROM bills b WHERE b.customer_id = s.customer_id AND NOT b.is_paid)`;

function runningOn(tx: Tx, day: PlainDate, { areas, owing = false }: Among): Promise<RunningRow[]> {
  const date = toSqlDate(day);
  const inAreas = areas ? Prisma.sql`AND u.area = ANY (${[...areas]})` : Prisma.empty;
  const withBill = owing ? OWING : Prisma.empty;
  return tx.$queryRaw<RunningRow[]>`
    SELECT s.id AS "subscriptionId", s.customer_id AS "customerId", s.plan_id AS "planId", p.name AS "planName",
           u.fullname, u.phone, u.area, u.addr1, u.addr2, u.city, u.pincode,
           s.start_date AS "startDate", s.end_date AS "endDate", s.weekdays,
           EXISTS (SELECT 1 FROM paused_dates d WHERE d.customer_id = s.customer_id AND d.pause_date = ${date}::date) AS "isPaused",
           EXISTS (SELECT 1 FROM skipped_deliveries k WHERE k.subscription_id = s.id AND k.skip_date = ${date}::date) AS "isSkipped",
           EXISTS (SELECT 1 FROM closures c WHERE c.closure_date = ${date}::date) AS "isClosed"
    FROM customer_plans s JOIN plans p ON p.id = s.plan_id JOIN users u ON u.id = s.customer_id
    WHERE s.start_date <= ${date}::date AND s.end_date >= ${date}::date ${inAreas} ${withBill}
    ORDER BY s.id`;
}

/** One door: everything handed over there, counted by plan. */
export type Stop = Pick<
  DayDelivery,
  "customerId" | "fullname" | "phone" | "addr1" | "addr2" | "city" | "pincode"
> & {
  plans: { name: string; count: number }[];
  count: number;
};

/** Some of an area's doors, or all. */
export type AreaStops = { area: string; stops: Stop[] };

const inOrder = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** The order of a round: areas by name, doors by address, "Flat 2" before "Flat 10". */
export const byArea = (a: { area: string }, b: { area: string }): number => inOrder.compare(a.area, b.area);

/** What is delivered that day, by area, then address. */
export async function listStops(tx: Tx, day: PlainDate, among: Among = {}): Promise<AreaStops[]> {
  const delivered = (await deliveriesOn(tx, day, among)).filter(({ cause }) => cause === "delivery");
  return [...Map.groupBy(delivered, ({ area }) => area)]
    .map(([area, rows]) => ({ area, stops: toStops(rows) }))
    .sort(byArea);
}

function toStops(rows: DayDelivery[]): Stop[] {
  const stops = [...Map.groupBy(rows, ({ customerId }) => customerId).values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const { customerId, fullname, phone, addr1, addr2, city, pincode } = first;
    return [
      { customerId, fullname, phone, addr1, addr2, city, pincode, plans: countPlans(own), count: own.length },
    ];
  });
  return stops.sort(byAddress);
}

function countPlans(rows: DayDelivery[]): Stop["plans"] {
  return [...Map.groupBy(rows, ({ planName }) => planName)]
    .map(([name, own]) => ({ name, count: own.length }))
    .sort((a, b) => inOrder.compare(a.name, b.name));
}

type Door = Pick<Stop, "customerId" | "addr1" | "addr2">;

export function byAddress(a: Door, b: Door): number {
  return inOrder.compare(addressOf(a), addressOf(b)) || a.customerId - b.customerId;
}

function addressOf({ addr1, addr2 }: Door): string {
  return `${addr1} ${addr2 ?? ""}`;
}
