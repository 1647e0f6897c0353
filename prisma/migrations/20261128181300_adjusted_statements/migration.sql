-- What corrections of earlier months, whose bills were paid, have added to a bill:
-- amount + adjusted - credited - online - at_door + returned = open.
CREATE OR REPLACE VIEW bill_statements WITH (security_invoker = true) AS
  SELECT b.id AS bill_id, b.customer_id, b.year, b.month, b.due_date, b.is_paid, b.amount::bigint * 100 AS amount,
         s.credited, s.online, s.at_door, s.returned, s.open,
         s.adjusted
  FROM bills b
  CROSS JOIN LATERAL (
    SELECT coalesce(-sum(l.amount) FILTER (WHERE e.kind = 'credit-applied'), 0)::bigint AS credited,
           coalesce(-sum(l.amount) FILTER (WHERE e.kind = 'payment-received'), 0)::bigint AS online,
           coalesce(-sum(l.amount) FILTER (WHERE e.kind IN ('door-payment', 'door-counter-entry')), 0)::bigint AS at_door,
           coalesce(sum(l.amount) FILTER (WHERE e.kind = 'credit-returned'), 0)::bigint AS returned,
           coalesce(sum(l.amount), 0)::bigint AS open,
           coalesce(sum(l.amount) FILTER (WHERE e.kind = 'adjustment-billed'), 0)::bigint AS adjusted
    FROM journal_lines l LEFT JOIN journal_entries e ON e.id = l.entry_id
    WHERE l.account = 'receivable' AND l.bill_id = b.id) s;
