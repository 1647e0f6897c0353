-- A driver's round of subscriptions, of tiffins beside them and of another address for a day, each day asked by itself (see
-- sets_of_a_driver): whose home lies on a route is known once, and another address is looked up where there is one.
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
      SELECT t.customer_id FROM (
        SELECT s.customer_id, p.slot_id FROM customer_plans s JOIN plans p ON p.id = s.plan_id
        WHERE s.start_date <= of_day AND s.end_date >= of_day AND weekday = ANY (s.weekdays)
          AND NOT EXISTS (SELECT FROM paused_dates d WHERE d.customer_id = s.customer_id AND d.pause_date = of_day)
          AND NOT EXISTS (SELECT FROM skipped_deliveries k WHERE k.subscription_id = s.id AND k.skip_date = of_day)
        UNION ALL
        SELECT a.customer_id, a.slot_id FROM added_tiffins a
        WHERE a.day = of_day AND a.customer_id IS NOT NULL AND a.taken_off_at IS NULL) AS t
        LEFT JOIN day_addresses e ON e.customer_id = t.customer_id AND e.day = of_day AND e.slot_id = t.slot_id
      WHERE NOT EXISTS (SELECT FROM closures c WHERE c.closure_date = of_day AND coalesce(c.slot_id, t.slot_id) = t.slot_id)
        AND (NOT has_routes OR CASE WHEN e.id IS NULL
          THEN t.customer_id IN (
            SELECT u.id FROM users u LEFT JOIN buildings b ON b.id = u.building_id LEFT JOIN routes r ON r.id = b.route_id AND r.is_active
            WHERE coalesce(r.id, only_route) = ANY (driven))
          ELSE coalesce((SELECT r.id FROM buildings b JOIN routes r ON r.id = b.route_id AND r.is_active WHERE b.id = e.building_id),
            only_route) = ANY (driven) END));
  END LOOP;
  RETURN ARRAY(SELECT DISTINCT unnest(found));
END $$;
