-- The bills of the year with their lines, each made on the first of the next month at half past eight. `$month` is its first day.

CREATE TEMPORARY TABLE lines AS
WITH month_days AS (
  SELECT day::date AS day, extract(isodow FROM day)::smallint AS weekday,
         EXISTS (SELECT FROM closures c WHERE c.closure_date = day::date) AS is_closed
  FROM generate_series(date '$month', date '$month' + interval '1 month - 1 day', interval '1 day') day),
running AS (
  SELECT s.id, s.customer_id, s.plan_id, s.daily_rate, s.start_date, s.weekdays, d.day,
         CASE WHEN d.is_closed THEN 'c' WHEN p.id IS NOT NULL THEN 'p' WHEN k.id IS NOT NULL THEN 's' ELSE 'd' END AS letter,
         repeat('-', coalesce(d.day - lag(d.day) OVER (PARTITION BY s.id ORDER BY d.day) - 1, 0)) AS gap
  FROM customer_plans s
  JOIN month_days d ON d.day BETWEEN s.start_date AND s.end_date AND d.weekday = ANY (s.weekdays)
  LEFT JOIN paused_dates p ON p.customer_id = s.customer_id AND p.pause_date = d.day
  LEFT JOIN skipped_deliveries k ON k.subscription_id = s.id AND k.skip_date = d.day
  WHERE s.start_date < date '$month' + interval '1 month' AND s.end_date >= date '$month')
SELECT r.id AS subscription_id, r.customer_id, r.plan_id, r.daily_rate, r.start_date, count(*) AS total_days,
       count(*) FILTER (WHERE r.letter = 'd') AS billable_days,
       min(r.day) || ' ' || string_agg(r.gap || r.letter, '' ORDER BY r.day) AS days
FROM running r
GROUP BY r.id, r.customer_id, r.plan_id, r.daily_rate, r.start_date;

INSERT INTO bills (id, customer_id, month, year, total_days, paused_days, billable_days, amount, is_paid, due_date, created_at,
  calculated_at, last_day_change_id)
SELECT (SELECT coalesce(max(id), 0) FROM bills) + row_number() OVER (ORDER BY customer_id), customer_id,
       extract(month FROM date '$month'), extract(year FROM date '$month'), total, total - billable, billable, amount, amount = 0,
       (at AT TIME ZONE 'Asia/Kolkata')::date + (SELECT due_days FROM settings WHERE id = 1), at, at,
       (SELECT coalesce(max(id), 0) FROM day_changes WHERE created_at <= at)
FROM (SELECT customer_id, sum(total_days) AS total, sum(billable_days) AS billable, sum(billable_days * daily_rate) AS amount
  FROM lines GROUP BY customer_id) AS sums,
  (SELECT (date '$month' + interval '1 month' + interval '8 hours 30 minutes') AT TIME ZONE 'Asia/Kolkata' AS at) AS made
ORDER BY customer_id;

INSERT INTO bill_lines (bill_id, subscription_id, position, plan_name, daily_rate, total_days, paused_days, billable_days, amount, days)
SELECT b.id, l.subscription_id, row_number() OVER (PARTITION BY b.id ORDER BY l.start_date, l.subscription_id), p.name, l.daily_rate,
       l.total_days, l.total_days - l.billable_days, l.billable_days, l.billable_days * l.daily_rate, l.days
FROM lines l JOIN bills b ON b.customer_id = l.customer_id AND b.year = extract(year FROM date '$month') AND b.month = extract(month FROM date '$month')
JOIN plans p ON p.id = l.plan_id ORDER BY b.id;

DROP TABLE lines;
