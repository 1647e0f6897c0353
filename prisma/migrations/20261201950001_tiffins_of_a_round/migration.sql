-- Whose tiffins somebody brings. Each press of a driver asks it twice. The day's list is made once whatever the planner believes of
-- it (with figures from before the first sheet it made it anew for each customer), the routes of the buildings are joined instead of
-- asked for each tiffin, and it is planned once a session, since the plan takes longer than the answer.
CREATE OR REPLACE FUNCTION app_tiffins(of_day date)
  RETURNS TABLE (tiffin_id integer, subscription_id integer, sheet_row_id integer, customer_id integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET plan_cache_mode = force_generic_plan AS $$
  WITH listed AS MATERIALIZED (
    SELECT t.tiffin_id, t.subscription_id, t.sheet_row_id, t.customer_id, t.slot_id FROM tiffins_on(of_day) AS t
    WHERE (app_role() = 'driver' OR app_is_admin()) AND of_day BETWEEN app_today() - 1 AND app_today()
  )
  SELECT t.tiffin_id, t.subscription_id, t.sheet_row_id, t.customer_id
  FROM listed AS t JOIN users u ON u.id = t.customer_id AND u.role = 'customer'
    LEFT JOIN day_addresses e ON e.customer_id = t.customer_id AND e.day = of_day AND e.slot_id = t.slot_id
    LEFT JOIN buildings b ON b.id = CASE WHEN e.id IS NULL THEN u.building_id ELSE e.building_id END
    LEFT JOIN routes r ON r.id = b.route_id AND r.is_active
  WHERE app_is_admin() OR NOT EXISTS (SELECT FROM routes any_route WHERE any_route.is_active)
    OR coalesce(r.id, route_of_building(NULL)) IN (SELECT routes_driven(app_user_id(), of_day))
$$;
