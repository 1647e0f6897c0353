-- What goes on a box: whose it is, and which door it goes to, without phone and without money. The cook reads it for today and
-- tomorrow, when boxes are packed, and the office for any day. Statements of the cook's log-in still read no row of customers.
CREATE FUNCTION tiffins_to_pack(of_day date) RETURNS TABLE (
  subscription_id integer, customer_id integer, fullname text, area text, addr1 text, addr2 text,
  plan_id integer, plan_name text, slot_id integer, is_new boolean
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT s.id, s.customer_id, u.fullname::text, u.area::text, u.addr1::text, u.addr2::text,
         s.plan_id, p.name::text, p.slot_id::integer, s.start_date = of_day
  FROM customer_plans s JOIN plans p ON p.id = s.plan_id JOIN users u ON u.id = s.customer_id
  WHERE ((SELECT app_is_admin()) OR ((SELECT app_role()) = 'kitchen' AND of_day BETWEEN (SELECT app_today()) AND (SELECT app_today()) + 1))
    AND of_day BETWEEN s.start_date AND s.end_date AND extract(isodow FROM of_day) = ANY (s.weekdays)
    AND NOT EXISTS (SELECT FROM closures c WHERE c.closure_date = of_day)
    AND NOT EXISTS (SELECT FROM paused_dates d WHERE d.customer_id = s.customer_id AND d.pause_date = of_day)
    AND NOT EXISTS (SELECT FROM skipped_deliveries k WHERE k.subscription_id = s.id AND k.skip_date = of_day)
$$;
REVOKE ALL ON FUNCTION tiffins_to_pack(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tiffins_to_pack(date) TO tiffin_staff;
