// Customers who pause, resume and skip in the last instant before the cutoff, while the sheet is made: each is on exactly one side.
import { asCustomer, asSystem, disconnect, toSqlDate } from "@/lib/db";
import type { CustomerId } from "@/lib/domain/identity";
import { addDays, parsePlainDate, type PlainDate } from "@/lib/domain/plain-date";
import { pauseDays, resumeDays, skipDay } from "@/lib/features/pauses/commands";
import { subscribe } from "@/lib/features/subscriptions/commands";
import { allAtOnce } from "../../support/crowd";
import { at, makeCustomer, makePause, makePlan, makeSubscription } from "../../support/make";

const FIRST = parsePlainDate("2027-06-01");
const ROUNDS = 30;
const CUSTOMERS = 9;
const MOST_WAITS = 60;

afterAll(disconnect);

/** An instant within a tenth of a second of the cutoff, on either side. */
const nearCutoff = (day: PlainDate, chance: number) =>
  new Date(at(day, "08:00").getTime() + Math.round(200 * chance) - 100);

type Person = { customerId: CustomerId; subscriptionId: number; planId: number };
type Asked = Person & { day: PlainDate; now: Date };

const acts: ((asked: Asked) => Promise<{ ok: boolean }>)[] = [
  ({ customerId, day, now }) =>
    asCustomer(customerId, (tx) => pauseDays({ tx, now, customerId }, { days: [day] }), now),
  ({ customerId, subscriptionId, day, now }) =>
    asCustomer(customerId, (tx) => skipDay({ tx, now, customerId }, { subscriptionId, day }), now),
  ({ customerId, day, now }) =>
    asCustomer(customerId, (tx) => resumeDays({ tx, now, customerId }, { days: [day] }), now),
  ({ customerId, planId, day, now }) => {
    const input = {
      planId,
      startDate: day,
      endDate: day,
      weekdays: [1, 2, 3, 4, 5, 6, 7] as const,
      isSecond: true,
    };
    return asCustomer(
      customerId,
      (tx) => subscribe({ tx, now, customerId }, { ...input, weekdays: [...input.weekdays] }),
      now,
    );
  },
];

/** How many tiffins a customer has on the sheet as it was made, and by what the tables say. */
async function onEitherSide(customerId: number, day: PlainDate) {
  const [row] = await asSystem(
    (tx) => tx.$queryRaw<{ sheet: number; due: number; amended: number }[]>`
      SELECT (SELECT count(*)::integer FROM sheet_tiffins WHERE day = ${toSqlDate(day)}::date AND customer_id = ${customerId}) AS sheet,
        (SELECT count(*)::integer FROM amendments WHERE customer_id = ${customerId}) AS amended,
        (SELECT count(*)::integer FROM customer_plans s WHERE s.customer_id = ${customerId} AND ${toSqlDate(day)}::date BETWEEN s.start_date AND s.end_date
          AND NOT EXISTS (SELECT FROM paused_dates p WHERE p.customer_id = s.customer_id AND p.pause_date = ${toSqlDate(day)}::date)
          AND NOT EXISTS (SELECT FROM skipped_deliveries k WHERE k.subscription_id = s.id AND k.skip_date = ${toSqlDate(day)}::date)) AS due`,
  );
  return row;
}

const tiffinsAfter = (act: number, done: boolean) =>
  [done ? 0 : 1, done ? 0 : 1, done ? 1 : 0, done ? 2 : 1][act];

test("270 changes within a tenth of a second of the cutoff, against the sheet", async () => {
  const plan = await makePlan();
  let [accepted, refused] = [0, 0];
  for (let round = 0; round < ROUNDS; round += 1) {
    const day = addDays(FIRST, round);
    const people: (Person & { act: number })[] = [];
    for (let index = 0; index < CUSTOMERS; index += 1) {
      const customerId = await makeCustomer();
      const subscriptionId = await makeSubscription({ customerId, plan, startDate: day, endDate: day });
      const act = (round + index) % acts.length;
      if (act === 2) await makePause(customerId, day);
      people.push({ customerId, subscriptionId, planId: plan.id, act });
    }
    const freeze = () =>
      asSystem(
        async (tx) => {
          // now and then the first of all, or the last
          for (let waits = Math.random() * MOST_WAITS; waits > 0; waits -= 1) await tx.$queryRaw`SELECT 1`;
          await tx.$queryRaw`SELECT make_sheet(${toSqlDate(day)}::date, 1)`;
        },
        at(day, "08:01"),
      );
    const asks = people.map(
      (person) => () =>
        acts[person.act]?.({ ...person, day, now: nearCutoff(day, Math.random()) }) ??
        Promise.resolve({ ok: false }),
    );
    const [, ...results] = await allAtOnce<unknown>(freeze, ...asks);
    for (const [index, { customerId, act }] of people.entries()) {
      const result = results[index];
      const isDone = typeof result === "object" && result !== null && "ok" in result && result.ok === true;
      if (isDone) accepted += 1;
      else refused += 1;
      const tiffins = tiffinsAfter(act, isDone);
      expect({ round, act, isDone, result, ...(await onEitherSide(customerId, day)) }).toEqual({
        ...{ round, act, isDone, result },
        ...{ sheet: tiffins, due: tiffins, amended: 0 },
      });
    }
  }
  expect(accepted).toBeGreaterThan(20);
  expect(refused).toBeGreaterThan(20);
}, 120_000);
