import type { Prisma } from "@/prisma/generated/client";
import { fromSqlDate, toSqlDate, type Tx } from "@/lib/db";
import { parseBilledDays, type BilledDay } from "@/lib/domain/books/billed-days";
import { billForMonth, explainMonth, type Bill, type ExplainedBill } from "@/lib/domain/billing";
import { toBusinessMonth } from "@/lib/domain/business-time";
import type { CustomerId } from "@/lib/domain/identity";
import { paise, rupees, type Paise, type Rupees } from "@/lib/domain/money";
import {
  firstDayOf,
  lastDayOf,
  monthParts,
  plainMonth,
  type PlainDate,
  type PlainMonth,
} from "@/lib/domain/plain-date";
import { openAmounts } from "@/lib/features/books/queries";
import { closedFor, loadSchedule, type Schedule } from "@/lib/features/subscriptions/queries";
import { EXPORT_LIMIT, pageArgs, pageOf, type Page } from "@/lib/lists/paging";
import { billMatching } from "@/lib/lists/search";
import { billedCustomer, type BilledCustomer } from "./parties";
import type { BillSearch } from "./schema";

/** `billStatus` in lib/domain/books/bill-status, which needs today's date, says whether it is unpaid, overdue or paid. */
export type BillSummary = {
  id: number;
  month: PlainMonth;
  amount: Rupees;
  /** What is still to be paid: the amount less everything received and credited. */
  open: Paise;
  totalDays: number;
  pausedDays: number;
  billableDays: number;
  isPaid: boolean;
  dueDate: PlainDate;
  issuedAt: Date;
};

export type IssuedLine = {
  subscriptionId: number;
  planName: string;
  dailyRate: Rupees;
  totalDays: number;
  pausedDays: number;
  billableDays: number;
  amount: Rupees;
  days: BilledDay[];
};

/** A bill as it was issued: its days are a snapshot from then, not what a subscription looks like today. */
export type IssuedBill = BillSummary & {
  customerId: number;
  /** When it was last paid, reopened or recalculated: for a paid bill, when it was paid. */
  updatedAt: Date | null;
  lines: IssuedLine[];
  /** How much of the history of days its calculation could know. */
  lastDayChangeId: number;
};

/** The same for staff. */
export type OfficeBill = IssuedBill & {
  customer: BilledCustomer;
  /** The latest time; null for a bill that is still as issued. */
  recalculatedAt: Date | null;
};

export type RunningEstimate = Bill & { month: PlainMonth };

/** One bill with its lines and days; null when there is none with this id, or when it is someone else's. */
export async function billOf(tx: Tx, customerId: CustomerId, billId: number): Promise<IssuedBill | null> {
  return issuedBill(tx, { id: billId, customerId });
}

/** The same for staff: anyone's bill. */
export async function billForStaff(tx: Tx, billId: number): Promise<OfficeBill | null> {
  const bill = await issuedBill(tx, { id: billId });
  if (!bill) return null;
  return {
    ...bill,
    recalculatedAt: await recalculatedAt(tx, billId),
    customer: await billedCustomer(tx, bill.customerId),
  };
}

/** A bill's lines are computed when it is issued, and again at each recalculation. */
async function recalculatedAt(tx: Tx, billId: number): Promise<Date | null> {
  const { createdAt, calculatedAt } = await tx.bill.findUniqueOrThrow({ where: { id: billId } });
  return calculatedAt > createdAt ? calculatedAt : null;
}

/**
 * What the current month would cost if nothing changed any more. Null while it has no delivery day, and once it has a bill,
 * which then says what is asked.
 */
export async function runningEstimate(
  tx: Tx,
  customerId: CustomerId,
  now: Date,
): Promise<RunningEstimate | null> {
  const month = toBusinessMonth(now);
  if (await tx.bill.count({ where: { customerId, ...monthParts(month) } })) return null;
  return estimateOf(month, await loadSchedule(tx, customerId, firstDayOf(month), lastDayOf(month)));
}

/** The same for a month that has no bill, from a schedule that holds all of its days. */
export function estimateOf(month: PlainMonth, schedule: Schedule): RunningEstimate | null {
  const bill = billForMonth(billingInput(month, schedule));
  return bill && { ...bill, month };
}

/** What a month costs, with the reason for every day, from a loaded schedule: the figure of both the bill and its preview. */
export function explainSchedule(month: PlainMonth, schedule: Schedule): ExplainedBill | null {
  return explainMonth(billingInput(month, schedule));
}

function billingInput(month: PlainMonth, { subscriptions, pausedDates, closures }: Schedule) {
  const billed = subscriptions.map((subscription) => ({
    ...subscription,
    closedDates: closedFor(subscription.slot.id, closures),
  }));
  return { month, subscriptions: billed, pausedDates, closures: [] };
}

async function issuedBill(tx: Tx, where: Prisma.BillWhereInput): Promise<IssuedBill | null> {
  const row = await tx.bill.findFirst({ where, include: withLines });
  return row && issued(row, (await openBy(tx, [row])).get(row.id) ?? paise(0));
}

export const withLines = { lines: { orderBy: { position: "asc" } } } as const satisfies Prisma.BillInclude;

/** A bill as it was issued, with what is open of it now. */
export function issued(row: Prisma.BillGetPayload<{ include: typeof withLines }>, open: Paise): IssuedBill {
  const lines = row.lines.map((line) => ({
    subscriptionId: line.subscriptionId,
    planName: line.planName,
    dailyRate: rupees(line.dailyRate),
    totalDays: line.totalDays,
    pausedDays: line.pausedDays,
    billableDays: line.billableDays,
    amount: rupees(line.amount),
    days: parseBilledDays(line.days),
  }));
  const { customerId, updatedAt, lastDayChangeId } = row;
  return { ...billSummary(row, new Map([[row.id, open]])), customerId, updatedAt, lines, lastDayChangeId };
}

export type FoundBill = BillSummary & { customer: { id: number; fullname: string; area: string } };

/** A page of bills for staff, the latest issued first; `today` decides what is overdue. */
export async function searchBills(tx: Tx, search: BillSearch, today: PlainDate): Promise<Page<FoundBill>> {
  const found = await tx.bill.findMany({ ...(await billQuery(tx, search, today)), ...pageArgs(search) });
  const { rows, ...keys } = pageOf(found, search);
  return { rows: await foundBills(tx, rows), ...keys };
}

/** The same list in full, for its export. */
export async function exportBills(tx: Tx, search: BillSearch, today: PlainDate): Promise<FoundBill[]> {
  const rows = await tx.bill.findMany({ ...(await billQuery(tx, search, today)), take: EXPORT_LIMIT });
  return foundBills(tx, rows);
}

/** The months that have bills, the latest first: from one to the next by the index, however many bills each has. */
export async function billedMonths(tx: Tx): Promise<PlainMonth[]> {
  const rows = await tx.$queryRaw<{ year: number; month: number }[]>`
    WITH RECURSIVE billed AS (
      (SELECT year, month FROM bills ORDER BY year DESC, month DESC LIMIT 1)
      UNION ALL
      SELECT earlier.year, earlier.month FROM billed CROSS JOIN LATERAL (
        SELECT b.year, b.month FROM bills b WHERE (b.year, b.month) < (billed.year, billed.month)
        ORDER BY b.year DESC, b.month DESC LIMIT 1) earlier)
    SELECT year, month FROM billed ORDER BY year DESC, month DESC`;
  return rows.map(({ year, month }) => plainMonth(year, month));
}

async function billQuery(tx: Tx, search: BillSearch, today: PlainDate) {
  return {
    where: await searched(tx, search, today),
    orderBy: { id: "desc" },
    include: { customer: { select: { id: true, fullname: true, area: true } } },
  } satisfies Prisma.BillFindManyArgs;
}

async function foundBills(
  tx: Tx,
  rows: readonly (BillRow & Pick<FoundBill, "customer">)[],
): Promise<FoundBill[]> {
  const open = await openBy(tx, rows);
  return rows.map((row) => ({ ...billSummary(row, open), customer: row.customer }));
}

async function searched(
  tx: Tx,
  { month, status, query }: BillSearch,
  today: PlainDate,
): Promise<Prisma.BillWhereInput> {
  const due = toSqlDate(today);
  return {
    ...(month && monthParts(month)),
    ...(status && { isPaid: status === "paid" }),
    ...(status === "overdue" && { dueDate: { lt: due } }),
    ...(status === "unpaid" && { dueDate: { gte: due } }),
    ...(query && (await billMatching(tx, query))),
  };
}

type BillRow = Omit<BillSummary, "month" | "amount" | "open" | "dueDate" | "issuedAt"> & {
  month: number;
  year: number;
  amount: number;
  dueDate: Date;
  createdAt: Date;
};

/** Rows of `bills` in the domain's words, each with what is still open of it. */
export async function billSummaries(tx: Tx, rows: readonly BillRow[]): Promise<BillSummary[]> {
  const open = await openBy(tx, rows);
  return rows.map((row) => billSummary(row, open));
}

/** What is open of each bill; nothing is of one that is paid. */
function openBy(
  tx: Tx,
  rows: readonly Pick<BillRow, "id" | "isPaid">[],
): Promise<ReadonlyMap<number, Paise>> {
  const unpaid = rows.flatMap(({ id, isPaid }) => (isPaid ? [] : [id]));
  return openAmounts(tx, unpaid);
}

function billSummary(row: BillRow, open: ReadonlyMap<number, Paise>): BillSummary {
  return {
    id: row.id,
    month: plainMonth(row.year, row.month),
    amount: rupees(row.amount),
    open: open.get(row.id) ?? paise(0),
    totalDays: row.totalDays,
    pausedDays: row.pausedDays,
    billableDays: row.billableDays,
    isPaid: row.isPaid,
    dueDate: fromSqlDate(row.dueDate),
    issuedAt: row.createdAt,
  };
}
