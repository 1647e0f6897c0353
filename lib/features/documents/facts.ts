import type { Prisma } from "@/prisma/generated/client";
import type { Tx } from "@/lib/db";
import type { BillStatement } from "@/lib/domain/books/bill-statement";
import { parseBilledDays, type BilledDay } from "@/lib/domain/books/billed-days";
import { statementsOf } from "@/lib/features/billing/statement";

const billed = {
  customer: true,
  lines: { orderBy: { position: "asc" } },
  doorPayments: { where: { reversesId: null, reversedBy: null }, orderBy: { id: "asc" } },
  paymentLogs: {
    include: { payment: { include: { disputes: { where: { status: "lost" } } } } },
    orderBy: { id: "asc" },
  },
  refunds: {
    where: { caseId: null, status: { in: ["pending", "succeeded"] } },
    orderBy: { id: "asc" },
  },
} as const satisfies Prisma.BillInclude;

type BillRow = Prisma.BillGetPayload<{ include: typeof billed }>;

type Figures = "totalDays" | "pausedDays" | "billableDays" | "amount";
type Of = "id" | "customerId" | "month" | "year" | "isPaid" | "dueDate" | "createdAt" | "calculatedAt";
type Address = "addr1" | "addr2" | "area" | "city" | "state" | "pincode";

/** Whom a bill is made out to. */
export type Party = Pick<BillRow["customer"], "fullname" | "language" | Address>;

/** A bill with everything its invoice says, as it stands now. */
export type BillFacts = Pick<BillRow, Of | Figures | "doorPayments" | "paymentLogs" | "refunds"> & {
  customer: Party;
  lines: readonly (Pick<BillRow["lines"][number], Figures | "planName" | "dailyRate"> & {
    days: readonly BilledDay[];
  })[];
  statement: BillStatement;
};

export async function billFacts(tx: Tx, billIds: readonly number[]): Promise<BillFacts[]> {
  const statements = await statementsOf(tx, billIds);
  const where = { id: { in: [...billIds] } };
  const rows = await tx.bill.findMany({ where, include: billed, orderBy: { id: "asc" } });
  return rows.flatMap((row) => {
    const statement = statements.get(row.id);
    const lines = row.lines.map(({ days, ...line }) => ({ ...line, days: parseBilledDays(days) }));
    return statement ? [{ ...row, lines, statement }] : [];
  });
}

const paidOnline = {
  payment: true,
  bill: true,
  customer: true,
} as const satisfies Prisma.PaymentLogInclude;

const paidAtDoor = {
  bill: true,
  customer: true,
  collector: { select: { fullname: true } },
  reversedBy: { select: { createdAt: true, reason: true } },
} as const satisfies Prisma.DoorPaymentInclude;

/** A payment that the gateway took, as its log holds it. */
export type OnlineFacts = Prisma.PaymentLogGetPayload<{ include: typeof paidOnline }>;
export type DoorFacts = Prisma.DoorPaymentGetPayload<{ include: typeof paidAtDoor }>;

export function onlineFacts(tx: Tx, paymentId: number): Promise<OnlineFacts | null> {
  return tx.paymentLog.findFirst({ where: { paymentId }, include: paidOnline });
}

export function doorFacts(tx: Tx, doorPaymentId: number): Promise<DoorFacts | null> {
  return tx.doorPayment.findFirst({ where: { id: doorPaymentId, reversesId: null }, include: paidAtDoor });
}

export type Issuer = Prisma.SettingsGetPayload<object>;

/** The kitchen as it is in its settings. */
export function issuerFacts(tx: Tx): Promise<Issuer> {
  return tx.settings.findUniqueOrThrow({ where: { id: 1 } });
}
