// charged = sheet + added - taken off - credited, for any range by one query: over random months of the office. MONTHS: how many months (3 unless said otherwise).
import fc from "fast-check";
import { asCustomer, asSystem, disconnect, toSqlDate } from "@/lib/db";
import { addDays, addMonths, daysOfMonth, parsePlainMonth } from "@/lib/domain/plain-date";
import { dropDayAddress, sayDayAddress } from "@/lib/features/additions/address-commands";
import { addTiffins, takeOffTiffins } from "@/lib/features/additions/commands";
import { addClosures, removeClosure } from "@/lib/features/closures/commands";
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
import { credit, equation, flowAt, office, RATE, type About, type Admin, type Eater } from "./equation";

const MONTHS = Number(process.env.MONTHS ?? 3);
const reason = "Rang the office";

let admin: Admin;
beforeAll(async () => {
  admin = await makeAdmin();
});
afterAll(disconnect);

const ofDay = ({ customerId, day }: About) => ({ customerId, days: [day], reason });
const ofMeal = ({ customerId, subscriptionId, day }: About) => ({ customerId, subscriptionId, day, reason });

async function takeBack({ customerId, now }: About): Promise<unknown> {
  const where = { customerId, reversesId: null, reversedBy: null };
  const given = await asSystem((tx) => tx.credit.findFirst({ where, orderBy: { id: "desc" } }));
  return given && takeBackCredit(flowAt(admin, now), { creditId: given.id, reason });
}

const add = (what: "extra-charged" | "extra-free" | "guest") => (about: About) =>
  office(admin, about, (scope) =>
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
  return added && office(admin, about, (scope) => takeOffTiffins(scope, { ids: [added.id], reason }));
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
  return row && office(admin, about, (scope) => dropDayAddress(scope, { id: row.id, reason }));
}

async function reopen(about: About): Promise<unknown> {
  const row = await asSystem((tx) => tx.closure.findFirst({ where: { closureDate: toSqlDate(about.day) } }));
  return (
    row && office(admin, about, (scope) => removeClosure(scope, { closureId: row.id, lateReason: reason }))
  );
}

const ACTS: Readonly<Record<string, (about: About) => Promise<unknown>>> = {
  pause: (about) => office(admin, about, (scope) => adminPauseDays(scope, ofDay(about))),
  resume: (about) => office(admin, about, (scope) => adminResumeDays(scope, ofDay(about))),
  skip: (about) => office(admin, about, (scope) => adminSkipDay(scope, ofMeal(about))),
  unskip: (about) => office(admin, about, (scope) => adminUnskipDay(scope, ofMeal(about))),
  "own pause": ({ customerId, now, day }) =>
    asCustomer(customerId, (tx) => pauseDays({ tx, now, customerId }, { days: [day] }), now),
  close: (about) =>
    office(admin, about, (scope) =>
      addClosures(scope, { from: about.day, to: about.day, reason: "Gas", lateReason: reason }),
    ),
  reopen,
  end: (about) =>
    office(admin, about, (scope) => adminEndEarly(scope, { ...ofMeal(about), lastDate: about.day })),
  charged: add("extra-charged"),
  free: add("extra-free"),
  guest: add("guest"),
  takeOff,
  address: (about) =>
    office(admin, about, (scope) =>
      sayDayAddress(scope, { ...elsewhere, day: about.day, customer: `#${about.customerId}`, reason }),
    ),
  home,
  credit: (about) => credit(admin, about),
  takeBack,
};

const step = fc.record({
  act: fc.constantFrom(...Object.keys(ACTS)),
  eater: fc.nat(2),
  day: fc.nat(24),
  when: fc.constantFrom("07:00", "09:00", "14:00"),
  daysLater: fc.constantFrom(0, 0, 0, 1),
});

/** Of every month, by one whom no other step is about, so that few months see a credit too. */
const FIRST_LUNCH = { act: "credit", eater: 3, day: 0, when: "14:00", daysLater: 0 };

let months = 0;
const done: Record<string, number> = {};

test(`${MONTHS} random months`, async () => {
  const totals = { sheet: 0, added: 0, off: 0, credited: 0 };
  const everything = fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 45 }), async (steps) => {
    const days = daysOfMonth(addMonths(parsePlainMonth("2027-01"), (months += 1)));
    const [first] = days;
    const last = days.at(-1);
    if (!first || !last) throw new Error("no month");
    const plan = await makePlan({ dailyRate: RATE });
    const eaters: Eater[] = [];
    for (let index = 0; index <= FIRST_LUNCH.eater; index += 1) {
      const customerId = await makeCustomer();
      const run = { customerId, plan, startDate: first, endDate: last };
      eaters.push({ customerId, subscriptionId: await makeSubscription(run) });
    }
    const planned = [...steps, FIRST_LUNCH].flatMap(({ act, eater, day, when, daysLater }) => {
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
    await makeDueSheets(flowAt(admin, at(addDays(last, 1), "12:00")));
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
