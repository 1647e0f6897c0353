// charged = sheet + added - taken off - credited, for any range by one query: over random months of the office, and with what must
// be seen when it is not so. MONTHS: how many months (3 unless said otherwise).
import fc from "fast-check";
import { asCustomer, asStaff, asSystem, disconnect, toSqlDate, type Tx } from "@/lib/db";
import type { CustomerId } from "@/lib/domain/identity";
import { addDays, addMonths, daysOfMonth, parsePlainMonth, type PlainDate } from "@/lib/domain/plain-date";
import { dropDayAddress, sayDayAddress } from "@/lib/features/additions/address-commands";
import { addTiffins, takeOffTiffins } from "@/lib/features/additions/commands";
import { addClosures, removeClosure } from "@/lib/features/closures/commands";
import { creditComplaint } from "@/lib/features/complaints/decide";
import { takeBackCredit } from "@/lib/features/credits/credits";
import {
  adminPauseDays,
  adminResumeDays,
  adminSkipDay,
  adminUnskipDay,
  pauseDays,
} from "@/lib/features/pauses/commands";
import { makeDueSheets } from "@/lib/features/sheets/make";
import { adminEndEarly } from "@/lib/features/subscriptions/commands";
import { at, makeAdmin, makeCustomer, makePlan, makeSubscription } from "../../support/make";
import { connectSql, type Sql } from "../../support/sql";

const MONTHS = Number(process.env.MONTHS ?? 3);
const RATE = 110;
const reason = "Rang the office";

let admin: Awaited<ReturnType<typeof makeAdmin>>;
let sql: Sql;
beforeAll(async () => {
  [admin, sql] = [await makeAdmin(), await connectSql()];
});
afterAll(async () => {
  await sql.close();
  await disconnect();
});

type Eater = { customerId: CustomerId; subscriptionId: number };
/** What an act is about: an eater, a day, and the instant at which it is done: in time, late, or days later. */
type About = Eater & { day: PlainDate; now: Date; planId: number };
type Scope = { tx: Tx; now: Date; staff: typeof admin };

const office = <T>({ now }: About, act: (scope: Scope) => Promise<T>) =>
  asStaff(admin, (tx) => act({ tx, now, staff: admin }), now);
const flowAt = (now: Date) => ({
  now,
  staff: admin,
  system: <T>(fn: (tx: Tx) => Promise<T>) => asSystem(fn, now),
});

const ofDay = ({ customerId, day }: About) => ({ customerId, days: [day], reason });
const ofMeal = ({ customerId, subscriptionId, day }: About) => ({ customerId, subscriptionId, day, reason });

/** Says that it was spoiled, as the customer could from noon on, and credits it. */
async function credit(about: About): Promise<unknown> {
  const { customerId, subscriptionId, day } = about;
  // what was removed before it brought anything can't be complained of
  if ((await asSystem((tx) => tx.subscription.count({ where: { id: subscriptionId } }))) === 0) return null;
  const row = { customerId, subscriptionId, day: toSqlDate(day), kind: "spoiled" };
  await asSystem((tx) => tx.complaint.createMany({ data: [row], skipDuplicates: true }), about.now);
  const { id } = await asSystem((tx) =>
    tx.complaint.findFirstOrThrow({ where: { subscriptionId, day: toSqlDate(day) } }),
  );
  return creditComplaint(flowAt(about.now), { complaintId: id });
}

async function takeBack({ customerId, now }: About): Promise<unknown> {
  const where = { customerId, reversesId: null, reversedBy: null };
  const given = await asSystem((tx) => tx.credit.findFirst({ where, orderBy: { id: "desc" } }));
  return given && takeBackCredit(flowAt(now), { creditId: given.id, reason });
}

const add = (what: "extra-charged" | "extra-free" | "guest") => (about: About) =>
  office(about, (scope) =>
    addTiffins(scope, {
      ...about,
      what,
      count: 1 + (about.subscriptionId % 2),
      customer: `#${about.customerId}`,
      reason,
    }),
  );

async function takeOff(about: About): Promise<unknown> {
  const where = { customerId: about.customerId, takenOffAt: null, day: { gte: toSqlDate(about.day) } };
  const added = await asSystem((tx) => tx.addedTiffin.findFirst({ where, orderBy: { id: "desc" } }));
  return added && office(about, (scope) => takeOffTiffins(scope, { ids: [added.id], reason }));
}

const elsewhere = {
  slotId: 1,
  addr1: "Office 4",
  addr2: null,
  area: "Nerul",
  pincode: "400706",
  buildingId: null,
  wing: null,
  flat: null,
};

async function home(about: About): Promise<unknown> {
  const row = await asSystem((tx) => tx.dayAddress.findFirst({ where: { customerId: about.customerId } }));
  return row && office(about, (scope) => dropDayAddress(scope, { id: row.id, reason }));
}

async function reopen(about: About): Promise<unknown> {
  const row = await asSystem((tx) => tx.closure.findFirst({ where: { closureDate: toSqlDate(about.day) } }));
  return row && office(about, (scope) => removeClosure(scope, { closureId: row.id, lateReason: reason }));
}

const ACTS: Readonly<Record<string, (about: About) => Promise<unknown>>> = {
  pause: (about) => office(about, (scope) => adminPauseDays(scope, ofDay(about))),
  resume: (about) => office(about, (scope) => adminResumeDays(scope, ofDay(about))),
  skip: (about) => office(about, (scope) => adminSkipDay(scope, ofMeal(about))),
  unskip: (about) => office(about, (scope) => adminUnskipDay(scope, ofMeal(about))),
  "own pause": ({ customerId, now, day }) =>
    asCustomer(customerId, (tx) => pauseDays({ tx, now, customerId }, { days: [day] }), now),
  close: (about) =>
    office(about, (scope) =>
      addClosures(scope, { from: about.day, to: about.day, reason: "Gas", lateReason: reason }),
    ),
  reopen,
  end: (about) => office(about, (scope) => adminEndEarly(scope, { ...ofMeal(about), lastDate: about.day })),
  charged: add("extra-charged"),
  free: add("extra-free"),
  guest: add("guest"),
  takeOff,
  address: (about) =>
    office(about, (scope) =>
      sayDayAddress(scope, { ...elsewhere, day: about.day, customer: `#${about.customerId}`, reason }),
    ),
  home,
  credit,
  takeBack,
};

const step = fc.record({
  act: fc.constantFrom(...Object.keys(ACTS)),
  eater: fc.nat(2),
  day: fc.nat(24),
  when: fc.constantFrom("07:00", "09:00", "14:00"),
  daysLater: fc.constantFrom(0, 0, 0, 1),
});

let months = 0;
const done: Record<string, number> = {};

/** Days that are looked at, with what the sheets come to in all. */
async function equation(from: PlainDate, to: PlainDate) {
  const range = [toSqlDate(from), toSqlDate(to)] as const;
  return asSystem(async (tx) => ({
    differing: await tx.$queryRaw<
      object[]
    >`SELECT * FROM sheets_that_differ(${range[0]}::date, ${range[1]}::date)`,
    sums: (
      await tx.$queryRaw<Record<string, number>[]>`
        SELECT sum(sheet)::integer AS sheet, sum(added)::integer AS added, sum(taken_off)::integer AS off, sum(credited)::integer AS credited
        FROM sheet_charges WHERE day BETWEEN ${range[0]}::date AND ${range[1]}::date`
    )[0],
  }));
}

test(`${MONTHS} random months`, async () => {
  const totals = { sheet: 0, added: 0, off: 0, credited: 0 };
  const everything = fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 45 }), async (steps) => {
    const days = daysOfMonth(addMonths(parsePlainMonth("2027-01"), (months += 1)));
    const [first] = days;
    const last = days.at(-1);
    if (!first || !last) throw new Error("no month");
    const plan = await makePlan({ dailyRate: RATE });
    const eaters: Eater[] = [];
    for (let index = 0; index < 3; index += 1) {
      const customerId = await makeCustomer();
      const run = { customerId, plan, startDate: first, endDate: last };
      eaters.push({ customerId, subscriptionId: await makeSubscription(run) });
    }
    const planned = steps.flatMap(({ act, eater, day, when, daysLater }) => {
      const [who, theDay] = [eaters[eater], days[day]];
      return who && theDay
        ? [
            {
              act,
              about: { ...who, planId: plan.id, day: theDay, now: at(addDays(theDay, daysLater), when) },
            },
          ]
        : [];
    });
    for (const { act, about } of planned.toSorted((a, b) => a.about.now.getTime() - b.about.now.getTime())) {
      const result = await ACTS[act]?.(about);
      const isDone = typeof result === "object" && result !== null && "ok" in result && result.ok === true;
      if (isDone) done[act] = (done[act] ?? 0) + 1;
    }
    await makeDueSheets(flowAt(at(addDays(last, 1), "12:00")));
    const { differing, sums } = await equation(first, last);
    expect(differing).toEqual([]);
    // any range: a day alone, and two weeks
    expect((await equation(addDays(first, 3), addDays(first, 3))).differing).toEqual([]);
    expect((await equation(addDays(first, 5), addDays(first, 18))).differing).toEqual([]);
    for (const name of ["sheet", "added", "off", "credited"] as const) totals[name] += sums?.[name] ?? 0;
  });
  await fc.assert(everything, { numRuns: MONTHS, endOnFailure: true });
  if (process.env.MONTHS) console.info(`${MONTHS} months:`, JSON.stringify({ ...totals, done }));
  expect(Object.keys(done).length).toBeGreaterThan(8);
  expect(Math.min(totals.sheet, totals.added, totals.off, totals.credited)).toBeGreaterThan(0);
}, 600_000);

describe("is seen", () => {
  const first = daysOfMonth(parsePlainMonth("2026-12"))[7];
  let about: About;
  let day: PlainDate;

  beforeAll(async () => {
    if (!first) throw new Error("no day");
    const plan = await makePlan({ dailyRate: RATE });
    const customerId = await makeCustomer();
    const subscriptionId = await makeSubscription({
      customerId,
      plan,
      startDate: first,
      endDate: addDays(first, 9),
    });
    day = first;
    about = { customerId, subscriptionId, planId: plan.id, day, now: at(first, "14:00") };
    await makeDueSheets(flowAt(at(addDays(first, 9), "12:00")));
    await credit(about);
    expect((await equation(first, addDays(first, 9))).differing).toEqual([]);
  });

  const differing = async () => (await equation(day, addDays(day, 9))).differing;

  /** Writes what nobody may, with all triggers off. */
  async function plant(...statements: string[]): Promise<void> {
    await sql.query("SET session_replication_role = replica");
    try {
      for (const statement of statements) await sql.query(statement);
    } finally {
      await sql.query("SET session_replication_role = origin");
    }
  }

  test("a decision whose credit is missing from the books", async () => {
    const { id } = await asSystem((tx) =>
      tx.credit.findFirstOrThrow({ where: { customerId: about.customerId } }),
    );
    await plant(`UPDATE credits SET subscription_id = NULL WHERE id = ${id}`);
    expect(await differing()).toMatchObject([{ subscription_id: about.subscriptionId, on_sheet: 0 }]);
    await plant(`UPDATE credits SET subscription_id = ${about.subscriptionId} WHERE id = ${id}`);
    expect(await differing()).toEqual([]);
  });

  test("a credit that nobody decided, and one of half the price", async () => {
    const next = addDays(day, 1);
    await credit({ ...about, day: next, now: at(next, "14:00") });
    const decided = `WHERE subscription_id = ${about.subscriptionId}`;
    await plant(`UPDATE complaints SET day = day + 30 ${decided} AND day = '${next}'`);
    expect(await differing()).toMatchObject([{ on_sheet: 1 }]);
    await plant(`UPDATE complaints SET day = day - 30 ${decided} AND day = '${addDays(next, 30)}'`);
    const ofNext = `entry_id IN (SELECT e.id FROM journal_entries e JOIN credits c ON c.id = e.credit_id WHERE c.day = '${next}' AND c.customer_id = ${about.customerId})`;
    await plant(`UPDATE journal_lines SET amount = amount / 2 WHERE ${ofNext}`);
    expect(await differing()).toMatchObject([{ on_sheet: 0 }]);
    await plant(`UPDATE journal_lines SET amount = amount * 2 WHERE ${ofNext}`);
    expect(await differing()).toEqual([]);
  });

  test("an amendment that was made twice", async () => {
    const third = addDays(day, 2);
    const [row] = await sql.query<{ id: number }>(
      `INSERT INTO sheet_rows (sheet_id, revision, customer_id, subscription_id, plan_id, plan_name)
       SELECT s.id, 2, ${about.customerId}, ${about.subscriptionId}, ${about.planId}, 'Twice' FROM sheets s WHERE s.day = '${third}' RETURNING id`,
    );
    await plant(
      `INSERT INTO amendments (sheet_id, row_id, kind, customer_id, plan_id, is_charged, revision)
       SELECT r.sheet_id, r.id, 'added', r.customer_id, r.plan_id, true, 2 FROM sheet_rows r WHERE r.id = ${row?.id}`,
    );
    expect(await differing()).toMatchObject([{ subscription_id: about.subscriptionId, on_sheet: 2 }]);
    await plant(
      `DELETE FROM amendments WHERE row_id = ${row?.id}`,
      `DELETE FROM sheet_rows WHERE id = ${row?.id}`,
    );
    expect(await differing()).toEqual([]);
  });
});
