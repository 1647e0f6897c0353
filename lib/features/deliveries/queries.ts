import { Prisma } from "@/prisma/generated/client";
import { direct, toSqlDate, type Tx } from "@/lib/db";
import { parsePlainDate, parseWeekday, type PlainDate } from "@/lib/domain/plain-date";
import { causeOn, type DayCause } from "@/lib/domain/schedule";

/** One subscription's delivery day: what becomes of it, and where it would go. */
export type DayDelivery = {
  /** Its number for whoever brings it: the subscription's, or of one beside them its row's of the sheet, negative. */
  tiffinId: number;
  /** Null of a tiffin beside the subscriptions, which only a sheet has. */
  subscriptionId: number | null;
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
 * Every delivery day on a date, delivered or not: the drivers deliver these rows, and what the kitchen counts without the names
 * is proven equal to them. Of a meal that is counted its sheet says what is delivered, to whom and where, as of then; of the
 * others SQL only narrows to the running subscriptions and supplies the facts, and the domain decides what becomes of each.
 */
export async function deliveriesOn(tx: Tx, day: PlainDate, among: Among = {}): Promise<DayDelivery[]> {
  const forecast = (await forecastOn(tx, day, among)).filter(
    ({ cause, isCounted }) => cause !== "delivery" || !isCounted,
  );
  const rows = forecast.map(({ isCounted: _, ...delivery }) => delivery);
  return [...rows, ...(await onSheet(tx, day, among))];
}

/** The tiffins of a day's sheets that go to a customer. Whoever was forgotten since has no name there any more. */
function onSheet(tx: Tx, day: PlainDate, { areas, owing = false }: Among): Promise<DayDelivery[]> {
  const inAreas = areas ? Prisma.sql`AND s.area = ANY (${[...areas]})` : Prisma.empty;
  return direct(tx)<DayDelivery>`
    SELECT coalesce(s.subscription_id, -s.id) AS "tiffinId", s.subscription_id AS "subscriptionId", s.customer_id AS "customerId", s.plan_id AS "planId", s.plan_name AS "planName",
           'delivery' AS cause, coalesce(s.full_name, '') AS fullname, coalesce(s.phone, '') AS phone, coalesce(s.area, '') AS area,
           coalesce(s.addr1, '') AS addr1, s.addr2, coalesce(s.city, '') AS city, coalesce(s.pincode, '') AS pincode
    FROM sheet_tiffins s
    WHERE s.day = ${toSqlDate(day)}::date AND s.customer_id IS NOT NULL ${inAreas} ${owing ? OWING : Prisma.empty}
    ORDER BY s.id`;
}

async function forecastOn(
  tx: Tx,
  day: PlainDate,
  among: Among,
): Promise<(DayDelivery & { isCounted: boolean })[]> {
  const rows = await runningOn(tx, day, among);
  const theDay = new Set([day]);
  const noDay = new Set<PlainDate>();
  return rows.flatMap(({ startDate, endDate, weekdays, isPaused, isSkipped, isClosed, ...delivery }) => {
    const subscription = {
      id: delivery.subscriptionId,
      startDate: parsePlainDate(startDate),
      endDate: parsePlainDate(endDate),
      weekdays: weekdays.map((weekday) => parseWeekday(weekday)),
      skippedDates: isSkipped ? [day] : [],
    };
    const calendar = { pausedDates: isPaused ? theDay : noDay, closures: isClosed ? theDay : noDay };
    const cause = causeOn(subscription, day, calendar);
    return cause ? [{ ...delivery, tiffinId: delivery.subscriptionId, cause }] : [];
  });
}

type RunningRow = Omit<DayDelivery, "cause" | "tiffinId"> & {
  subscriptionId: number;
  startDate: string;
  endDate: string;
  weekdays: number[];
  isPaused: boolean;
  isSkipped: boolean;
  isClosed: boolean;
  /** Its meal has a sheet. */
  isCounted: boolean;
};

/** The condition on the rows of `customer_plans s` whose customer has a bill to pay. */
export const OWING = Prisma.sql`AND EXISTS (SELECT 1 FROM bills b WHERE b.customer_id = s.customer_id AND NOT b.is_paid)`;

/** Those whose home is there, or their other address of the day: found by an index each, and then looked at. */
const fromAreas = (date: Date, areas: string[]) => Prisma.sql`AND coalesce(e.area, u.area) = ANY (${areas})
  AND s.customer_id IN (SELECT h.id FROM users h WHERE h.area = ANY (${areas})
    UNION SELECT a.customer_id FROM day_addresses a WHERE a.day = ${date}::date AND a.area = ANY (${areas}))`;

function runningOn(tx: Tx, day: PlainDate, { areas, owing = false }: Among): Promise<RunningRow[]> {
  const date = toSqlDate(day);
  const inAreas = areas ? fromAreas(date, [...areas]) : Prisma.empty;
  const withBill = owing ? OWING : Prisma.empty;
  return direct(tx)<RunningRow>`
    SELECT s.id AS "subscriptionId", s.customer_id AS "customerId", s.plan_id AS "planId", p.name AS "planName",
           u.fullname, u.phone, coalesce(e.area, u.area) AS area, coalesce(e.addr1, u.addr1) AS addr1,
           CASE WHEN e.id IS NULL THEN u.addr2 ELSE e.addr2 END AS addr2, coalesce(e.city, u.city) AS city, coalesce(e.pincode, u.pincode) AS pincode,
           s.start_date::text AS "startDate", s.end_date::text AS "endDate", s.weekdays,
           EXISTS (SELECT 1 FROM paused_dates d WHERE d.customer_id = s.customer_id AND d.pause_date = ${date}::date) AS "isPaused",
           EXISTS (SELECT 1 FROM skipped_deliveries k WHERE k.subscription_id = s.id AND k.skip_date = ${date}::date) AS "isSkipped",
           EXISTS (SELECT 1 FROM closures c WHERE c.closure_date = ${date}::date
             AND coalesce(c.slot_id, p.slot_id) = p.slot_id) AS "isClosed",
           EXISTS (SELECT 1 FROM sheets f WHERE f.day = ${date}::date AND f.slot_id = p.slot_id) AS "isCounted"
    FROM customer_plans s JOIN plans p ON p.id = s.plan_id JOIN users u ON u.id = s.customer_id
      LEFT JOIN day_addresses e ON e.customer_id = s.customer_id AND e.day = ${date}::date AND e.slot_id = p.slot_id
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
