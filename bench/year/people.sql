-- Plans, people, and what they subscribe to, as of 9 February 2027. load-year.ts sets bench.customers and makes chance().

INSERT INTO plans (id, name, daily_rate, description, items, created_at)
SELECT * FROM (VALUES
  (1, 'Veg Thali', 120, 'Complete vegetarian meal', '["Basmati Rice","Dal Tadka","Mixed Vegetable Curry","2 Rotis"]'),
  (2, 'Non-Veg Thali', 180, 'Chicken or egg every day', '["Basmati Rice","Chicken Curry","2 Rotis","Salad"]'),
  (3, 'Mini Tiffin', 80, 'A lighter lunch', '["2 Rotis","Sabzi","Dal"]'),
  (4, 'Jain Thali', 130, 'No onion, no garlic, no roots', '["Rice","Jain Dal","Sabzi","2 Rotis"]'),
  (5, 'Maharashtrian Thali', 140, 'As at home', '["Varan Bhaat","Bhakri","Pithla","Koshimbir"]'),
  (6, 'South Indian', 110, 'Rice and sambar', '["Rice","Sambar","Poriyal","Curd"]'),
  (7, 'Diet Tiffin', 150, 'Weighed, little oil', '["Brown Rice","Moong Dal","Steamed Vegetables"]')
) AS p (id, name, daily_rate, description, items), (SELECT timestamptz '2026-01-20 10:00+05:30') AS made (at);

INSERT INTO menus (date, plan_id, items, created_at)
SELECT day::date, p.id, '["Rice","Dal ' || extract(isodow FROM day) || '","Sabzi ' || extract(day FROM day) || '","2 Rotis"]',
       timestamptz '2027-01-30 10:00+05:30'
FROM plans p, generate_series(date '2027-02-01', date '2027-02-28', interval '1 day') day;

-- Two in five were there from the first days on, the others came evenly over the year.
CREATE TEMPORARY TABLE newcomers AS
SELECT n AS id, CASE WHEN pg_temp.chance('from the first days', n) < 0.4
    THEN date '2026-02-01' + floor(pg_temp.chance('first day', n) * 10)::int
    ELSE date '2026-02-11' + floor(pg_temp.chance('later day', n) * 355)::int END AS first_day
FROM generate_series(1, current_setting('bench.customers')::int) n;

WITH word AS (
  SELECT ARRAY['Meera','Joseph','Aarti','Sandeep','Farhan','Lakshmi','Rohit','Snehal','Prakash','Nazneen','Vikram','Ananya','Kiran','Deepa',
      'Harpreet','Swati','Mahesh','Rukhsar','Ganesh','Pooja','Thomas','Vaishali','Arjun','Shabana','Nikhil','Komal','Suresh','Divya'] AS firsts,
    ARRAY['Kulkarni','D''Souza','Deshmukh','Pawar','Qureshi','Iyer','Sharma','Jadhav','Shetty','Khan','Rathod','Nair','Bhosale','Menon','Singh',
      'Gaikwad','Patil','Ansari','Mhatre','Agarwal','Fernandes','Salunkhe','Reddy','Sayyed','Joshi','Shah','Kadam','Pillai','Mulla','Hegde'] AS lasts,
    ARRAY['Shanti Niwas','Sai Krupa','Green Heritage','Mahavir Plaza','Om Sadan','Silver Oak','Gulmohar','Laxmi Kunj'] AS houses,
    (SELECT array_agg(name ORDER BY id) FROM areas) AS areas)
INSERT INTO users (id, fullname, email, phone, password, addr1, addr2, area, pincode, created_at)
SELECT id, firsts[1 + floor(pg_temp.chance('first name', id) * 28)::int] || ' ' || lasts[1 + floor(pg_temp.chance('last name', id) * 30)::int],
       'customer' || id || '@example.test', (7000000000 + id)::text, 'no log-in with this',
       'Flat ' || 100 * (1 + floor(pg_temp.chance('floor', id) * 9)::int) + 1 + floor(pg_temp.chance('door', id) * 4)::int
         || ', ' || houses[1 + floor(pg_temp.chance('house', id) * 8)::int] || ' ' || 1 + floor(pg_temp.chance('wing', id) * 60)::int,
       'Sector ' || 1 + floor(pg_temp.chance('sector', id) * 40)::int,
       areas[1 + floor(pg_temp.chance('area', id) * cardinality(areas))::int], (400700 + floor(pg_temp.chance('area', id) * 9)::int)::text,
       (first_day - 2)::timestamp AT TIME ZONE 'Asia/Kolkata' + interval '9 hours' + pg_temp.chance('sign-up', id) * interval '10 hours'
FROM newcomers, word;

-- Those who work here have the last ids: an owner, the office, a cook, a driver for each area.
INSERT INTO users (id, fullname, email, phone, password, addr1, area, pincode, role, is_admin, created_at)
SELECT current_setting('bench.customers')::int + n, title || ' ' || n, title || n || '@example.test', (9000000000 + n)::text,
       'no log-in with this', 'The kitchen', 'Vashi', '400703', title, title IN ('owner', 'admin'), timestamptz '2026-01-20 10:00+05:30'
FROM (SELECT n, CASE n WHEN 1 THEN 'owner' WHEN 2 THEN 'admin' WHEN 3 THEN 'support' WHEN 4 THEN 'kitchen' ELSE 'driver' END AS title
  FROM generate_series(1, 20) n) staff;

-- One tiffin, or two or three; each runs for a year at most and is taken again the day after, unless it has ended for good.
CREATE TEMPORARY TABLE tiffins AS
SELECT c.id AS customer_id, t AS tiffin, 1 + floor(pg_temp.chance('plan', c.id, t) * 7)::int AS plan_id,
       least(c.first_day + CASE WHEN t = 1 THEN 0 ELSE floor(pg_temp.chance('another begins', c.id, t) * 90)::int END, date '2027-02-08') AS first_day,
       CASE WHEN pg_temp.chance('weekdays', c.id, t) < 0.6 THEN '{1,2,3,4,5,6}'::smallint[]
            WHEN pg_temp.chance('weekdays', c.id, t) < 0.85 THEN '{1,2,3,4,5,6,7}' ELSE '{1,2,3,4,5}' END AS weekdays
FROM newcomers c, generate_series(1, CASE WHEN pg_temp.chance('tiffins', c.id) < 0.75 THEN 1
  WHEN pg_temp.chance('tiffins', c.id) < 0.95 THEN 2 ELSE 3 END) t;

CREATE TEMPORARY TABLE runs AS
WITH first_runs AS (
  SELECT *, first_day + CASE WHEN pg_temp.chance('length', customer_id, tiffin) < 0.1
      THEN 29 + floor(pg_temp.chance('days', customer_id, tiffin) * 150)::int ELSE 364 END AS last_day,
    pg_temp.chance('ends early', customer_id, tiffin) < 0.04 AS ends_early
  FROM tiffins),
all_runs AS (
  SELECT customer_id, tiffin, plan_id, weekdays, first_day, last_day, ends_early, 1 AS run FROM first_runs
  UNION ALL
  SELECT customer_id, tiffin, plan_id, weekdays, last_day + 1, last_day + 365, false, 2 FROM first_runs
  WHERE last_day = first_day + 364 AND NOT ends_early AND last_day < date '2027-02-08' AND pg_temp.chance('goes on', customer_id, tiffin) < 0.95)
SELECT row_number() OVER (ORDER BY first_day, customer_id, tiffin) AS id, customer_id, plan_id, weekdays, first_day, last_day AS planned_last_day,
       CASE WHEN ends_early AND first_day + 40 < date '2027-02-09'
         THEN least(first_day + 20 + floor(pg_temp.chance('early end', customer_id, tiffin) * 200)::int, last_day - 1, date '2027-02-08')
         ELSE last_day END AS last_day,
       ((first_day - 1)::timestamp + interval '11 hours' + pg_temp.chance('taken', customer_id, tiffin) * interval '9 hours')
         AT TIME ZONE 'Asia/Kolkata' AS taken_at
FROM all_runs;
CREATE INDEX ON runs (customer_id);

INSERT INTO customer_plans (id, customer_id, plan_id, start_date, end_date, weekdays, daily_rate, is_active, created_at)
SELECT r.id, r.customer_id, r.plan_id, r.first_day, r.last_day, r.weekdays, p.daily_rate, r.last_day >= date '2027-02-09', r.taken_at
FROM runs r JOIN plans p ON p.id = r.plan_id ORDER BY r.id;
