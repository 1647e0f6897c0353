CREATE OR REPLACE FUNCTION app_tiffins(of_day date)
  RETURNS TABLE (tiffin_id integer, subscription_id integer, sheet_row_id integer, customer_id integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT t.tiffin_id, t.subscription_id, t.sheet_row_id, t.customer_id FROM tiffins_on(of_day) AS t JOIN users u ON u.id = t.customer_id AND u.role = 'customer'
    LEFT JOIN day_addresses e ON e.customer_id = t.customer_id AND e.day = of_day AND e.slot_id = t.slot_id
  WHERE (app_role() = 'driver' OR app_is_admin()) AND of_day BETWEEN app_today() - 1 AND app_today()
    AND (app_is_admin() OR NOT EXISTS (SELECT FROM routes r WHERE r.is_active)
      OR route_of_building(CASE WHEN e.id IS NULL THEN u.building_id ELSE e.building_id END)
        IN (SELECT routes_driven(app_user_id(), of_day)))
$$;
