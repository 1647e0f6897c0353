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

/**
 * Every delivery day on a date, delivered or not, in one query: the drivers deliver these rows, the kitchen counts the same
 * ones without the names (`tiffins_of_day`).
 * SQL only narrows to the running subscriptions and supplies the facts; the domain decides what becomes of each.
 */
export async function deliveriesOn(tx: Tx, day: PlainDate): Promise<DayDelivery[]> {
  return withCause(await runningOn(tx, day), day);
}

/** What decides what becomes of a subscription on a day. */
export type RunFacts = {
  startDate: Date;
  endDate: Date;
  weekdays: number[];
  isPaused: boolean;
  isSkipped: boolean;
  isClosed: boolean;
};

/** The delivery days among these rows, each with what becomes of it. */
export function withCause<Row extends RunFacts>(
  rows: readonly Row[],
  day: PlainDate,
): (Omit<Row, keyof RunFacts> & { cause: DayCause })[] {
  const theDay = new Set([day]);
  const noDay = new Set<PlainDate>();
  return rows.flatMap(({ startDate, endDate, weekdays, isPaused, isSkipped, isClosed, ...delivery }, id) => {
    const subscription = {
      id,
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

type RunningRow = Omit<DayDelivery, "cause"> & RunFacts;

function runningOn(tx: Tx, day: PlainDate): Promise<RunningRow[]> {
  const date = toSqlDate(day);
  return tx.$queryRaw<RunningRow[]>`
    SELECT s.id AS "subscriptionId", s.customer_id AS "customerId", s.plan_id AS "planId", p.name AS "planName",
           u.fullname, u.phone, u.area, u.addr1, u.addr2, u.city, u.pincode,
           s.start_date AS "startDate", s.end_date AS "endDate", s.weekdays,
           EXISTS (SELECT 1 FROM paused_dates d WHERE d.customer_id = s.customer_id AND d.pause_date = ${date}::date) AS "isPaused",
           EXISTS (SELECT 1 FROM skipped_deliveries k WHERE k.subscription_id = s.id AND k.skip_date = ${date}::date) AS "isSkipped",
           EXISTS (SELECT 1 FROM closures c WHERE c.closure_date = ${date}::date) AS "isClosed"
    FROM customer_plans s JOIN plans p ON p.id = s.plan_id JOIN users u ON u.id = s.customer_id
    WHERE s.start_date <= ${date}::date AND s.end_date >= ${date}::date
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

export type AreaStops = { area: string; count: number; stops: Stop[] };

const inOrder = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** What is delivered that day, by area, then address; "Flat 2" before "Flat 10". */
export async function listStops(tx: Tx, day: PlainDate): Promise<AreaStops[]> {
  const delivered = (await deliveriesOn(tx, day)).filter(({ cause }) => cause === "delivery");
  const byArea = Map.groupBy(delivered, ({ area }) => area);
  return [...byArea]
    .map(([area, rows]) => ({ area, count: rows.length, stops: toStops(rows) }))
    .sort((a, b) => inOrder.compare(a.area, b.area));
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
  return stops.sort((a, b) => inOrder.compare(addressOf(a), addressOf(b)) || a.customerId - b.customerId);
}

function countPlans(rows: DayDelivery[]): Stop["plans"] {
  return [...Map.groupBy(rows, ({ planName }) => planName)]
    .map(([name, own]) => ({ name, count: own.length }))
    .sort((a, b) => inOrder.compare(a.name, b.name));
}

function addressOf({ addr1, addr2 }: Stop): string {
  return `${addr1} ${addr2 ?? ""}`;
}
