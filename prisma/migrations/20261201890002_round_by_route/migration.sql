-- What somebody brings on a day is what lies on the routes that they drive on it, yesterday's as well; without any route, every
-- driver brings all of it.
CREATE OR REPLACE FUNCTION app_tiffins(of_day date)
  RETURNS TABLE (tiffin_id integer, subscription_id integer, sheet_row_id integer, customer_id integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT s.id, s.id, NULL::integer, s.customer_id FROM customer_plans s
  WHERE (app_role() = 'driver' OR app_is_admin()) AND of_day BETWEEN app_today() - 1 AND app_today()
    AND of_day BETWEEN s.start_date AND s.end_date AND extract(isodow FROM of_day) = ANY (s.weekdays)
    AND NOT EXISTS (SELECT FROM closures c WHERE c.closure_date = of_day)
    AND NOT EXISTS (SELECT FROM paused_dates d WHERE d.customer_id = s.customer_id AND d.pause_date = of_day)
    AND NOT EXISTS (SELECT FROM skipped_deliveries k WHERE k.subscription_id = s.id AND k.skip_date = of_day)
    AND (app_is_admin() OR NOT EXISTS (SELECT FROM routes r WHERE r.is_active)
      OR s.customer_id IN (SELECT u.id FROM users u WHERE u.role = 'customer'
        AND route_of_building(u.building_id) IN (SELECT routes_driven(app_user_id(), of_day))))
$$;
