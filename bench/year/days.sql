-- The days that are stopped, and their history in the order in which it happened.

INSERT INTO closures (closure_date, reason, created_at)
SELECT day, reason, (day - 20)::timestamp AT TIME ZONE 'Asia/Kolkata' + interval '15 hours' FROM (VALUES
  (date '2026-03-04', 'Holi'), ('2026-03-19', 'Gudi Padwa'), ('2026-05-01', 'Maharashtra Day'), ('2026-08-15', 'Independence Day'),
  ('2026-09-14', 'Ganesh Chaturthi'), ('2026-10-02', 'Gandhi Jayanti'), ('2026-10-20', 'Dussehra'), ('2026-11-09', 'Diwali'),
  ('2026-12-25', 'Christmas'), ('2027-01-26', 'Republic Day'), ('2027-02-19', 'Shivaji Jayanti')) AS c (day, reason);

-- A pause in two weeks out of three, on a working day on which one of their tiffins comes; some take it back the same day.
CREATE TEMPORARY TABLE pauses AS
WITH wishes AS (
  SELECT c.id AS customer_id, monday::date + floor(pg_temp.chance('weekday', c.id, (monday::date - date '2026-02-02')) * 5)::int AS day,
    pg_temp.chance('pause', c.id, (monday::date - date '2026-02-02')) AS pick
  FROM newcomers c, generate_series(date '2026-02-02', date '2027-02-22', interval '7 days') monday
  WHERE monday::date + 6 >= c.first_day AND pg_temp.chance('pause', c.id, (monday::date - date '2026-02-02')) < 0.67)
SELECT customer_id, day, pick < 0.02 AS is_taken_back,
       least((day - floor(pg_temp.chance('ahead', customer_id, day - date '2026-01-01') * 3)::int)::timestamp AT TIME ZONE 'Asia/Kolkata'
         + interval '1 hour' + pick * interval '9 hours', timestamptz '2027-02-09 06:00+05:30' + pick * interval '1 minute') AS made_at
FROM wishes w
WHERE EXISTS (SELECT FROM runs r WHERE r.customer_id = w.customer_id AND w.day BETWEEN r.first_day + 3 AND r.last_day)
  AND NOT EXISTS (SELECT FROM closures c WHERE c.closure_date = w.day);
-- paused_dates has no index now: without this one each skip below would look through all pauses
CREATE INDEX ON pauses (customer_id, day);
ANALYZE pauses;

INSERT INTO paused_dates (customer_id, pause_date, created_at)
SELECT customer_id, day, made_at FROM pauses WHERE NOT is_taken_back ORDER BY made_at, customer_id;

-- Whoever has two tiffins now and then skips one.
INSERT INTO skipped_deliveries (subscription_id, skip_date, created_at)
SELECT r.id, wish.day, (wish.day - 1)::timestamp AT TIME ZONE 'Asia/Kolkata' + interval '18 hours'
FROM (SELECT t.customer_id FROM tiffins t WHERE t.tiffin = 2) two
JOIN runs r ON r.customer_id = two.customer_id
CROSS JOIN LATERAL (SELECT first::date + floor(pg_temp.chance('skip day', r.id, first::date - date '2026-01-01') * 28)::int AS day
  FROM generate_series(date '2026-02-01', date '2027-01-01', interval '1 month') first
  WHERE pg_temp.chance('skip', r.id, first::date - date '2026-01-01') < 0.3) wish
WHERE wish.day BETWEEN r.first_day + 2 AND r.last_day AND extract(isodow FROM wish.day) = ANY (r.weekdays)
  AND NOT EXISTS (SELECT FROM pauses p WHERE p.customer_id = r.customer_id AND p.day = wish.day)
  AND NOT EXISTS (SELECT FROM closures c WHERE c.closure_date = wish.day);

INSERT INTO day_changes (id, kind, customer_id, subscription_id, day, change, reason, actor_id, actor_role, created_at)
SELECT row_number() OVER (ORDER BY at, kind, customer_id, subscription_id, step, day), kind, customer_id, subscription_id, day, change, reason,
       CASE WHEN kind = 'closure' THEN current_setting('bench.customers')::int + 1 ELSE customer_id END,
       CASE WHEN kind = 'closure' THEN 'owner' ELSE 'customer' END, at
FROM (
  SELECT 'end' AS kind, customer_id, id AS subscription_id, planned_last_day AS day, 'added' AS change, NULL AS reason, taken_at AS at, 1 AS step
    FROM runs
  UNION ALL SELECT 'end', customer_id, id, day, change, NULL, last_day::timestamp AT TIME ZONE 'Asia/Kolkata' + interval '10 hours', step
    FROM runs CROSS JOIN LATERAL (VALUES (planned_last_day, 'removed', 1), (last_day, 'added', 2)) AS moved (day, change, step)
    WHERE last_day < planned_last_day
  UNION ALL SELECT 'pause', customer_id, NULL, day, 'added', NULL, made_at, 1 FROM pauses
  UNION ALL SELECT 'pause', customer_id, NULL, day, 'removed', NULL, made_at + interval '1 minute', 2 FROM pauses WHERE is_taken_back
  UNION ALL SELECT 'skip', r.customer_id, r.id, k.skip_date, 'added', NULL, k.created_at, 1
    FROM skipped_deliveries k JOIN runs r ON r.id = k.subscription_id
  UNION ALL SELECT 'closure', NULL, NULL, closure_date, 'added', reason, created_at, 1 FROM closures
) AS made;

-- One entry a press, as the product writes it.
INSERT INTO audit_logs (actor_id, actor_role, action, entity, entity_id, after, account_id, created_at)
SELECT customer_id, 'customer', action, entity, entity_id::text, after, customer_id, at FROM (
  SELECT customer_id, 'subscribe' AS action, 'subscription' AS entity, id AS entity_id,
    jsonb_build_object('planId', plan_id, 'startDate', first_day, 'endDate', planned_last_day, 'weekdays', weekdays) AS after, taken_at AS at FROM runs
  UNION ALL SELECT customer_id, 'pause-days', 'user', customer_id, jsonb_build_object('days', jsonb_build_array(day)), made_at FROM pauses
) AS made ORDER BY at;
