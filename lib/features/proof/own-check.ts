import type { Tx } from "@/lib/db";
import type { Difference, DifferenceKind } from "./difference";

/** At most this many differences of a kind are named: beyond that, the first ones say enough. */
const MAX_OF_A_KIND = 100;

type Row = {
  bill_id?: number;
  payment_id?: number;
  refund_id?: number;
  reference?: string;
  /** A text where the driver has no type for it. */
  ours?: bigint | string;
  theirs?: bigint | string;
};

/** Each finds only what is wrong: no rows is a good result. */
const QUESTIONS: readonly (readonly [DifferenceKind, string])[] = [
  [
    "unbalanced",
    `SELECT entry_id::text AS reference, sum(amount)::bigint AS ours, 0::bigint AS theirs
     FROM journal_lines GROUP BY entry_id HAVING sum(amount) <> 0 OR count(*) < 2`,
  ],
  [
    "bill-not-in-books",
    `SELECT id AS bill_id, 0::bigint AS ours, amount::bigint * 100 AS theirs FROM bills b WHERE amount > 0
     AND NOT EXISTS (SELECT 1 FROM journal_entries e WHERE e.bill_id = b.id AND e.kind = 'bill-issued')`,
  ],
  [
    "bill-amount",
    `SELECT b.id AS bill_id, sum(l.amount)::bigint AS ours, b.amount::bigint * 100 AS theirs
     FROM bills b JOIN journal_entries e ON e.bill_id = b.id AND e.kind IN ('bill-issued', 'bill-adjusted')
     JOIN journal_lines l ON l.entry_id = e.id AND l.account = 'receivable'
     GROUP BY b.id HAVING sum(l.amount) <> b.amount::bigint * 100`,
  ],
  [
    "bill-paid",
    `SELECT b.id AS bill_id, sum(l.amount)::bigint AS ours, CASE WHEN b.is_paid THEN 0::bigint END AS theirs
     FROM bills b JOIN journal_lines l ON l.bill_id = b.id AND l.account = 'receivable'
     GROUP BY b.id HAVING b.is_paid <> (sum(l.amount) = 0) OR sum(l.amount) < 0`,
  ],
  [
    "payment-not-in-books",
    `SELECT id AS payment_id, bill_id, 0::bigint AS ours, amount::bigint AS theirs FROM payments p
     WHERE status = 'succeeded'
     AND NOT EXISTS (SELECT 1 FROM journal_entries e WHERE e.payment_id = p.id AND e.kind = 'payment-received')`,
  ],
  [
    "payment-amount",
    `SELECT p.id AS payment_id, p.bill_id, sum(l.amount)::bigint AS ours,
       CASE WHEN p.status = 'succeeded' THEN p.amount::bigint ELSE 0 END AS theirs
     FROM payments p JOIN journal_entries e ON e.payment_id = p.id AND e.kind = 'payment-received'
     JOIN journal_lines l ON l.entry_id = e.id AND l.account = 'gateway'
     GROUP BY p.id HAVING p.status <> 'succeeded' OR sum(l.amount) <> p.amount`,
  ],
  [
    "payment-log",
    `SELECT p.id AS payment_id, p.bill_id, coalesce(sum(g.amount), 0)::bigint AS ours,
       CASE WHEN p.status = 'succeeded' THEN p.amount::bigint ELSE 0 END AS theirs
     FROM payments p LEFT JOIN payment_logs g ON g.payment_id = p.id
     GROUP BY p.id HAVING (p.status = 'succeeded') <> (count(g.id) = 1) OR count(g.id) > 1
       OR (count(g.id) = 1 AND sum(g.amount) <> p.amount)`,
  ],
  [
    "door-payment-not-in-books",
    `SELECT d.bill_id, d.id::text AS reference, coalesce(sum(-l.amount), 0)::bigint AS ours, d.amount::bigint AS theirs
     FROM door_payments d LEFT JOIN journal_entries e ON e.door_payment_id = d.id
     LEFT JOIN journal_lines l ON l.entry_id = e.id AND l.account = 'receivable'
     GROUP BY d.id HAVING coalesce(sum(-l.amount), 0) <> d.amount`,
  ],
  [
    "refund-not-in-books",
    `SELECT r.id AS refund_id, r.bill_id, r.payment_id, string_agg(e.kind, ' ' ORDER BY e.kind) AS reference,
       r.amount::bigint AS theirs
     FROM refunds r LEFT JOIN journal_entries e ON e.refund_id = r.id
     WHERE r.currency = 'inr'
     GROUP BY r.id HAVING coalesce(string_agg(e.kind, ' ' ORDER BY e.kind), '') NOT IN (
       SELECT kinds FROM (VALUES
         ('credit', 'succeeded', 'refund-to-credit'),
         ('gateway', 'requested', 'refund-requested'), ('gateway', 'pending', 'refund-requested'),
         ('gateway', 'succeeded', 'refund-paid refund-requested'),
         ('gateway', 'failed', 'refund-failed refund-requested'),
         ('gateway', 'failed', 'refund-failed refund-paid refund-requested'),
         ('gateway', 'canceled', 'refund-failed refund-requested'),
         ('gateway', 'canceled', 'refund-failed refund-paid refund-requested')
       ) AS right_one (destination, status, kinds)
       WHERE right_one.destination = r.destination AND right_one.status = r.status)`,
  ],
  [
    "dispute-not-in-books",
    `SELECT d.payment_id, d.stripe_dispute_id AS reference, d.amount::bigint AS theirs
     FROM disputes d LEFT JOIN journal_entries e ON e.dispute_id = d.id
     WHERE d.currency = 'inr'
     GROUP BY d.id HAVING coalesce(string_agg(e.kind, ' ' ORDER BY e.kind), '') <>
       CASE d.status WHEN 'open' THEN 'dispute-opened' WHEN 'won' THEN 'dispute-opened dispute-won'
         ELSE 'dispute-lost dispute-opened' END`,
  ],
  [
    "credit-not-in-books",
    `SELECT c.id::text AS reference, c.bill_id, coalesce(sum(-l.amount), 0)::bigint AS ours, c.amount::bigint AS theirs
     FROM credits c LEFT JOIN journal_entries e ON e.credit_id = c.id
     LEFT JOIN journal_lines l ON l.entry_id = e.id AND l.account = 'customer-credit'
     GROUP BY c.id HAVING coalesce(sum(-l.amount), 0) <> c.amount`,
  ],
  [
    "closing-differs",
    `SELECT to_char(c.month, 'YYYY-MM') || ' ' || c.account AS reference, c.balance AS ours, coalesce(s.sum, 0)::bigint AS theirs
     FROM account_closings c LEFT JOIN LATERAL (SELECT sum(l.amount) AS sum FROM journal_lines l JOIN journal_entries e ON e.id = l.entry_id
       WHERE l.account = c.account AND e.created_at < (c.month + interval '1 month') AT TIME ZONE 'Asia/Kolkata') s ON true
     WHERE c.month = (SELECT max(month) FROM account_closings) AND c.balance <> coalesce(s.sum, 0)`,
  ],
  [
    "tiffins-not-charged",
    `SELECT id AS bill_id, ours::bigint, theirs::bigint FROM (
       SELECT b.id, coalesce((SELECT sum(-l.amount) FROM journal_lines l WHERE l.bill_id = b.id AND l.account = 'revenue'), 0)
           + coalesce((SELECT sum(c.after_amount - c.before_amount) * 100 FROM bill_corrections c
             WHERE c.bill_id = b.id AND c.outcome = 'left'), 0) AS ours,
         coalesce(sum(s.daily_rate) FILTER (WHERE d.day IS NOT NULL AND p.customer_id IS NULL
           AND k.subscription_id IS NULL AND o.closure_date IS NULL), 0) * 100 AS theirs
       FROM bills b
       CROSS JOIN LATERAL (SELECT make_date(b.year, b.month, 1) AS first,
         (make_date(b.year, b.month, 1) + interval '1 month - 1 day')::date AS last) m
       LEFT JOIN customer_plans s ON s.customer_id = b.customer_id AND s.start_date <= m.last AND s.end_date >= m.first
       LEFT JOIN LATERAL (SELECT g::date AS day
         FROM generate_series(greatest(s.start_date, m.first), least(s.end_date, m.last), interval '1 day') g
         WHERE extract(isodow FROM g) = ANY (s.weekdays)) d ON true
       LEFT JOIN paused_dates p ON p.customer_id = b.customer_id AND p.pause_date = d.day
       LEFT JOIN skipped_deliveries k ON k.subscription_id = s.id AND k.skip_date = d.day
       LEFT JOIN plans pl ON pl.id = s.plan_id
       LEFT JOIN closures o ON o.closure_date = d.day AND coalesce(o.slot_id, pl.slot_id) = pl.slot_id
       WHERE NOT EXISTS (SELECT FROM bill_corrections c WHERE c.bill_id = b.id AND c.done_at IS NULL)
       GROUP BY b.id) compared
     WHERE ours <> theirs`,
  ],
  [
    // of the last two months, as far back as a late change usually reaches
    "sheet-differs",
    `SELECT d.day || ' subscription ' || d.subscription_id AS reference,
       d.on_sheet::bigint * coalesce(s.daily_rate, 0) * 100 AS ours,
       round(d.charged * coalesce(s.daily_rate, 0) * 100)::bigint AS theirs
     FROM sheets_that_differ(app_today() - 62, app_today() + 1) d
     LEFT JOIN customer_plans s ON s.id = d.subscription_id`,
  ],
];

export type OwnCounts = {
  bills: number;
  payments: number;
  doorPayments: number;
  refunds: number;
  disputes: number;
  credits: number;
};

/** Proves the books against our own bills, payments, refunds, disputes, credits and money taken at the door. */
export async function checkOwn(tx: Tx): Promise<{ counts: OwnCounts; differences: Difference[] }> {
  // the text is one of ours above, not user input
  const differences = await differencesIn((question) => tx.$queryRawUnsafe<Row[]>(question));
  return { counts: await countOwn(tx), differences };
}

/** The same of a database that somebody asks in another way, within a transaction of theirs. */
export async function differencesIn(ask: (question: string) => Promise<Row[]>): Promise<Difference[]> {
  const differences: Difference[] = [];
  for (const [kind, question] of QUESTIONS) {
    const rows = await ask(`${question} LIMIT ${MAX_OF_A_KIND}`);
    differences.push(...rows.map((row) => difference(kind, row)));
  }
  return differences;
}

function difference(kind: DifferenceKind, row: Row): Difference {
  const number = (value: bigint | number | string | null | undefined) =>
    value === null || value === undefined ? undefined : Number(value);
  return {
    kind,
    billId: number(row.bill_id),
    paymentId: number(row.payment_id),
    refundId: number(row.refund_id),
    reference: row.reference ?? undefined,
    ours: number(row.ours),
    theirs: number(row.theirs),
  };
}

async function countOwn(tx: Tx): Promise<OwnCounts> {
  return {
    bills: await tx.bill.count(),
    payments: await tx.payment.count({ where: { status: "succeeded" } }),
    doorPayments: await tx.doorPayment.count(),
    refunds: await tx.refund.count(),
    disputes: await tx.dispute.count(),
    credits: await tx.credit.count(),
  };
}
