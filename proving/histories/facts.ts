// What has been recorded: by the app in its books and tables, and by the gateway about the money it holds.
import type { Pool } from "pg";
import type { Entry, World } from "./oracle/words";
import type { Days } from "./oracle/worth";

const ENTRIES = `
  select e.id, e.kind, e.bill_id as "billId", e.payment_id as "paymentId", e.refund_id as "refundId",
    e.door_payment_id as "doorPaymentId", e.credit_id as "creditId", e.case_id as "caseId",
    coalesce(p.stripe_payment_intent_id, r.stripe_payment_intent_id, d.stripe_payment_intent_id, f.stripe_object_id) as "intentId",
    r.stripe_refund_id as "gatewayRefundId", d.stripe_dispute_id as "gatewayDisputeId",
    (r.id is not null and r.requested_by_id is null) as "isByHand", f.kind as "caseKind",
    coalesce(door.reverses_id, credit.reverses_id) as "reversesId",
    e.bill_correction_id as "correctionId", e.reason,
    (select json_agg(json_build_object('account', l.account, 'amount', l.amount, 'billId', l.bill_id) order by l.id)
       from journal_lines l where l.entry_id = e.id) as lines
  from journal_entries e
    left join payments p on p.id = e.payment_id
    left join refunds r on r.id = e.refund_id
    left join disputes d on d.id = e.dispute_id
    left join cases f on f.id = e.case_id
    left join door_payments door on door.id = e.door_payment_id
    left join credits credit on credit.id = e.credit_id
  where e.customer_id = $1 and e.id > $2 order by e.id`;

/** A customer's entries after a given one, in the order they were written. */
export async function entriesAfter(pool: Pool, customerId: number, entryId: number): Promise<Entry[]> {
  const values = [customerId, entryId];
  return (await pool.query<Entry>({ name: "entries", text: ENTRIES, values })).rows;
}

const WORLD = `
  select kind, data from sandbox.objects
  where seq > $1 and kind in ('payment_intent', 'refund', 'dispute', 'customer') order by seq`;

type Held = {
  id: string;
  status: string;
  amount: number;
  amount_received: number;
  payment_intent: string;
  last_payment_error: unknown;
  metadata: Partial<Record<string, string>>;
  client_secret: string;
  deleted?: boolean;
};

/** Where the gateway's record of a new history begins. */
export async function startOfWorld(pool: Pool): Promise<string> {
  const text = "select coalesce(max(seq), 0) as seq from sandbox.objects";
  const { rows } = await pool.query<{ seq: string }>({ name: "start-of-world", text });
  return rows[0]?.seq ?? "0";
}

/** What the gateway holds for a history that began at that point. */
export async function readWorld(pool: Pool, start: string): Promise<World> {
  const { rows } = await pool.query<{ kind: string; data: Held }>({
    name: "world",
    text: WORLD,
    values: [start],
  });
  const of = (kind: string) => rows.filter((row) => row.kind === kind).map(({ data }) => data);
  return {
    intents: new Map(of("payment_intent").map((data) => [data.id, intentOf(data)])),
    refunds: of("refund").map(({ id, status, amount, payment_intent: intentId, metadata }) => {
      return { id, status, amount, intentId, ours: Number(metadata.refund_id ?? 0) };
    }),
    disputes: of("dispute").map(({ id, status, amount, payment_intent: intentId }) => {
      return { id, status, amount, intentId };
    }),
    deletedCustomers: of("customer").flatMap(({ id, deleted }) => (deleted ? [id] : [])),
  };
}

function intentOf({ id, status, amount, amount_received: received, ...held }: Held) {
  const hasFailed = held.last_payment_error !== null;
  const billId = Number(held.metadata.bill_id ?? 0);
  const attempt = held.metadata.attempt ?? null;
  return { id, status, amount, received, hasFailed, billId, attempt, clientSecret: held.client_secret };
}

export type Rows = {
  bills: { id: number; month: string; amount: number; isPaid: boolean; open: number }[];
  payments: {
    id: number;
    billId: number;
    intentId: string;
    amount: number;
    status: string;
    failureCode: string | null;
    logs: number;
  }[];
  refunds: { id: number; gatewayId: string | null; destination: string; amount: number; status: string }[];
  disputes: { gatewayId: string; amount: number; status: string }[];
  cases: { id: number; kind: string; objectId: string; isOpen: boolean }[];
  doorPayments: { id: number; billId: number; amount: number; isTakenBack: boolean }[];
  credits: { id: number; amount: number; isTakenBack: boolean }[];
  credit: number;
  toBeBilled: number;
  days: Days;
  closures: { id: number; day: string }[];
  openCorrections: { billId: number; isWaiting: boolean }[];
  /** An admin's decisions that a bill stays as it is. */
  left: { id: number; billId: number }[];
  gatewayCustomerId: string | null;
};

const list = (select: string) => `coalesce((select json_agg(row) from (${select}) row), '[]')`;

const ROWS = `select json_build_object(
  'bills', ${list(`select b.id, b.year || '-' || lpad(b.month::text, 2, '0') as month, b.amount, b.is_paid as "isPaid", (select coalesce(sum(amount), 0) from journal_lines l
      where l.bill_id = b.id and l.account = 'receivable') as open from bills b where b.customer_id = $1 order by b.id`)},
  'payments', ${list(`select p.id, p.bill_id as "billId", p.stripe_payment_intent_id as "intentId", p.amount, p.status,
      p.failure_code as "failureCode", (select count(*) from payment_logs g where g.payment_id = p.id) as logs
      from payments p where p.customer_id = $1 order by p.id`)},
  'refunds', ${list(`select id, stripe_refund_id as "gatewayId", destination, amount, status
      from refunds where customer_id = $1 order by id`)},
  'disputes', ${list(`select stripe_dispute_id as "gatewayId", amount, status from disputes where customer_id = $1`)},
  'cases', ${list(`select id, kind, stripe_object_id as "objectId", resolved_at is null as "isOpen"
      from cases where customer_id = $1 order by id`)},
  'doorPayments', ${list(`select d.id, d.bill_id as "billId", d.amount,
      exists (select from door_payments c where c.reverses_id = d.id) as "isTakenBack"
      from door_payments d where d.customer_id = $1 and d.reverses_id is null order by d.id`)},
  'credits', ${list(`select c.id, c.amount, exists (select from credits r where r.reverses_id = c.id) as "isTakenBack"
      from credits c where c.customer_id = $1 and c.reverses_id is null order by c.id`)},
  'credit', (select coalesce(-sum(amount), 0) from journal_lines where customer_id = $1 and account = 'customer-credit'),
  'toBeBilled', (select coalesce(sum(amount), 0) from journal_lines where customer_id = $1 and account = 'to-be-billed'),
  'days', json_build_object(
    'subscriptions', ${list(`select start_date as first, end_date as last, daily_rate as rate
      from customer_plans where customer_id = $1`)},
    'stopped', (select coalesce(json_agg(day), '[]') from (select pause_date as day from paused_dates
      where customer_id = $1 union select closure_date from closures) stopped)),
  'closures', ${list(`select id, closure_date as day from closures order by id`)},
  'openCorrections', ${list(`select bill_id as "billId", bool_and(obstacle is not null) as "isWaiting"
      from bill_corrections where customer_id = $1 and done_at is null group by bill_id order by bill_id`)},
  'left', ${list(`select id, bill_id as "billId" from bill_corrections
      where customer_id = $1 and outcome = 'left' order by id`)},
  'gatewayCustomerId', (select stripe_customer_id from users where id = $1)) as rows`;

/** Everything that the app's tables say about a customer. */
export async function readRows(pool: Pool, customerId: number): Promise<Rows> {
  const { rows } = await pool.query<{ rows: Rows }>({ name: "rows", text: ROWS, values: [customerId] });
  const [first] = rows;
  if (!first) throw new Error("the database answered nothing");
  return first.rows;
}
