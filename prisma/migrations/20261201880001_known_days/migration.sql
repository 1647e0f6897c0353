-- What stood when: of each past day's tiffins how many the kitchen would have counted at an hour before it, and how many it was at
-- the cutoff. The history of days knows it, without anybody having noted it at the time.
CREATE INDEX "day_changes_day_idx" ON "day_changes"("day");
COMMENT ON INDEX day_changes_day_idx IS 'What was known of the last weeks'' days: the forecast.';

-- `minutes` are counted from each day's midnight in the kitchen: -240 is eight in the evening before. Nothing changes after a
-- meal's cutoff: what the office corrected later was cooked all the same. Days that are not counted yet are left out, and whose
-- tiffins they are is not told. A subscription that was removed before its first tiffin is not in it.
CREATE FUNCTION tiffins_as_known(first_day date, last_day date, minutes integer) RETURNS TABLE (
  day date, slot_id integer, plan_id integer, known integer, counted integer
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH meals AS MATERIALIZED (
    SELECT d.day, d.slot_id, d.cutoff, d.asked, extract(isodow FROM d.day)::smallint AS weekday,
           coalesce((SELECT c.change FROM day_changes c WHERE c.customer_id IS NULL AND c.day = d.day AND c.created_at <= d.asked
             ORDER BY c.id DESC LIMIT 1), 'removed') = 'removed' AS is_open_known,
           coalesce((SELECT c.change FROM day_changes c WHERE c.customer_id IS NULL AND c.day = d.day AND c.created_at <= d.cutoff
             ORDER BY c.id DESC LIMIT 1), 'removed') = 'removed' AS is_open_counted
    FROM (SELECT of_day AS day, s.id AS slot_id, c.cutoff,
                 least((of_day + minutes * interval '1 minute') AT TIME ZONE 'Asia/Kolkata', c.cutoff) AS asked
          FROM generate_series(0, last_day - first_day) n, LATERAL (SELECT first_day + n AS of_day) o, slots s,
               LATERAL (SELECT slot_cutoff_at(s.id, of_day) AS cutoff) c) d
    WHERE d.cutoff < app_now() AND (SELECT app_is_staff())
  ), ends AS MATERIALIZED (
    -- each last day that was ever said of a subscription, and how long it was what was said; nobody's end is moved a month back
    SELECT s.id, s.customer_id, s.plan_id, p.slot_id, s.start_date, s.weekdays, c.day AS end_date, c.created_at AS said_at,
           lead(c.created_at, 1, 'infinity') OVER (PARTITION BY s.id ORDER BY c.id) AS until
    FROM customer_plans s JOIN plans p ON p.id = s.plan_id
      JOIN day_changes c ON c.subscription_id = s.id AND c.kind = 'end' AND c.change = 'added'
    WHERE s.start_date <= last_day AND s.end_date >= first_day - 31
  ), stops AS MATERIALIZED (
    -- the latest change of a day by each hour says whether it was stopped: a pause all of a customer's tiffins, a skip one. Twice
    -- the highest id, and one more where it was added, is odd where the latest one was
    SELECT c.customer_id, c.subscription_id, c.day, m.slot_id,
           coalesce(max(2 * c.id::bigint + (c.change = 'added')::integer) FILTER (WHERE c.created_at <= m.asked) % 2 = 1, false) AS known,
           coalesce(max(2 * c.id::bigint + (c.change = 'added')::integer) FILTER (WHERE c.created_at <= m.cutoff) % 2 = 1, false) AS counted
    FROM day_changes c JOIN meals m ON m.day = c.day
    WHERE c.day BETWEEN first_day AND last_day AND c.kind IN ('pause', 'skip')
    GROUP BY c.customer_id, c.subscription_id, c.day, m.slot_id
  ), stopped AS (
    SELECT m.day, m.slot_id, e.plan_id, e.id, e.end_date, e.said_at,
           bool_or(s.known AND e.said_at <= m.asked AND e.until > m.asked) AS known,
           bool_or(s.counted AND e.said_at <= m.cutoff AND e.until > m.cutoff) AS counted
    FROM stops s JOIN ends e ON e.customer_id = s.customer_id AND e.slot_id = s.slot_id AND s.day BETWEEN e.start_date AND e.end_date
        AND (s.subscription_id IS NULL OR s.subscription_id = e.id)
      JOIN meals m ON m.day = s.day AND m.slot_id = s.slot_id AND m.weekday = ANY (e.weekdays)
    GROUP BY m.day, m.slot_id, e.plan_id, e.id, e.end_date, e.said_at
  ), sums AS (
    -- all that ran, less what was stopped; a day that was closed has none
    SELECT m.day, m.slot_id, e.plan_id, count(*) FILTER (WHERE e.said_at <= m.asked AND e.until > m.asked) AS known,
           count(*) FILTER (WHERE e.said_at <= m.cutoff AND e.until > m.cutoff) AS counted
    FROM meals m JOIN ends e ON e.slot_id = m.slot_id AND m.day BETWEEN e.start_date AND e.end_date AND m.weekday = ANY (e.weekdays)
    GROUP BY m.day, m.slot_id, e.plan_id
    UNION ALL
    SELECT t.day, t.slot_id, t.plan_id, -count(*) FILTER (WHERE t.known), -count(*) FILTER (WHERE t.counted)
    FROM stopped t GROUP BY t.day, t.slot_id, t.plan_id
  )
  SELECT m.day, m.slot_id::integer, s.plan_id, sum(s.known * m.is_open_known::integer)::integer,
         sum(s.counted * m.is_open_counted::integer)::integer
  FROM sums s JOIN meals m ON m.day = s.day AND m.slot_id = s.slot_id
  GROUP BY m.day, m.slot_id, s.plan_id ORDER BY m.day, s.plan_id
$$;
REVOKE ALL ON FUNCTION tiffins_as_known(date, date, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tiffins_as_known(date, date, integer) TO tiffin_staff;
