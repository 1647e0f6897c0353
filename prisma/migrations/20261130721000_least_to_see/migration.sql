-- The cook sees how many of what, and no person; a driver the doors of today and tomorrow, where something is open, and where
-- they took money themselves.

-- What a day's tiffins are, without whose they are.
CREATE FUNCTION tiffins_of_day(of_day date) RETURNS TABLE (
  plan_id integer, plan_name text, area text, start_date date, end_date date, weekdays smallint[],
  is_paused boolean, is_skipped boolean, is_closed boolean
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT s.plan_id, p.name::text, u.area::text, s.start_date, s.end_date, s.weekdays,
         EXISTS (SELECT FROM paused_dates d WHERE d.customer_id = s.customer_id AND d.pause_date = of_day),
         EXISTS (SELECT FROM skipped_deliveries k WHERE k.subscription_id = s.id AND k.skip_date = of_day),
         EXISTS (SELECT FROM closures c WHERE c.closure_date = of_day)
  FROM customer_plans s JOIN plans p ON p.id = s.plan_id JOIN users u ON u.id = s.customer_id
  WHERE s.start_date <= of_day AND s.end_date >= of_day AND app_is_staff()
$$;
REVOKE ALL ON FUNCTION tiffins_of_day(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tiffins_of_day(date) TO tiffin_staff;

-- The customers to whom something is brought today or tomorrow.
CREATE FUNCTION app_round() RETURNS TABLE (customer_id integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT DISTINCT s.customer_id
  FROM (VALUES (app_today()), (app_today() + 1)) AS round(day)
    JOIN customer_plans s ON round.day BETWEEN s.start_date AND s.end_date
      AND extract(isodow FROM round.day) = ANY (s.weekdays)
  WHERE app_role() = 'driver'
    AND NOT EXISTS (SELECT FROM closures c WHERE c.closure_date = round.day)
    AND NOT EXISTS (SELECT FROM paused_dates d WHERE d.customer_id = s.customer_id AND d.pause_date = round.day)
    AND NOT EXISTS (SELECT FROM skipped_deliveries k WHERE k.subscription_id = s.id AND k.skip_date = round.day)
$$;
REVOKE ALL ON FUNCTION app_round() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_round() TO tiffin_staff;

ALTER POLICY staff_reads ON customer_plans USING (app_is_admin() OR app_role() = 'support'
  OR (app_role() = 'driver' AND customer_id IN (SELECT r.customer_id FROM app_round() r)));
ALTER POLICY staff_reads ON paused_dates USING (app_is_admin() OR app_role() = 'support'
  OR (app_role() = 'driver' AND pause_date BETWEEN app_today() AND app_today() + 1
    AND customer_id IN (SELECT r.customer_id FROM app_round() r)));
ALTER POLICY staff_reads ON skipped_deliveries USING (app_is_admin() OR app_role() = 'support'
  OR (app_role() = 'driver' AND skip_date BETWEEN app_today() AND app_today() + 1
    AND subscription_id IN (SELECT s.id FROM customer_plans s)));
ALTER POLICY staff_reads ON users USING (app_is_admin() OR app_role() = 'support' OR id = app_user_id()
  OR (app_role() = 'driver' AND role = 'customer' AND (
    id IN (SELECT r.customer_id FROM app_round() r)
    OR id IN (SELECT b.customer_id FROM bills b)
    OR id IN (SELECT d.customer_id FROM door_payments d))));
