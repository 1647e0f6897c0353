ALTER TABLE bill_lines DROP CONSTRAINT bill_lines_days_check, DROP CONSTRAINT bill_lines_deliveries_check;

CREATE FUNCTION pg_temp.days_as_objects(days text) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_agg(jsonb_build_object('date', to_char(left(days, 10)::date + later, 'YYYY-MM-DD'), 'cause',
    CASE substr(days, 12 + later, 1) WHEN 'd' THEN 'delivery' WHEN 'c' THEN 'closed' WHEN 'p' THEN 'paused' ELSE 'skipped' END)
    ORDER BY later)
  FROM generate_series(0, length(days) - 12) later WHERE substr(days, 12 + later, 1) <> '-'
$$;
ALTER TABLE bill_lines ALTER COLUMN days TYPE jsonb USING pg_temp.days_as_objects(days);
DROP FUNCTION pg_temp.days_as_objects;

ALTER TABLE bill_lines
  ADD CONSTRAINT bill_lines_days_check CHECK (jsonb_typeof(days) = 'array' AND jsonb_array_length(days) = total_days),
  ADD CONSTRAINT bill_lines_deliveries_check
    CHECK (jsonb_array_length(jsonb_path_query_array(days, '$[*] ? (@.cause == "delivery")')) = billable_days);

CREATE OR REPLACE FUNCTION bills_touched_by(change day_changes) RETURNS TABLE (bill_id integer, customer_id integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE first_day date := change.day; last_day date := change.day; known date;
BEGIN
  IF change.kind = 'closure' THEN
    RETURN QUERY SELECT b.id, b.customer_id FROM bills b
      WHERE b.year = extract(year FROM change.day) AND b.month = extract(month FROM change.day)
      AND (EXISTS (SELECT 1 FROM customer_plans s WHERE s.customer_id = b.customer_id
          AND change.day BETWEEN s.start_date AND s.end_date)
        OR EXISTS (SELECT 1 FROM bill_lines l WHERE l.bill_id = b.id
          AND l.days @> jsonb_build_array(jsonb_build_object('date', to_char(change.day, 'YYYY-MM-DD')))));
    RETURN;
  END IF;
  IF change.kind = 'end' THEN
    -- what lies between the last day that was known before and the one that is known now
    IF change.change = 'removed' THEN RETURN; END IF;
    SELECT c.day INTO known FROM day_changes c
      WHERE c.subscription_id = change.subscription_id AND c.kind = 'end' AND c.id < change.id ORDER BY c.id DESC LIMIT 1;
    IF known IS NULL THEN
      SELECT s.start_date INTO first_day FROM customer_plans s WHERE s.id = change.subscription_id;
    ELSE
      first_day := least(known, change.day) + 1;
      last_day := greatest(known, change.day);
    END IF;
  END IF;
  RETURN QUERY SELECT b.id, b.customer_id FROM bills b WHERE b.customer_id = change.customer_id
    AND make_date(b.year, b.month, 1) <= last_day
    AND (make_date(b.year, b.month, 1) + interval '1 month')::date > first_day;
END $$;
