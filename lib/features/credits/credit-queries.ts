import { fromSqlDate, type Tx } from "@/lib/db";
import type { CustomerId } from "@/lib/domain/identity";
import { paise, type Paise } from "@/lib/domain/money";
import { plainMonth, type PlainDate, type PlainMonth } from "@/lib/domain/plain-date";

/** Credit that the kitchen gave a customer, and whether it was taken back. */
export type CreditGiven = {
  id: number;
  amount: Paise;
  reason: string;
  givenAt: Date;
  /** The bill, and the day on it, that it makes up for. */
  bill: { id: number; month: PlainMonth } | null;
  day: PlainDate | null;
  takenBack: { at: Date; reason: string } | null;
};

const MAX_ROWS = 200;

/** What a customer was ever given, the latest first. */
export async function creditsOf(tx: Tx, customerId: CustomerId): Promise<CreditGiven[]> {
  const rows = await tx.credit.findMany({
    where: { customerId, reversesId: null },
    include: {
      bill: { select: { id: true, month: true, year: true } },
      reversedBy: { select: { createdAt: true, reason: true } },
    },
    orderBy: { id: "desc" },
    take: MAX_ROWS,
  });
  return rows.map(({ id, amount, reason, createdAt: givenAt, bill, day, reversedBy }) => ({
    ...{ id, reason, givenAt },
    amount: paise(amount),
    bill: bill && { id: bill.id, month: plainMonth(bill.year, bill.month) },
    day: day && fromSqlDate(day),
    takenBack: reversedBy && { at: reversedBy.createdAt, reason: reversedBy.reason },
  }));
}
