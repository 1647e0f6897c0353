import { toSqlDate, type Tx } from "@/lib/db";
import { dueDateOf } from "@/lib/domain/books/bill-status";
import type { ExplainedBill } from "@/lib/domain/billing";
import { toBusinessDate } from "@/lib/domain/business-time";
import { isMonthClosed } from "@/lib/domain/cutoff";
import { POSTINGS } from "@/lib/domain/books/ledger";
import { rupees, sumRupees, toPaise, type Rupees } from "@/lib/domain/money";
import { firstDayOf, lastDayOf, monthParts, type PlainDate, type PlainMonth } from "@/lib/domain/plain-date";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { audit } from "@/lib/features/audit/commands";
import { applyCredit, postAll } from "@/lib/features/books/commands";
import { customersWithCredit } from "@/lib/features/books/queries";
import { keepInvoices } from "@/lib/features/documents/commands";
import { keepOutcome } from "@/lib/press/press";
import { loadSchedules } from "@/lib/features/subscriptions/queries";
import { billAdjustments } from "./adjustments";
import { lineRows, lockCustomers, totals } from "./bill-rows";
import { sendBillMails, type IssuedTo } from "./mails";
import { explainSchedule } from "./queries";
import type { Staff, SystemFlow } from "@/lib/scope";

/** `staff`: who pressed the button; absent when the job did. */
type Flow = SystemFlow & { staff?: Staff };

/**
 * What a billing run did, in customers: bills made, bills that already existed, and customers whose subscriptions have no
 * delivery day in the month. `amount` is the sum of the bills made.
 */
export type BillingReport = {
  month: PlainMonth;
  created: number;
  existing: number;
  skipped: number;
  amount: Rupees;
};

const BATCH_SIZE = 50;

/**
 * Makes the bills of a closed month, customer by customer in the order of their ids. Each batch commits as a whole, so the
 * next run finishes what a killed run began, and a second run finds nothing left to do.
 */
export async function generateBills(
  flow: Flow,
  { month }: { month: PlainMonth },
  batchSize = BATCH_SIZE,
): Promise<Result<BillingReport, "month-not-closed" | "before-first-subscription">> {
  if (!isMonthClosed(month, flow.now)) return refuse("month-not-closed");
  // a person is told that they mistyped; if the job finds nothing to do, that is no fault
  if (flow.staff && !(await flow.system((tx) => hasBegun(tx, month))))
    return refuse("before-first-subscription");
  let done = { created: 0, skipped: 0, amount: rupees(0) };
  let afterId = 0;
  for (;;) {
    const batch = await flow.system((tx) => billBatch(tx, { month, now: flow.now, afterId, batchSize }));
    if (batch.lastId === null) break;
    afterId = batch.lastId;
    done = {
      created: done.created + batch.created,
      skipped: done.skipped + batch.skipped,
      amount: sumRupees([done.amount, batch.amount]),
    };
  }
  const bills = await flow.system((tx) => tx.bill.count({ where: monthParts(month) }));
  const report = { month, ...done, existing: bills - done.created };
  if (flow.staff || report.created > 0) await auditRun(flow, report);
  return ok(report);
}

/** Whether anyone had a subscription in the month or earlier. */
async function hasBegun(tx: Tx, month: PlainMonth): Promise<boolean> {
  const startDate = { lte: toSqlDate(lastDayOf(month)) };
  return (await tx.subscription.findFirst({ where: { startDate }, select: { id: true } })) !== null;
}

type Batch = Pick<BillingReport, "created" | "skipped" | "amount"> & { lastId: number | null };

function auditRun({ system, staff }: Flow, report: BillingReport): Promise<void> {
  return system(async (tx) => {
    await keepOutcome(tx, report);
    const { amount, ...figures } = report;
    await audit(tx, {
      actor: staff ?? "system",
      action: "generate-bills",
      entity: "month",
      entityId: report.month,
      accountId: null,
      after: { ...figures, amountPaise: toPaise(amount) },
    });
  });
}

type BatchOrder = { month: PlainMonth; now: Date; afterId: number; batchSize: number };

async function billBatch(tx: Tx, { month, now, afterId, batchSize }: BatchOrder): Promise<Batch> {
  const customerIds = await customersToBill(tx, month, afterId, batchSize);
  // nothing of theirs changes under us: an admin's correction of the month waits, or is already in
  await lockCustomers(tx, customerIds);
  const schedules = await loadSchedules(tx, customerIds, firstDayOf(month), lastDayOf(month));
  const bills = [...schedules].flatMap(([customerId, schedule]) => {
    const bill = explainSchedule(month, schedule);
    return bill ? [{ customerId, bill }] : [];
  });
  const issued = await issueBills(tx, month, now, bills);
  return {
    lastId: customerIds.at(-1) ?? null,
    created: issued.length,
    skipped: customerIds.length - bills.length,
    amount: sumRupees(issued.map((bill) => bill.amount)),
  };
}

/** The next customers, by id, with a subscription that touches the month (still active or not) and no bill for it yet. */
async function customersToBill(
  tx: Tx,
  month: PlainMonth,
  afterId: number,
  batchSize: number,
): Promise<number[]> {
  const { month: number, year } = monthParts(month);
  const rows = await tx.$queryRaw<{ id: number }[]>`
    SELECT u.id FROM users u
    WHERE u.id > ${afterId}
      AND EXISTS (SELECT 1 FROM customer_plans s WHERE s.customer_id = u.id
        AND s.start_date <= ${lastDayOf(month)}::date AND s.end_date >= ${firstDayOf(month)}::date)
      AND NOT EXISTS (SELECT 1 FROM bills b WHERE b.customer_id = u.id AND b.month = ${number} AND b.year = ${year})
    ORDER BY u.id LIMIT ${batchSize}`;
  return rows.map((row) => row.id);
}

type Issued = IssuedTo & Pick<ExplainedBill, "amount">;
type Drafted = { customerId: number; bill: ExplainedBill };

/** Saves the bills that don't exist yet, with their lines and a mail each; a simultaneous run may have been first. */
async function issueBills(tx: Tx, month: PlainMonth, now: Date, drafted: Drafted[]): Promise<Issued[]> {
  const { dueDays } = await tx.settings.findUniqueOrThrow({ where: { id: 1 } });
  const dueDate = dueDateOf(toBusinessDate(now), dueDays);
  const rows = await tx.bill.createManyAndReturn({
    data: drafted.map(({ customerId, bill }) => billRow(customerId, month, dueDate, bill)),
    skipDuplicates: true,
    select: { id: true, customerId: true },
  });
  const drafts = new Map(drafted.map(({ customerId, bill }) => [customerId, bill]));
  const issued = rows.flatMap(({ id, customerId }) => {
    const bill = drafts.get(customerId);
    return bill ? [{ id, customerId, bill }] : [];
  });
  await tx.billLine.createMany({ data: issued.flatMap(({ id, bill }) => lineRows(id, bill)) });
  await bookIssued(tx, now, issued);
  const billIds = issued.map(({ id }) => id);
  await keepInvoices(tx, billIds, now);
  const sent = issued.map(({ id, customerId, bill }) => ({
    id,
    customerId,
    month,
    dueDate,
    amount: bill.amount,
  }));
  await sendBillMails(tx, sent);
  return sent;
}

/**
 * Enters the bills in the books with what corrections of paid ones added to them, and at once takes off their customers'
 * credit.
 */
async function bookIssued(tx: Tx, now: Date, issued: (Drafted & { id: number })[]): Promise<void> {
  const asked = issued.filter(({ bill }) => bill.amount > 0);
  await postAll(
    tx,
    asked.map(({ id: billId, customerId, bill }) => ({
      kind: "bill-issued",
      cause: { billId, customerId },
      postings: POSTINGS["bill-issued"](toPaise(bill.amount)),
    })),
  );
  await billAdjustments(tx, asked);
  const withCredit = await customersWithCredit(
    tx,
    asked.map(({ customerId }) => customerId),
  );
  for (const customerId of withCredit) await applyCredit(tx, customerId, now);
}

function billRow(customerId: number, month: PlainMonth, dueDate: PlainDate, bill: ExplainedBill) {
  return {
    customerId,
    ...monthParts(month),
    ...totals(bill),
    isPaid: bill.amount === 0,
    dueDate: toSqlDate(dueDate),
  };
}
