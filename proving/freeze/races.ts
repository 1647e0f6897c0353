// Customers who pause, skip, resume and subscribe within a tenth of a second of the cutoff, while the sheet is made.
import { asCustomer, asSystem, toSqlDate } from "@/lib/db";
import type { CustomerId } from "@/lib/domain/identity";
import { isoWeekday, type PlainDate } from "@/lib/domain/plain-date";
import { pauseDays, resumeDays, skipDay } from "@/lib/features/pauses/commands";
import { subscribe } from "@/lib/features/subscriptions/commands";
import { allAtOnce } from "../../tests/support/crowd";
import { at, makeCustomer, makePause, makeSubscription } from "../../tests/support/make";

/** Connections are few: one is the sheet's. */
export const CUSTOMERS = 9;
const MOST_WAITS = 60;
const AROUND_MS = 100;

/** An instant within a tenth of a second of the cutoff, on either side: 07:59:59.9 to 08:00:00.1. */
const nearCutoff = (day: PlainDate, chance: number) =>
  new Date(at(day, "08:00").getTime() + Math.round(2 * AROUND_MS * chance) - AROUND_MS);

type Person = { customerId: CustomerId; subscriptionId: number; planId: number; act: number };
type Asked = Person & { day: PlainDate; now: Date };

const acts: ((asked: Asked) => Promise<{ ok: boolean }>)[] = [
  ({ customerId, day, now }) =>
    asCustomer(customerId, (tx) => pauseDays({ tx, now, customerId }, { days: [day] }), now),
  ({ customerId, subscriptionId, day, now }) =>
    asCustomer(customerId, (tx) => skipDay({ tx, now, customerId }, { subscriptionId, day }), now),
  ({ customerId, day, now }) =>
    asCustomer(customerId, (tx) => resumeDays({ tx, now, customerId }, { days: [day] }), now),
  ({ customerId, planId, day, now }) => {
    const run = { planId, startDate: day, endDate: day, weekdays: [isoWeekday(day)], isSecond: true };
    return asCustomer(customerId, (tx) => subscribe({ tx, now, customerId }, run), now);
  },
];

/** How many tiffins somebody has once each of the acts is done, or refused. */
const tiffinsAfter = (act: number, isDone: boolean) =>
  [isDone ? 0 : 1, isDone ? 0 : 1, isDone ? 1 : 0, isDone ? 2 : 1][act];

/** On the sheet as it was made, by what the tables say, and how often the sheet was amended. */
type Sides = { sheet: number; due: number; amended: number };

async function sidesOf(customerId: number, day: PlainDate): Promise<Sides | undefined> {
  const date = toSqlDate(day);
  const [row] = await asSystem(
    (tx) => tx.$queryRaw<Sides[]>`
      SELECT (SELECT count(*)::integer FROM sheet_tiffins WHERE day = ${date}::date AND customer_id = ${customerId}) AS sheet,
        (SELECT count(*)::integer FROM amendments WHERE customer_id = ${customerId}) AS amended,
        (SELECT count(*)::integer FROM customer_plans s WHERE s.customer_id = ${customerId} AND ${date}::date BETWEEN s.start_date AND s.end_date
          AND NOT EXISTS (SELECT FROM paused_dates p WHERE p.customer_id = s.customer_id AND p.pause_date = ${date}::date)
          AND NOT EXISTS (SELECT FROM skipped_deliveries k WHERE k.subscription_id = s.id AND k.skip_date = ${date}::date)) AS due`,
  );
  return row;
}

/** What came of one race, and what should have: the change is on the sheet, or it was refused. */
export type Raced = {
  act: number;
  isDone: boolean;
  result: unknown;
  found: Sides | undefined;
  wanted: Sides;
};

/** One sheet against nine changes of its day, each with an open transaction before the first of them reads. */
export async function raceOn(
  day: PlainDate,
  plan: { id: number; dailyRate: number },
  turn: number,
): Promise<Raced[]> {
  const people: Person[] = [];
  for (let index = 0; index < CUSTOMERS; index += 1)
    people.push(await comer(day, plan, (turn + index) % acts.length));
  const presses = people.map((person) => () => press(person, day));
  const [, ...results] = await allAtOnce<unknown>(() => freeze(day), ...presses);
  const raced: Raced[] = [];
  for (const [index, { customerId, act }] of people.entries()) {
    const result = results[index];
    const isDone = typeof result === "object" && result !== null && "ok" in result && result.ok === true;
    const tiffins = tiffinsAfter(act, isDone) ?? 0;
    const wanted = { sheet: tiffins, due: tiffins, amended: 0 };
    raced.push({ act, isDone, result, found: await sidesOf(customerId, day), wanted });
  }
  return raced;
}

/** Somebody with a tiffin on that day alone, paused where it is to be taken back. */
async function comer(day: PlainDate, plan: { id: number; dailyRate: number }, act: number): Promise<Person> {
  const customerId = await makeCustomer();
  const subscriptionId = await makeSubscription({ customerId, plan, startDate: day, endDate: day });
  if (act === 2) await makePause(customerId, day);
  return { customerId, subscriptionId, planId: plan.id, act };
}

function press(person: Person, day: PlainDate): Promise<{ ok: boolean }> {
  const act = acts[person.act];
  if (!act) throw new Error(`no act ${person.act}`);
  return act({ ...person, day, now: nearCutoff(day, Math.random()) });
}

function freeze(day: PlainDate): Promise<unknown> {
  return asSystem(
    async (tx) => {
      // now and then the first of all, or the last
      for (let waits = Math.random() * MOST_WAITS; waits > 0; waits -= 1) await tx.$queryRaw`SELECT 1`;
      return tx.$queryRaw`SELECT make_sheet(${toSqlDate(day)}::date, 1)`;
    },
    at(day, "08:01"),
  );
}

export const isWrong = ({ found, wanted }: Raced): boolean =>
  found?.sheet !== wanted.sheet || found.due !== wanted.due || found.amended !== wanted.amended;
