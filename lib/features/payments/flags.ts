import { z } from "zod";
import type { Prisma } from "@/prisma/generated/client";
import type { Tx } from "@/lib/db";
import { paise, type Paise } from "@/lib/domain/money";
import { plainMonth, type PlainMonth } from "@/lib/domain/plain-date";
import { isRefundAlive } from "@/lib/domain/refund";
import { FLAG_KINDS, NOTICE_KINDS, SET_ASIDE_KINDS, type FlagKind } from "./odd-cases";
import type { FlagWay } from "./schema";
import { refundStatus } from "./settle-refund";

/** Money of a gateway's report, in the smallest unit of its currency. */
type Money = { amount: Paise; currency: string };

export type OpenFlag = {
  id: number;
  /** Null for a kind that is not known here. */
  kind: FlagKind | null;
  /** Whether there is nothing to decide: a person should only know of it. */
  isNotice: boolean;
  reference: string;
  raisedAt: Date;
  received: Money | null;
  expected: Money | null;
  /** The bill it names, and that bill where it is one of ours. */
  billId: number | null;
  bill: { id: number; month: PlainMonth } | null;
  customer: { id: number; fullname: string } | null;
  /** Its money that is set aside until a person decides; null when none is. */
  waiting: Money | null;
  /** What may be done about it. */
  ways: FlagWay[];
};

type FlagRow = Prisma.PaymentFlagGetPayload<object>;

const amount = z.int().min(0).transform(paise);
const money = z.object({ amount, currency: z.string() });
const details = z.object({
  received: money.optional().catch(undefined),
  expected: money.optional().catch(undefined),
  billId: z.coerce.number().int().positive().max(2_147_483_647).optional().catch(undefined),
});

/**
 * The odd cases that nobody has settled, and how many there are in all: those that need a decision before those that only
 * tell something, the oldest first.
 */
export async function openFlags(tx: Tx, limit: number): Promise<{ flags: OpenFlag[]; count: number }> {
  const rows = await openRows(tx, limit);
  const about = rows.map((row) => {
    const known = details.catch({}).parse(row.details);
    return { row, known, billId: row.billId ?? known.billId ?? null };
  });
  const people = await customersAbout(tx, rows);
  const bills = await billsAbout(
    tx,
    about.flatMap(({ billId }) => billId ?? []),
  );
  const waiting = await moneyWaiting(tx, rows);
  const flags = about.map(({ row, known, billId }) => {
    const found = billId === null ? undefined : bills.get(billId);
    return {
      ...openFlag(row, waiting.get(row.id) ?? null),
      received: known.received ?? null,
      expected: known.expected ?? null,
      billId,
      bill: found?.bill ?? null,
      customer: found?.customer ?? people.get(row.customerId ?? 0) ?? null,
    };
  });
  return { flags, count: await tx.paymentFlag.count({ where: { resolvedAt: null } }) };
}

async function openRows(tx: Tx, limit: number): Promise<FlagRow[]> {
  const find = (kind: Prisma.StringFilter, take: number) =>
    tx.paymentFlag.findMany({ where: { resolvedAt: null, kind }, orderBy: { id: "asc" }, take });
  const decisions = await find({ notIn: [...NOTICE_KINDS] }, limit);
  return [...decisions, ...(await find({ in: [...NOTICE_KINDS] }, limit - decisions.length))];
}

function openFlag(row: FlagRow, waiting: Money | null) {
  return {
    id: row.id,
    kind: FLAG_KINDS.find((kind) => kind === row.kind) ?? null,
    isNotice: NOTICE_KINDS.some((kind) => kind === row.kind),
    reference: row.stripeObjectId,
    raisedAt: row.createdAt,
    waiting,
    ways: waysOf(row, waiting),
  };
}

/** Money that waits goes somewhere; only a customer of ours can have it as credit, and only rupees. */
function waysOf({ customerId }: FlagRow, waiting: Money | null): FlagWay[] {
  if (!waiting) return ["note"];
  return customerId !== null && waiting.currency === "inr" ? ["refund", "credit"] : ["refund"];
}

async function billsAbout(tx: Tx, ids: number[]) {
  const rows = await tx.bill.findMany({
    where: { id: { in: ids } },
    select: { id: true, month: true, year: true, customer: { select: { id: true, fullname: true } } },
  });
  return new Map(
    rows.map(({ id, year, month, customer }) => [
      id,
      { bill: { id, month: plainMonth(year, month) }, customer },
    ]),
  );
}

async function customersAbout(tx: Tx, rows: readonly FlagRow[]) {
  const people = await tx.user.findMany({
    where: { id: { in: rows.flatMap(({ customerId }) => customerId ?? []) } },
    select: { id: true, fullname: true },
  });
  return new Map(people.map((person) => [person.id, person]));
}

type SetAside = { id: number; kind: string; details: unknown };

/**
 * The money that is set aside for a case and waits for a decision: what came in, less what was sent back or is on its
 * way. Null when nothing waits.
 */
export async function moneyOf(tx: Tx, flag: SetAside): Promise<Money | null> {
  return (await moneyWaiting(tx, [flag])).get(flag.id) ?? null;
}

/** The same of many cases, by id; one for which nothing waits is missing. */
async function moneyWaiting(tx: Tx, flags: readonly SetAside[]): Promise<Map<number, Money>> {
  const aside = flags.filter((flag) => SET_ASIDE_KINDS.some((kind) => kind === flag.kind));
  const about = { paymentFlagId: { in: aside.map(({ id }) => id) } };
  const kept = await tx.journalEntry.findMany({
    where: { ...about, kind: "unmatched-to-credit" },
    select: { paymentFlagId: true },
  });
  const refunds = await tx.refund.findMany({ where: about });
  const waits = aside.flatMap(({ id, ...flag }): [number, Money][] => {
    const { received } = details.catch({}).parse(flag.details);
    if (!received || kept.some(({ paymentFlagId }) => paymentFlagId === id)) return [];
    const given = refunds
      .filter(({ paymentFlagId, status }) => paymentFlagId === id && isRefundAlive(refundStatus(status)))
      .reduce((sum, refund) => sum + refund.amount, 0);
    const left = Math.max(0, received.amount - given);
    return left > 0 ? [[id, { amount: paise(left), currency: received.currency }]] : [];
  });
  return new Map(waits);
}
