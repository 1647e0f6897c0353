-- The days of a bill's line were a list of objects in JSON, nine tenths of what a bill weighs. Now they are a text: the first
-- delivery day, and from it to the last a letter for each day (d delivery, c closed, p paused, s skipped, - none was due).
ALTER TABLE bill_lines DROP CONSTRAINT bill_lines_days_check, DROP CONSTRAINT bill_lines_deliveries_check;

CREATE FUNCTION pg_temp.days_as_letters(days jsonb) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  WITH said AS (SELECT (entry ->> 'date')::date AS day, left(entry ->> 'cause', 1) AS letter FROM jsonb_array_elements(days) entry)
  SELECT to_char(first, 'YYYY-MM-DD') || ' ' || (SELECT string_agg(coalesce(letter, '-'), '' ORDER BY later)
    FROM generate_series(0, last - first) later LEFT JOIN said ON said.day = first + later)
  FROM (SELECT min(day) AS first, max(day) AS last FROM said) AS ends
$$;
ALTER TABLE bill_lines ALTER COLUMN days TYPE text USING pg_temp.days_as_letters(days);
DROP FUNCTION pg_temp.days_as_letters;

-- as before: a day for each that is counted, and as many deliveries as are charged
ALTER TABLE bill_lines
  ADD CONSTRAINT bill_lines_days_check CHECK (days ~ '^\d{4}-\d{2}-\d{2} [dcps]([dcps-]{0,29}[dcps])?$'
    AND length(replace(substr(days, 12), '-', '')) = total_days),
  ADD CONSTRAINT bill_lines_deliveries_check CHECK (length(days) - length(replace(days, 'd', '')) = billable_days);

CREATE OR REPLACE FUNCTION bills_touched_by(change day_changes) RETURNS TABLE (bill_id integer, customer_id integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE first_day date := change.day; last_day date := change.day; known date;
BEGIN
  IF change.kind = 'closure' THEN
    RETURN QUERY SELECT b.id, b.customer_id FROM bills b
      WHERE b.year = extract(year FROM change.day) AND b.month = extract(month FROM change.day)
      AND (EXISTS (SELECT 1 FROM customer_plans s WHERE s.customer_id = b.customer_id
          AND change.day BETWEEN s.start_date AND s.end_date)
        OR EXISTS (SELECT 1 FROM bill_lines l WHERE l.bill_id = b.id AND change.day >= left(l.days, 10)::date
          AND substr(l.days, 12 + (change.day - left(l.days, 10)::date), 1) IN ('d', 'c', 'p', 's')));
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
