import type { Prisma } from "@/prisma/generated/client";
import type { Tx } from "@/lib/db";
import { instantAt } from "@/lib/domain/business-time";
import type { CustomerId, UserId } from "@/lib/domain/identity";
import type { DoorMethod } from "@/lib/domain/books/ledger";
import { paise, sumPaise, type Paise } from "@/lib/domain/money";
import { addDays, plainMonth, type PlainDate, type PlainMonth } from "@/lib/domain/plain-date";
import { openOf } from "@/lib/features/books/queries";
import { doorReceiptNumber } from "@/lib/domain/books/document-number";

/** Money taken at the door, and whether a counter-entry took it back. */
export type DoorPayment = {
  id: number;
  /** "D-00012" */
  receipt: string;
  billId: number;
  month: PlainMonth;
  amount: Paise;
  method: DoorMethod;
  reference: string | null;
  takenAt: Date;
  takenBack: { at: Date; reason: string } | null;
};

/** The same with names, for those who may see them. */
export type CollectedPayment = DoorPayment & {
  customer: { id: number; fullname: string };
  collector: string;
};

/** As the office sees it: with who took it back. */
export type AuditedDoorPayment = CollectedPayment & { takenBackBy: string | null };

const MAX_ROWS = 500;

const facts = {
  bill: { select: { month: true, year: true } },
  reversedBy: { select: { createdAt: true, reason: true } },
} as const;

const names = {
  ...facts,
  customer: { select: { id: true, fullname: true } },
  collector: { select: { fullname: true } },
} as const;

const audited = {
  ...names,
  reversedBy: { select: { createdAt: true, reason: true, collector: { select: { fullname: true } } } },
} as const;

/** What a customer paid at the door, the latest first: for one bill, or for all of them. */
export async function doorReceiptsOf(
  tx: Tx,
  customerId: CustomerId,
  billId?: number,
): Promise<DoorPayment[]> {
  const { where, ...query } = taken;
  const ofBill = billId === undefined ? {} : { billId };
  return (await tx.doorPayment.findMany({ where: { ...where, ...ofBill, customerId }, ...query })).map(
    doorPayment,
  );
}

/** The fields of a bill's or a customer's door payments needed for this. */
export const taken = {
  where: { reversesId: null },
  include: facts,
  orderBy: { id: "desc" },
  take: MAX_ROWS,
} as const satisfies Prisma.Bill$doorPaymentsArgs;

/** Everything taken at the door for a bill, the latest first, for the office. */
export async function doorPaymentsOf(tx: Tx, billId: number): Promise<AuditedDoorPayment[]> {
  const rows = await tx.doorPayment.findMany({
    where: { billId, reversesId: null },
    include: audited,
    orderBy: { id: "desc" },
  });
  return rows.map((row) => ({
    ...collectedPayment(row),
    takenBackBy: row.reversedBy?.collector.fullname ?? null,
  }));
}

/** What someone took at doors on a day, the latest first, and how much of it they have to hand over. */
export type DaysCollection = { payments: CollectedPayment[]; cash: Paise; upi: Paise };

export async function collectionOf(tx: Tx, collectorId: UserId, day: PlainDate): Promise<DaysCollection> {
  const rows = await tx.doorPayment.findMany({
    where: {
      collectorId,
      reversesId: null,
      createdAt: { gte: instantAt(day, "00:00"), lt: instantAt(addDays(day, 1), "00:00") },
    },
    include: names,
    orderBy: { id: "desc" },
    take: MAX_ROWS,
  });
  const payments = rows.map(collectedPayment);
  const sum = (wanted: DoorMethod) =>
    sumPaise(
      payments.flatMap(({ method, takenBack, amount }) => (method === wanted && !takenBack ? [amount] : [])),
    );
  return { payments, cash: sum("cash"), upi: sum("upi") };
}

/** One receipt with what is now open of its bill; null when there is none, or when it is another driver's. */
export async function doorReceipt(
  tx: Tx,
  doorPaymentId: number,
): Promise<(CollectedPayment & { open: Paise; kitchen: string }) | null> {
  const row = await tx.doorPayment.findFirst({
    where: { id: doorPaymentId, reversesId: null },
    include: names,
  });
  if (!row) return null;
  const { kitchenName: kitchen } = await tx.settings.findUniqueOrThrow({ where: { id: 1 } });
  return { ...collectedPayment(row), open: await openOf(tx, row.billId), kitchen };
}

function collectedPayment(row: Prisma.DoorPaymentGetPayload<{ include: typeof names }>): CollectedPayment {
  return { ...doorPayment(row), customer: row.customer, collector: row.collector.fullname };
}

export function doorPayment(row: Prisma.DoorPaymentGetPayload<{ include: typeof facts }>): DoorPayment {
  const { id, billId, bill, reference, createdAt: takenAt, reversedBy } = row;
  return {
    id,
    receipt: doorReceiptNumber(id),
    billId,
    month: plainMonth(bill.year, bill.month),
    amount: paise(row.amount),
    method: row.method === "upi" ? "upi" : "cash",
    reference,
    takenAt,
    takenBack: reversedBy && { at: reversedBy.createdAt, reason: reversedBy.reason ?? "" },
  };
}
