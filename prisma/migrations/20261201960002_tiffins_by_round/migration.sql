-- How many of each plan each round takes of one meal: what tiffins_to_pack lists, counted where the rows are, without anybody's name,
-- door or allergies. The same people may ask.
CREATE FUNCTION tiffins_by_round(of_day date, of_slot integer) RETURNS TABLE (
  route text, plan_id integer, plan_name text, count integer
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT CASE WHEN (SELECT EXISTS (SELECT FROM routes r WHERE r.is_active)) THEN t.route_name ELSE coalesce(t.area, '') END,
    t.plan_id, t.plan_name, count(*)::integer
  FROM tiffins_on(of_day) AS t
  WHERE t.slot_id = of_slot
    AND ((SELECT app_is_admin()) OR ((SELECT app_role()) = 'kitchen' AND of_day BETWEEN (SELECT app_today()) AND (SELECT app_today()) + 1))
  GROUP BY 1, 2, 3
$$;
REVOKE ALL ON FUNCTION tiffins_by_round(date, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tiffins_by_round(date, integer) TO tiffin_staff;
