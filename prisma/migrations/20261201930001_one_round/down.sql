CREATE OR REPLACE FUNCTION round_of_asker() RETURNS integer[] LANGUAGE plpgsql STABLE SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  of_day date;
  weekday smallint;
  has_routes boolean := EXISTS (SELECT FROM routes r WHERE r.is_active);
  only_route integer := (SELECT min(r.id) FROM routes r WHERE r.is_active HAVING count(*) = 1);
  driven integer[];
  found integer[] := '{}';
BEGIN
  FOREACH of_day IN ARRAY ARRAY[app_today(), app_today() + 1] LOOP
    weekday := extract(isodow FROM of_day);
    driven := ARRAY(SELECT routes_driven(app_user_id(), of_day));
    CONTINUE WHEN has_routes AND driven = '{}';
    found := found || ARRAY(
      SELECT s.customer_id FROM customer_plans s JOIN plans p ON p.id = s.plan_id
      WHERE s.start_date <= of_day AND s.end_date >= of_day AND weekday = ANY (s.weekdays)
        AND NOT EXISTS (SELECT FROM paused_dates d WHERE d.customer_id = s.customer_id AND d.pause_date = of_day)
        AND NOT EXISTS (SELECT FROM skipped_deliveries k WHERE k.subscription_id = s.id AND k.skip_date = of_day)
        AND NOT EXISTS (SELECT FROM closures c WHERE c.closure_date = of_day AND coalesce(c.slot_id, p.slot_id) = p.slot_id)
        AND (NOT has_routes OR s.customer_id IN (
          SELECT u.id FROM users u LEFT JOIN buildings b ON b.id = u.building_id LEFT JOIN routes r ON r.id = b.route_id AND r.is_active
          WHERE coalesce(r.id, only_route) = ANY (driven))));
  END LOOP;
  RETURN ARRAY(SELECT DISTINCT unnest(found));
END $$;
