-- A bill that is paid while its reminder waits is not told of, as is a day that is paused: what still comes is its last day.
CREATE OR REPLACE FUNCTION still_comes(told_kind text, person integer, told_link text) RETURNS boolean LANGUAGE sql STABLE
SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT told_kind NOT IN ('tomorrow', 'billDue')
    OR told_kind = 'billDue' AND EXISTS (
      SELECT FROM bills b WHERE b.id = substring(told_link FROM '^/bills/(\d+)$')::integer AND b.customer_id = person AND NOT b.is_paid)
    OR told_kind = 'tomorrow' AND EXISTS (
      SELECT FROM (SELECT substring(told_link FROM '&day=(\d{4}-\d{2}-\d{2})$')::date AS day) AS of
        JOIN customer_plans s ON s.customer_id = person AND of.day BETWEEN s.start_date AND s.end_date
          AND extract(isodow FROM of.day) = ANY (s.weekdays)
        JOIN plans p ON p.id = s.plan_id
      WHERE NOT EXISTS (SELECT FROM paused_dates d WHERE d.customer_id = person AND d.pause_date = of.day)
        AND NOT EXISTS (SELECT FROM skipped_deliveries k WHERE k.subscription_id = s.id AND k.skip_date = of.day)
        AND NOT EXISTS (SELECT FROM closures c WHERE c.closure_date = of.day AND coalesce(c.slot_id, p.slot_id) = p.slot_id))
$$;
