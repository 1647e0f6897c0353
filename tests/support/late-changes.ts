// Customers whose months have been billed, and what an admin changes about their days afterwards.
import { asStaff, asSystem, type Tx } from "@/lib/db";
import { customerId as asCustomerId, type CustomerId } from "@/lib/domain/identity";
import { addDays, parsePlainDate, type PlainDate } from "@/lib/domain/plain-date";
import { addClosures, removeClosure } from "@/lib/features/closures/commands";
import { correctBills } from "@/lib/features/corrections/commands";
import {
  adminPauseDays,
  adminResumeDays,
  adminSkipDay,
  adminUnskipDay,
} from "@/lib/features/pauses/commands";
import { adminEndEarly, adminExtend } from "@/lib/features/subscriptions/commands";
import { systemFlow } from "./bills";
import { makeAdmin, makeCustomer, makePlan, makeSubscription } from "./make";

export const CHANGES = ["pause", "resume", "skip", "unskip", "close", "reopen", "end", "extend"] as const;

export type LateChange = { kind: (typeof CHANGES)[number]; which: number; day: PlainDate };
export type Home = { customerId: CustomerId; subscriptionIds: number[] };
export type Staff = Awaited<ReturnType<typeof makeAdmin>>;

/** A customer with a meal every day from 1 November 2026 and a second one on Tuesdays and Sundays. */
export async function moveIn(): Promise<Home> {
  const customerId = await makeCustomer();
  const [plan, second] = [await makePlan({ dailyRate: 120 }), await makePlan({ dailyRate: 7 })];
  const dates = { customerId, startDate: "2026-11-01", endDate: "2027-01-20" };
  const first = await makeSubscription({ ...dates, plan });
  return {
    customerId,
    subscriptionIds: [first, await makeSubscription({ ...dates, plan: second, weekdays: [2, 7] })],
  };
}

/** An admin's press; a refused one changes nothing. */
export function changeLate(staff: Staff, now: Date, home: Home, change: LateChange): Promise<unknown> {
  return asStaff(staff, (tx) => press({ tx, now, staff }, home, change), now);
}

type Scope = { tx: Tx; now: Date; staff: Staff };

async function press(scope: Scope, { customerId, subscriptionIds }: Home, change: LateChange) {
  const { kind, day, which } = change;
  const why = { customerId, reason: `They called: ${kind}` };
  const one = { ...why, subscriptionId: subscriptionIds[which] ?? 0 };
  switch (kind) {
    case "pause":
      return adminPauseDays(scope, { ...why, days: [day, addDays(day, 1)] });
    case "resume":
      return adminResumeDays(scope, { ...why, days: [day] });
    case "skip":
      return adminSkipDay(scope, { ...one, day });
    case "unskip":
      return adminUnskipDay(scope, { ...one, day });
    case "close":
      return addClosures(scope, { from: day, reason: "No gas", lateReason: "Gas ran out" });
    case "reopen": {
      const closure = await scope.tx.closure.findFirst({ orderBy: { id: "desc" } });
      return removeClosure(scope, { closureId: closure?.id ?? 0, lateReason: "There was gas" });
    }
    case "end":
      return adminEndEarly(scope, { ...one, lastDate: day });
    case "extend":
      return adminExtend(scope, { ...one, endDate: addDays(day, 60), isSecond: true });
  }
}

/** Runs the job, in which nothing may break. */
export function correct(now: Date) {
  return correctBills(systemFlow(now), (fault) => {
    throw fault;
  });
}

export function dayOf(count: number): PlainDate {
  return addDays(parsePlainDate("2026-11-01"), count);
}

/** Some customers' bills, by number. */
export async function billsOf(homes: readonly Home[]) {
  const where = { customerId: { in: homes.map(({ customerId }) => customerId) } };
  const bills = await asSystem((tx) => tx.bill.findMany({ where, orderBy: { id: "asc" } }));
  return bills.map(({ id, month, amount, customerId }) => {
    return { billId: id, month, amount, customerId: asCustomerId(customerId) };
  });
}
