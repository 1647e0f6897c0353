import type { Prisma } from "@/prisma/generated/client";
import { fromSqlDate, type Tx } from "@/lib/db";
import type { ExplainedBill } from "@/lib/domain/billing";
import {
  decideCorrection,
  type CorrectionDecision,
  type CorrectionFacts,
} from "@/lib/domain/books/correction";
import { rupees } from "@/lib/domain/money";
import { firstDayOf, lastDayOf, plainMonth, type PlainDate } from "@/lib/domain/plain-date";
import { besideOf } from "./beside";
import { explainSchedule } from "@/lib/features/billing/queries";
import { parseBilledDays, type BilledDay } from "@/lib/domain/books/billed-days";
import { loadSchedules } from "@/lib/features/subscriptions/queries";

export type LinedBill = Prisma.BillGetPayload<{ include: { lines: true } }>;

/** A bill beside what its month comes to by its days as they are today. */
export type Compared = { bill: LinedBill; anew: ExplainedBill | null; decision: CorrectionDecision };

/** What each of some bills comes to now: the figure of both the preview and the correction itself. */
export async function compareBills(tx: Tx, billIds: readonly number[]): Promise<Compared[]> {
  const ids = [...billIds];
  const bills = await tx.bill.findMany({
    where: { id: { in: ids } },
    include: { lines: true },
    orderBy: { id: "asc" },
  });
  const beside = await besideOf(tx, ids);
  const explained = await explainAll(tx, bills);
  const barred = await barredBills(tx, bills, explained);
  return bills.map((bill) => {
    const anew = explained.get(bill.id) ?? null;
    const decision = decideCorrection({
      bill: { amount: rupees(bill.amount), isPaid: bill.isPaid },
      beside: beside.get(bill.id) ?? 0,
      worth: anew && anew.amount,
      obstacles: obstaclesTo(bill.id, barred),
    });
    return { bill, anew, decision };
  });
}

async function explainAll(tx: Tx, bills: readonly LinedBill[]): Promise<Map<number, ExplainedBill | null>> {
  const explained = new Map<number, ExplainedBill | null>();
  const byMonth = Map.groupBy(bills, ({ year, month }) => plainMonth(year, month));
  for (const [month, ofMonth] of byMonth) {
    const customers = ofMonth.map(({ customerId }) => customerId);
    const schedules = await loadSchedules(tx, customers, firstDayOf(month), lastDayOf(month));
    for (const { id, customerId } of ofMonth) {
      const schedule = schedules.get(customerId);
      explained.set(id, schedule ? explainSchedule(month, schedule) : null);
    }
  }
  return explained;
}

type Barred = Record<"pending" | "disputed" | "givenBack" | "credited", Set<number>>;

function obstaclesTo(billId: number, barred: Barred): CorrectionFacts["obstacles"] {
  return {
    "payment-under-way": barred.pending.has(billId),
    disputed: barred.disputed.has(billId),
    "given-back": barred.givenBack.has(billId),
    "credited-already": barred.credited.has(billId),
  };
}

type Explained = ReadonlyMap<number, ExplainedBill | null>;

async function barredBills(tx: Tx, bills: readonly LinedBill[], explained: Explained): Promise<Barred> {
  const billId = { in: bills.map(({ id }) => id) };
  const of = { where: { billId }, select: { billId: true } } as const;
  const pending = await tx.payment.findMany({ ...of, where: { billId, status: "pending" } });
  const disputed = await tx.payment.findMany({
    ...of,
    where: { billId, disputes: { some: { status: { in: ["open", "lost"] } } } },
  });
  const givenBack = await tx.refund.findMany({
    where: { billId, caseId: null, status: { notIn: ["failed", "canceled"] } },
    select: { billId: true },
  });
  const credited = await creditedForChanges(tx, bills, explained);
  return {
    pending: billsOf(pending),
    disputed: billsOf(disputed),
    givenBack: billsOf(givenBack),
    credited: billsOf(credited),
  };
}

type OfBill = { billId: number | null };

function billsOf(rows: readonly OfBill[]): Set<number> {
  return new Set(rows.flatMap(({ billId }) => billId ?? []));
}

/** The bills of which credit that stands was given for a day whose outcome has changed; before there was the bill, too. */
async function creditedForChanges(
  tx: Tx,
  bills: readonly LinedBill[],
  explained: Explained,
): Promise<OfBill[]> {
  const ofBills = { billId: { in: bills.map(({ id }) => id) } };
  const before = { billId: null, customerId: { in: bills.map(({ customerId }) => customerId) } };
  const credits = await tx.credit.findMany({
    where: { OR: [ofBills, before], day: { not: null }, reversesId: null, reversedBy: null },
    select: { customerId: true, day: true },
  });
  const credited = new Set(
    credits.flatMap(({ customerId, day }) => (day ? `${customerId} ${fromSqlDate(day)}` : [])),
  );
  return bills.flatMap((bill) => {
    const changed = [...changedDays(bill, explained.get(bill.id) ?? null)];
    const isCredited = changed.some((day) => credited.has(`${bill.customerId} ${day}`));
    return isCredited ? [{ billId: bill.id }] : [];
  });
}

/** The days of a bill's month on which a meal has a different outcome now than on the bill. */
export function changedDays(bill: LinedBill, anew: ExplainedBill | null): Set<PlainDate> {
  const fates = (lines: readonly { subscriptionId: number; days: readonly BilledDay[] }[]) =>
    new Map(
      lines.flatMap(({ subscriptionId, days }) =>
        days.map(({ date, cause }) => [`${subscriptionId} ${date}`, { date, cause }] as const),
      ),
    );
  const before = bill.lines.map(({ days, ...line }) => ({ ...line, days: parseBilledDays(days) }));
  const [issued, now] = [fates(before), fates(anew?.lines ?? [])];
  const keys = [...new Set([...issued.keys(), ...now.keys()])];
  return new Set(
    keys.flatMap((key) => {
      const [before, after] = [issued.get(key), now.get(key)];
      const changed = before ?? after;
      return changed && before?.cause !== after?.cause ? [changed.date] : [];
    }),
  );
}
