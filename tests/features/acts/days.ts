// The acts that change days: pauses, skips, subscriptions, closures, menus.
import { asStaff, asSystem, toSqlDate, type Tx } from "@/lib/db";
import { userId } from "@/lib/domain/identity";
import { addDays, parsePlainDate, type PlainDate } from "@/lib/domain/plain-date";
import {
  at,
  makeAdmin,
  makeCustomer,
  makePause,
  makePlan,
  makeSkip,
  makeStaff,
  makeSubscription,
} from "@/tests/support/make";
import { typed } from "../accounts/sample";
import { NO_BILLS_SEEN, NOW, nextDay, REASON, subscriptionOf, type Acts, type Prepare } from "./kit";

type About = { owner: number; subscriptionId: number; day: PlainDate };

/** An input about a day of a subscription, on which something may have been done before. */
const onDay =
  (input: (about: About) => object, before?: (about: About) => Promise<void>): Prepare =>
  async (owner) => {
    const about = { owner, subscriptionId: await subscriptionOf(owner), day: nextDay() };
    await before?.(about);
    return input(about);
  };

const isPaused = ({ owner, day }: About) => makePause(owner, day);
const isSkipped = ({ subscriptionId, day }: About) => makeSkip(subscriptionId, day);

const theDay = ({ day }: About) => ({ days: [day] });
const theMeal = ({ subscriptionId, day }: About) => ({ subscriptionId, day });
const end = ({ subscriptionId, day }: About) => ({ subscriptionId, lastDate: day });
const later = ({ subscriptionId }: About) => ({ subscriptionId, endDate: "2027-07-31" });

const forThem = (input: (about: About) => object) => (about: About) => ({
  ...input(about),
  customerId: about.owner,
  reason: REASON,
});
const seen = (input: (about: About) => object) => (about: About) => ({
  ...forThem(input)(about),
  seenBills: NO_BILLS_SEEN,
});

async function closedDay(): Promise<{ closureId: number; day: PlainDate }> {
  const day = nextDay();
  const data = { closureDate: toSqlDate(day), reason: "Weekly off" };
  return { closureId: (await asSystem((tx) => tx.closure.create({ data }))).id, day };
}

const closing: Prepare = async () => {
  const day = nextDay();
  return { from: day, to: day, reason: "Diwali", lateReason: "", seenBills: NO_BILLS_SEEN };
};

/** A day on which somebody's tiffin was taken off after it was counted. */
async function amendedDay(owner: number): Promise<number> {
  const subscriptionId = await subscriptionOf(owner);
  const day = nextDay();
  const late = at(day, "09:00");
  await asSystem((tx) => tx.$queryRaw`SELECT make_sheet(${toSqlDate(day)}::date, 1)`, late);
  await makeSkip(subscriptionId, day, late);
  const where = { customerId: owner, sheet: { day: toSqlDate(day) } };
  return (await asSystem((tx) => tx.amendment.findFirstOrThrow({ where }))).id;
}

let soonDays = 0;

/** A day so near that the office may add something to it, and that no other act has closed. */
function soonDay(): PlainDate {
  soonDays += 1;
  return addDays(parsePlainDate("2026-12-03"), soonDays % 7);
}

/** What a form sends that adds an extra tiffin for them, without a charge. */
async function extra(owner: number, day: PlainDate) {
  const { code } = await asSystem((tx) => tx.user.findUniqueOrThrow({ where: { id: owner } }));
  const { id } = await makePlan();
  const what = { what: "extra-free", planId: String(id), count: "1" };
  return { day, ...what, customer: code ?? `#${owner}`, reason: REASON };
}

/** A tiffin that was added for them. */
async function addedFor(owner: number): Promise<number> {
  const day = toSqlDate(nextDay());
  const { id: planId } = await makePlan();
  const { id: addedById } = await makeAdmin();
  const row = { day, slotId: 1, kind: "extra", planId, customerId: owner, reason: REASON };
  return (
    await adminWrites(addedById, (tx, by) => tx.addedTiffin.create({ data: { ...row, addedById: by } }))
  ).id;
}

const elsewhere = {
  ...{ slotId: 1, addr1: "Office 4, Haware Centurion", addr2: "", area: "Nerul", pincode: "400706" },
  ...{ buildingId: "", wing: "", flat: "" },
};

async function addressOf(owner: number): Promise<number> {
  const { buildingId: _b, ...place } = elsewhere;
  const row = { ...place, customerId: owner, day: toSqlDate(nextDay()), city: "Navi Mumbai", reason: REASON };
  const { id: saidById } = await makeAdmin();
  return (await adminWrites(saidById, (tx, by) => tx.dayAddress.create({ data: { ...row, saidById: by } })))
    .id;
}

/** Writes what only an admin may write. */
function adminWrites<T>(admin: number, write: (tx: Tx, by: number) => Promise<T>): Promise<T> {
  return asStaff({ id: userId(admin), role: "admin" }, (tx) => write(tx, admin), NOW);
}

/** A plan with a menu of the week before the one that is asked for. */
const lastWeek: Prepare = async () => {
  const day = nextDay();
  const { id: planId } = await makePlan();
  await asSystem((tx) =>
    tx.menu.create({ data: { planId, date: toSqlDate(addDays(day, -7)), items: '["Rajma"]' } }),
  );
  return { week: day };
};

/** A round with one tiffin on the day of the press; `packed`: how many are on the table already. */
const round =
  (packed: number): Prepare =>
  async () => {
    const day = parsePlainDate("2026-12-02");
    const { route, planId } = await roundOfOne(day);
    const mark = { stage: "packed", day: toSqlDate(day), slotId: 1, route, planId, count: 1, due: 1 };
    const { id: actorId } = await makeStaff("kitchen");
    if (packed > 0) await asSystem((tx) => tx.packMark.create({ data: { ...mark, actorId } }));
    const about = { day, slotId: 1, route, seen: 1 };
    return packed > 0 ? { ...about, driver: "Sunil More" } : { ...about, planId: null, count: null };
  };

async function roundOfOne(day: PlainDate): Promise<{ route: string; planId: number }> {
  rounds += 1;
  const route = `Round ${rounds}`;
  await asSystem((tx) => tx.area.create({ data: { name: route } }));
  const plan = await makePlan();
  const customerId = await makeCustomer({ area: route });
  await makeSubscription({ customerId, plan, startDate: day, endDate: "2027-06-30" });
  return { route, planId: plan.id };
}

let rounds = 0;

export const DAY_ACTS: Acts = {
  pauseDaysAction: onDay(theDay),
  resumeDaysAction: onDay(theDay, isPaused),
  skipDayAction: onDay(theMeal),
  unskipDayAction: onDay(theMeal, isSkipped),
  adminPauseDaysAction: onDay(seen(theDay)),
  adminResumeDaysAction: onDay(seen(theDay), isPaused),
  adminSkipDayAction: onDay(seen(theMeal)),
  adminUnskipDayAction: onDay(seen(theMeal), isSkipped),
  previewAdminPauseAction: onDay(forThem(theDay)),
  previewAdminResumeAction: onDay(forThem(theDay), isPaused),
  previewAdminSkipAction: onDay(forThem(theMeal)),
  previewAdminUnskipAction: onDay(forThem(theMeal), isSkipped),
  startAction: async () => {
    const { id: planId } = await makePlan();
    const run = { planId, startDate: "2026-12-10", endDate: "2026-12-20", weekdays: [1, 2, 3] };
    return { ...typed({ email: `started-${planId}@example.test` }), ...run };
  },
  subscribeAction: async () => {
    const { id: planId } = await makePlan();
    return { planId, startDate: "2026-12-10", endDate: "2026-12-20", weekdays: [1, 2, 3] };
  },
  endEarlyAction: onDay(end),
  extendAction: onDay(later),
  adminEndEarlyAction: onDay(seen(end)),
  adminExtendAction: onDay(seen(later)),
  previewAdminEndAction: onDay(forThem(end)),
  previewAdminExtendAction: onDay(forThem(later)),
  addClosuresAction: closing,
  previewClosureAction: closing,
  removeClosureAction: async () => {
    const { closureId } = await closedDay();
    return { closureId, lateReason: "", seenBills: NO_BILLS_SEEN };
  },
  previewOpeningAction: async () => ({ closureId: (await closedDay()).closureId }),
  saveMenusAction: async () => {
    const { id: planId } = await makePlan();
    return { cells: [{ planId, date: nextDay(), items: "Rajma", version: 0 }] };
  },
  copyLastWeekAction: lastWeek,
  addTiffinsAction: async (owner) => extra(owner, soonDay()),
  takeOffTiffinsAction: async (owner) => ({ ids: [await addedFor(owner)], reason: REASON }),
  sayDayAddressAction: async (owner) => {
    const { customer, day, reason } = await extra(owner, soonDay());
    return { ...elsewhere, day, customer, reason };
  },
  dropDayAddressAction: async (owner) => ({ id: await addressOf(owner), reason: REASON }),
  seeAmendmentsAction: async (owner) => ({ amendmentIds: [await amendedDay(owner)] }),
  markPackedAction: round(0),
  markLoadedAction: round(1),
};
