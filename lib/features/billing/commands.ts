import { toSqlDate, type Tx } from "@/lib/db";
import { dueDateOf } from "@/lib/domain/books/bill-status";
import type { BillStatement } from "@/lib/domain/books/bill-statement";
import type { ExplainedBill } from "@/lib/domain/billing";
import { toBusinessDate } from "@/lib/domain/business-time";
import { POSTINGS } from "@/lib/domain/books/ledger";
import { sumRupees, toPaise, type Rupees } from "@/lib/domain/money";
import { firstDayOf, lastDayOf, monthParts, type PlainDate, type PlainMonth } from "@/lib/domain/plain-date";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { isMonthClosed } from "@/lib/domain/slot";
import { audit } from "@/lib/features/audit/commands";
import { applyCredit, postAll } from "@/lib/features/books/commands";
import { customersWithCredit } from "@/lib/features/books/queries";
import { issueInvoices, keepInvoices } from "@/lib/features/documents/commands";
import { issuerFacts, type BillFacts } from "@/lib/features/documents/facts";
import { keepOutcome } from "@/lib/press/press";
import { listSlots } from "@/lib/features/slots/queries";
import { loadSchedules } from "@/lib/features/subscriptions/queries";
import { billAdjustments } from "./adjustments";
import { addBills, addLines, byIndexes, lockCustomers, type Added, type Drafted } from "./bill-rows";
import { sendBillMails, type IssuedTo } from "./mails";
import { addressees, type Addressee } from "./parties";
import { explainSchedule } from "./queries";
import { statementsAsIssued, statementsOf } from "./statement";
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

const BATCH_SIZE = 250;
/** So many batches at once: while the database saves one, the next is computed. */
const LANES = 2;

/**
 * Makes the bills of a closed month, in batches of customers in the order of their ids. Each batch commits as a whole, so the
 * next run finishes what a killed run began, and a second run finds nothing left to do.
 */
export async function generateBills(
  flow: Flow,
  { month }: { month: PlainMonth },
  batchSize = BATCH_SIZE,
): Promise<Result<BillingReport, "month-not-closed" | "before-first-subscription">> {
  if (!isMonthClosed(month, flow.now, await flow.system(listSlots))) return refuse("month-not-closed");
  // a person is told that they mistyped; if the job finds nothing to do, that is no fault
  if (flow.staff && !(await flow.system((tx) => hasBegun(tx, month))))
    return refuse("before-first-subscription");
  const batches = await allBatches(flow, { month, batchSize });
  const total = (key: "created" | "skipped") => batches.reduce((sum, batch) => sum + batch[key], 0);
  const done = {
    created: total("created"),
    skipped: total("skipped"),
    amount: sumRupees(batches.map(({ amount }) => amount)),
  };
  const bills = await flow.system((tx) => tx.bill.count({ where: monthParts(month) }));
  const report = { month, ...done, existing: bills - done.created };
  if (flow.staff || report.created > 0) await auditRun(flow, report);
  return ok(report);
}

type Order = { month: PlainMonth; batchSize: number };

/** Where the next batch begins, once the one before it has its customers; null when there is none. */
type Run = { turn: Promise<number | null> };

/** Where one lane fails the others end with their batch, and so does the run. */
async function allBatches(flow: Flow, order: Order): Promise<Batch[]> {
  const run: Run = { turn: Promise.resolve(0) };
  const lanes = Array.from({ length: LANES }, () => inLane(flow, order, run));
  await Promise.allSettled(lanes);
  return (await Promise.all(lanes)).flat();
}

async function inLane({ system, now }: Flow, order: Order, run: Run): Promise<Batch[]> {
  const done: Batch[] = [];
  for (;;) {
    const { promise, resolve: pass } = Promise.withResolvers<number | null>();
    const turn = run.turn;
    run.turn = promise;
    const afterId = await turn;
    try {
      if (afterId === null) return done;
      done.push(await system((tx) => billBatch(tx, now, { ...order, afterId, pass })));
    } catch (fault) {
      run.turn = Promise.resolve(null);
      throw fault;
    } finally {
      pass(null);
    }
  }
}

/** Whether anyone had a subscription in the month or earlier. */
async function hasBegun(tx: Tx, month: PlainMonth): Promise<boolean> {
  const startDate = { lte: toSqlDate(lastDayOf(month)) };
  return (await tx.subscription.findFirst({ where: { startDate }, select: { id: true } })) !== null;
}

type Batch = Pick<BillingReport, "created" | "skipped" | "amount">;

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

type BatchOrder = Order & { afterId: number; pass: (lastId: number | null) => void };

async function billBatch(tx: Tx, now: Date, { pass, ...order }: BatchOrder): Promise<Batch> {
  const { month } = order;
  const customerIds = await customersToBill(tx, order);
  pass(customerIds.at(-1) ?? null);
  // nothing of theirs changes under us: an admin's correction of the month waits, or is already in
  await lockCustomers(tx, customerIds);
  const schedules = await loadSchedules(tx, customerIds, firstDayOf(month), lastDayOf(month));
  const bills = [...schedules].flatMap(([customerId, schedule]) => {
    const bill = explainSchedule(month, schedule);
    return bill ? [{ customerId, bill }] : [];
  });
  const issued = await issueBills(tx, month, now, bills);
  return {
    created: issued.length,
    skipped: customerIds.length - bills.length,
    amount: sumRupees(issued.map((bill) => bill.amount)),
  };
}

/** The next customers, by id, with a subscription that touches the month (still active or not) and no bill for it yet. */
async function customersToBill(
  tx: Tx,
  { month, afterId, batchSize }: Omit<BatchOrder, "pass">,
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

/** Saves the bills that don't exist yet, with their lines, entries, invoices and a mail each. */
async function issueBills(tx: Tx, month: PlainMonth, now: Date, drafted: Drafted[]): Promise<Issued[]> {
  if (drafted.length === 0) return [];
  await byIndexes(tx);
  const issuer = await issuerFacts(tx);
  const dueDate = dueDateOf(toBusinessDate(now), issuer.dueDays);
  const added = await addBills(tx, drafted, { month, dueDate });
  await addLines(tx, added);
  const { withCredit, statements } = await bookIssued(tx, now, added);
  const people = await addressees(
    tx,
    added.map(({ customerId }) => customerId),
  );
  const sent = added.map(({ id, customerId, bill: { amount } }) => ({
    id,
    customerId,
    month,
    dueDate,
    amount,
  }));
  await sendBillMails(tx, sent, { people, statements });
  const known = added.filter(({ customerId }) => withCredit.has(customerId));
  await keepInvoices(
    tx,
    known.map(({ id }) => id),
    now,
  );
  const fresh = added.filter(({ customerId }) => !withCredit.has(customerId));
  // last, since nobody else gets a number until this is committed
  await issueInvoices(tx, factsOf(fresh, { month, dueDate, people, statements }), { issuer, now });
  return sent;
}

type About = {
  month: PlainMonth;
  dueDate: PlainDate;
  people: ReadonlyMap<number, Addressee>;
  statements: ReadonlyMap<number, BillStatement>;
};

/** What the invoices of bills say that were made just now, and of which nothing was paid or taken off yet. */
function factsOf(added: readonly Added[], { month, dueDate, people, statements }: About): BillFacts[] {
  return added.flatMap(({ bill: { lines, ...figures }, ...row }) => {
    const customer = people.get(row.customerId);
    const statement = statements.get(row.id);
    if (!customer || !statement) throw new Error(`bill ${row.id} is gone, or whoever is to pay it`);
    const none = { doorPayments: [], paymentLogs: [], refunds: [] };
    const terms = { ...monthParts(month), dueDate: toSqlDate(dueDate), isPaid: figures.amount === 0 };
    return [{ ...row, ...figures, ...terms, ...none, lines, customer, statement }];
  });
}

type Booked = { withCredit: ReadonlySet<number>; statements: ReadonlyMap<number, BillStatement> };

/**
 * Enters the bills in the books with what corrections of paid ones added to them, and at once takes off their customers'
 * credit. Returns whose that was, and how each bill stands by its id: only where credit was taken off have the books to be asked.
 */
async function bookIssued(tx: Tx, now: Date, issued: readonly Added[]): Promise<Booked> {
  const asked = issued.filter(({ bill }) => bill.amount > 0);
  await postAll(
    tx,
    asked.map(({ id: billId, customerId, bill }) => ({
      kind: "bill-issued",
      cause: { billId, customerId },
      postings: POSTINGS["bill-issued"](toPaise(bill.amount)),
    })),
  );
  const adjusted = await billAdjustments(tx, asked);
  const customerIds = asked.map(({ customerId }) => customerId);
  const withCredit = new Set(await customersWithCredit(tx, customerIds));
  for (const customerId of withCredit) await applyCredit(tx, customerId, now);
  const settled = issued.filter(({ customerId }) => withCredit.has(customerId)).map(({ id }) => id);
  const known = settled.length > 0 ? await statementsOf(tx, settled) : [];
  return { withCredit, statements: new Map([...statementsAsIssued(issued, adjusted), ...known]) };
}
