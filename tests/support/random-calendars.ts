// Customers whose subscriptions to two meals, pauses, skips and closures fall anyhow: on the same days, on days without a tiffin, before and
// after each run. With what `causeOn` says of each of their days, read row by row, for what counts them in one statement.
import { asSystem, fromSqlDate } from "@/lib/db";
import { parseWeekday, type PlainDate } from "@/lib/domain/plain-date";
import { causeOn, type DayCause } from "@/lib/domain/schedule";
import { connectSql } from "./sql";

const FIRST_DAY = "2027-04-01";

/** Adds `customers` of them over the 60 days from 1 April 2027; the same seed, between 0 and 1, gives the same ones. */
export async function addRandomCalendars(customers: number, seed: number): Promise<void> {
  const sql = await connectSql();
  try {
    await sql.query("SELECT set_config('app.today', '2027-01-01', false), setseed($1)", [seed]);
    const any = (most: number) => `floor(random() * ${most})::int`;
    await sql.query(`INSERT INTO slots (name, position) VALUES ('Random', 1140) ON CONFLICT DO NOTHING`);
    await sql.query(`INSERT INTO slot_terms (slot_id, valid_from, cutoff_time, delivered_from, delivered_by)
      SELECT id, '2000-01-01', '15:00', '19:00', '21:00' FROM slots WHERE name = 'Random' ON CONFLICT DO NOTHING`);
    await sql.query(`INSERT INTO plans (name, daily_rate, items, slot_id)
      SELECT 'Random ' || (SELECT count(*) FROM plans) + n, 50 + ${any(150)}, '[]',
        CASE WHEN n = 2 THEN (SELECT id FROM slots WHERE name = 'Random') ELSE 1 END FROM generate_series(1, 3) n`);
    await sql.query(`INSERT INTO users (fullname, email, phone, password, addr1, addr2, area, pincode)
      SELECT 'Random ' || n, 'random-' || gen_random_uuid() || '@example.test', '9820000000', '-', 'Flat ' || ${any(40)},
        (ARRAY['Sagar', 'sagar', NULL])[1 + ${any(3)}], (ARRAY['Vashi', 'Nerul', 'Ulwe'])[1 + ${any(3)}], '400703'
      FROM generate_series(1, ${customers}) n`);
    await sql.query(`INSERT INTO customer_plans (customer_id, plan_id, start_date, end_date, weekdays, daily_rate)
      SELECT u.id, p.id, date '${FIRST_DAY}' + first, date '${FIRST_DAY}' + first + length,
        (ARRAY['{1,2,3,4,5,6,7}', '{1,2,3,4,5}', '{6,7}', '{2}'])[1 + day % 4]::smallint[], p.daily_rate
      FROM (SELECT id, plan, ${any(50)} - 10 AS first, ${any(40)} AS length, ${any(4)} AS day
        FROM users, generate_series(1, 3) plan WHERE fullname LIKE 'Random %' AND random() < 0.6) u
      JOIN (SELECT id, daily_rate, row_number() OVER (ORDER BY id DESC) AS number FROM plans) p ON p.number = u.plan`);
    await sql.query(`INSERT INTO paused_dates (customer_id, pause_date)
      SELECT id, date '${FIRST_DAY}' + ${any(60)} FROM users, generate_series(1, 9) WHERE fullname LIKE 'Random %'
      ON CONFLICT DO NOTHING`);
    await sql.query(`INSERT INTO skipped_deliveries (subscription_id, skip_date)
      SELECT id, date '${FIRST_DAY}' + ${any(60)} FROM customer_plans, generate_series(1, 9)
      UNION SELECT s.id, p.pause_date FROM customer_plans s JOIN paused_dates p USING (customer_id) WHERE random() < 0.3
      ON CONFLICT DO NOTHING`);
    await sql.query(`INSERT INTO closures (closure_date, reason, slot_id)
      SELECT date '${FIRST_DAY}' + ${any(60)}, 'Festival',
        CASE WHEN n > 4 THEN (SELECT id FROM slots WHERE name = 'Random') WHEN n > 2 THEN 1 END
      FROM generate_series(1, 7) n ON CONFLICT DO NOTHING`);
  } finally {
    await sql.close();
  }
}

export type CountedRow = {
  subscriptionId: number;
  customerId: number;
  planName: string;
  area: string;
  dailyRate: number;
  cause: DayCause;
};

/** The readable definition: every subscription's delivery day on each of the days, as the domain sees it. */
export async function causesOn(days: readonly PlainDate[]): Promise<Map<PlainDate, CountedRow[]>> {
  const { subscriptions, closed } = await asSystem(async (tx) => ({
    subscriptions: await tx.subscription.findMany({
      include: { plan: true, skips: true, customer: { include: { pauses: true } } },
    }),
    closed: await tx.closure.findMany(),
  }));
  const known = subscriptions.map(
    ({ id, plan, skips, customer, startDate, endDate, weekdays, dailyRate }) => ({
      row: {
        subscriptionId: id,
        customerId: customer.id,
        planName: plan.name,
        area: customer.area,
        dailyRate,
      },
      subscription: {
        ...{ id, startDate: fromSqlDate(startDate), endDate: fromSqlDate(endDate) },
        weekdays: weekdays.map((weekday) => parseWeekday(weekday)),
        skippedDates: skips.map(({ skipDate }) => fromSqlDate(skipDate)),
      },
      calendar: {
        closures: new Set(
          closed
            .filter(({ slotId }) => slotId === null || slotId === plan.slotId)
            .map(({ closureDate }) => fromSqlDate(closureDate)),
        ),
        pausedDates: new Set(customer.pauses.map(({ pauseDate }) => fromSqlDate(pauseDate))),
      },
    }),
  );
  const ofDay = (day: PlainDate) =>
    known.flatMap(({ row, subscription, calendar }) => {
      const cause = causeOn(subscription, day, calendar);
      return cause ? [{ ...row, cause }] : [];
    });
  return new Map(days.map((day) => [day, ofDay(day)]));
}
