// A month whose sheets, marks and credits are compared: charged = sheet + added - taken off - credited.
import { asStaff, asSystem, toSqlDate, type Tx } from "@/lib/db";
import type { CustomerId } from "@/lib/domain/identity";
import type { PlainDate } from "@/lib/domain/plain-date";
import { creditComplaint } from "@/lib/features/complaints/decide";
import { at, makeAdmin } from "../../support/make";

export const RATE = 110;

export type Admin = Awaited<ReturnType<typeof makeAdmin>>;
export type Eater = { customerId: CustomerId; subscriptionId: number };
/** What an act is about: an eater, a day, and the instant at which it is done: in time, late, or days later. */
export type About = Eater & { day: PlainDate; now: Date; planId: number };
type Scope = { tx: Tx; now: Date; staff: Admin };

export const office = <T>(staff: Admin, { now }: About, act: (scope: Scope) => Promise<T>) =>
  asStaff(staff, (tx) => act({ tx, now, staff }), now);

export const flowAt = (staff: Admin, now: Date) => ({
  now,
  staff,
  system: <T>(fn: (tx: Tx) => Promise<T>) => asSystem(fn, now),
});

/** Says that it was spoiled, and credits it: as a customer can from half past one on, and nobody before the meal is counted. */
export async function credit(staff: Admin, about: About): Promise<unknown> {
  const { customerId, subscriptionId, day } = about;
  if (about.now < at(day, "13:30")) return null;
  // what was removed before it brought anything can't be complained of
  if ((await asSystem((tx) => tx.subscription.count({ where: { id: subscriptionId } }))) === 0) return null;
  const row = { customerId, subscriptionId, day: toSqlDate(day), kind: "spoiled" };
  await asSystem((tx) => tx.complaint.createMany({ data: [row], skipDuplicates: true }), about.now);
  const { id } = await asSystem((tx) =>
    tx.complaint.findFirstOrThrow({ where: { subscriptionId, day: toSqlDate(day) } }),
  );
  return creditComplaint(flowAt(staff, about.now), { complaintId: id });
}

/** Days that are looked at, with what the sheets come to in all. */
export async function equation(from: PlainDate, to: PlainDate) {
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
