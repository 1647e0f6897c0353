import { idField } from "@/lib/fields";
import { z } from "zod";
import type { Prisma } from "@/prisma/generated/client";
import type { Tx } from "@/lib/db";
import { paise, type Paise } from "@/lib/domain/money";
import { plainMonth, type PlainMonth } from "@/lib/domain/plain-date";
import { CASE_KINDS, type CaseKind } from "./kinds";

/** Money in a gateway's report, in the smallest unit of its currency. */
export type Money = { amount: Paise; currency: string };

/** What an odd case is about, open or settled. */
export type CaseFacts = {
  id: number;
  /** Null for a kind that is not known here. */
  kind: CaseKind | null;
  reference: string;
  raisedAt: Date;
  received: Money | null;
  /** What was asked for. */
  expected: Money | null;
  /** For a refund made at the gateway: how much of it had already been given back here. */
  excess: Money | null;
  /** The bill it names, and that bill's own data where it is one of ours. */
  billId: number | null;
  bill: { id: number; month: PlainMonth } | null;
  customer: { id: number; fullname: string } | null;
  /** For a failed refund: the gateway's word for why. */
  failureReason: string | null;
};

export type CaseRow = Prisma.CaseGetPayload<object>;

const amount = z.int().min(0).transform(paise);
const money = z.object({ amount, currency: z.string() });
const details = z.object({
  received: money.optional().catch(undefined),
  expected: money.optional().catch(undefined),
  excess: money.optional().catch(undefined),
  /** For a payment that the gateway has lost, in paise. */
  amount: amount.optional().catch(undefined),
  /** For a failed refund. */
  refundId: z.int().optional().catch(undefined),
  failureReason: z.string().nullish().catch(undefined),
  billId: idField.optional().catch(undefined),
});

/** What was recorded with a case; anything unreadable is missing. */
export function caseDetails(oddCase: { details: unknown }) {
  return details.catch({}).parse(oddCase.details);
}

function expectedIn({ expected, amount: asked }: ReturnType<typeof caseDetails>): Money | null {
  return expected ?? (asked === undefined ? null : { amount: asked, currency: "inr" });
}

/** The facts of each case, in the order given; needs no more queries for many cases than for one. */
export async function caseFacts(
  tx: Tx,
  rows: readonly CaseRow[],
): Promise<{ row: CaseRow; facts: CaseFacts }[]> {
  const about = rows.map((row) => {
    const known = caseDetails(row);
    return { row, known, billId: row.billId ?? known.billId ?? null };
  });
  const people = await customersAbout(tx, rows);
  const bills = await billsAbout(
    tx,
    about.flatMap(({ billId }) => billId ?? []),
  );
  return about.map(({ row, known, billId }) => {
    const found = billId === null ? undefined : bills.get(billId);
    const customer = found?.customer ?? people.get(row.customerId ?? 0) ?? null;
    return { row, facts: { ...recorded(row, known), billId, bill: found?.bill ?? null, customer } };
  });
}

function recorded({ id, kind, stripeObjectId, createdAt }: CaseRow, known: ReturnType<typeof caseDetails>) {
  return {
    id,
    kind: CASE_KINDS.find((one) => one === kind) ?? null,
    reference: stripeObjectId,
    raisedAt: createdAt,
    received: known.received ?? null,
    expected: expectedIn(known),
    excess: known.excess ?? null,
    failureReason: known.failureReason ?? null,
  };
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

async function customersAbout(tx: Tx, rows: readonly CaseRow[]) {
  const people = await tx.user.findMany({
    where: { id: { in: rows.flatMap(({ customerId }) => customerId ?? []) } },
    select: { id: true, fullname: true },
  });
  return new Map(people.map((person) => [person.id, person]));
}
