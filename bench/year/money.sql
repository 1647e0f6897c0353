-- How the bills were paid: most online, some at the door; of the latest month not all yet. Then the books.

CREATE TEMPORARY TABLE paid AS
SELECT b.id AS bill_id, b.customer_id, b.month, b.year, b.amount, how < 0.88 AS is_online, how < 0.96 AS is_cash,
       b.created_at + interval '1 hour' + pg_temp.chance('when', b.id) * interval '7 days' AS paid_at
FROM bills b, LATERAL (SELECT pg_temp.chance('how', b.id) AS how) AS chosen
WHERE b.amount > 0 AND pg_temp.chance('pays', b.id) <
  CASE WHEN b.created_at > timestamptz '2027-01-15' THEN 0.8 WHEN b.created_at > timestamptz '2026-12-15' THEN 0.94 ELSE 0.995 END;

UPDATE bills b SET is_paid = true, updated_at = p.paid_at FROM paid p WHERE p.bill_id = b.id;

-- Now and then a card is declined first.
INSERT INTO payments (id, bill_id, customer_id, stripe_payment_intent_id, amount, status, payment_method, card_brand, card_last4,
  failure_code, ended_at, created_at, updated_at)
SELECT row_number() OVER (ORDER BY at, bill_id), bill_id, customer_id, 'pi_bench_' || bill_id || '_' || try, amount * 100,
       CASE WHEN is_good THEN 'succeeded' ELSE 'failed' END, 'card', CASE WHEN is_good THEN 'visa' END, CASE WHEN is_good THEN '4242' END,
       CASE WHEN NOT is_good THEN 'card_declined' END, CASE WHEN NOT is_good THEN at + interval '10 minutes' END, at, at + interval '1 minute'
FROM (SELECT p.bill_id, p.customer_id, p.amount, try, try = 2 AS is_good, p.paid_at - CASE WHEN try = 1 THEN interval '20 minutes' ELSE interval '1 minute' END AS at
  FROM paid p CROSS JOIN generate_series(1, 2) try
  WHERE p.is_online AND (try = 2 OR pg_temp.chance('declined', p.bill_id) < 0.06)) AS tries;

INSERT INTO payment_logs (payment_id, bill_id, customer_id, amount, payment_method, stripe_payment_intent_id, billing_period, created_at)
SELECT p.id, p.bill_id, p.customer_id, p.amount, p.payment_method, p.stripe_payment_intent_id, to_char(b.month, 'FM00') || '/' || b.year, p.updated_at
FROM payments p JOIN bills b ON b.id = p.bill_id WHERE p.status = 'succeeded' ORDER BY p.id;

INSERT INTO stripe_events (id, type, outcome, received_at)
SELECT 'evt_bench_' || id, 'payment_intent.succeeded', 'handled: payment ' || id, updated_at FROM payments WHERE status = 'succeeded';

INSERT INTO door_payments (id, bill_id, customer_id, method, amount, reference, collector_id, created_at)
SELECT row_number() OVER (ORDER BY paid_at, bill_id), bill_id, customer_id, CASE WHEN is_cash THEN 'cash' ELSE 'upi' END, amount * 100,
       CASE WHEN NOT is_cash THEN 'UPI' || lpad(bill_id::text, 12, '0') END,
       current_setting('bench.customers')::int + 5 + bill_id % 16, paid_at
FROM paid WHERE NOT is_online;

INSERT INTO journal_entries (id, kind, customer_id, bill_id, payment_id, door_payment_id, stripe_event_id, actor_id, actor_role, created_at)
SELECT row_number() OVER (ORDER BY at, kind, bill_id), kind, customer_id, bill_id, payment_id, door_payment_id, event, actor_id, actor_role, at
FROM (
  SELECT 'bill-issued' AS kind, customer_id, id AS bill_id, NULL::int AS payment_id, NULL::int AS door_payment_id, NULL AS event,
    NULL::int AS actor_id, 'system' AS actor_role, created_at AS at FROM bills WHERE amount > 0
  UNION ALL SELECT 'payment-received', customer_id, bill_id, id, NULL, 'evt_bench_' || id, NULL, 'system', updated_at
    FROM payments WHERE status = 'succeeded'
  UNION ALL SELECT 'door-payment', customer_id, bill_id, NULL, id, NULL, collector_id, 'driver', created_at FROM door_payments) AS entries;

INSERT INTO journal_lines (entry_id, account, amount, customer_id, bill_id)
SELECT e.id, side.account, side.amount, CASE WHEN side.account = 'receivable' THEN e.customer_id END, e.bill_id
FROM journal_entries e
JOIN bills b ON b.id = e.bill_id
LEFT JOIN door_payments d ON d.id = e.door_payment_id
CROSS JOIN LATERAL (SELECT CASE WHEN e.payment_id IS NOT NULL THEN 'gateway' WHEN d.method = 'cash' THEN 'cash'
  WHEN d.method = 'upi' THEN 'door-upi' ELSE 'receivable' END AS debit, CASE WHEN e.kind = 'bill-issued' THEN 'revenue' ELSE 'receivable' END AS credit) AS accounts
CROSS JOIN LATERAL (VALUES (1, debit, b.amount * 100), (2, credit, -b.amount * 100)) AS side (step, account, amount)
ORDER BY e.id, side.step;

-- The letters with the bills, all sent.
INSERT INTO notifications (recipient, subject, text, sent_at, created_at, kind, waiting_since, tries, next_try_at)
SELECT u.email, 'Your bill for ' || to_char(make_date(b.year, b.month, 1), 'FMMonth YYYY'),
       'Hello ' || u.fullname || ', your bill for ' || to_char(make_date(b.year, b.month, 1), 'FMMonth YYYY') || ' is ready: ' || b.amount || ' rupees.',
       b.created_at + interval '2 minutes', b.created_at, 'billIssued', b.created_at, 1, b.created_at
FROM bills b JOIN users u ON u.id = b.customer_id ORDER BY b.id;
