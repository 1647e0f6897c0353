CREATE OR REPLACE FUNCTION app_round() RETURNS TABLE (customer_id integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT DISTINCT s.customer_id
  FROM (VALUES (app_today()), (app_today() + 1)) AS round(day)
    JOIN customer_plans s ON round.day BETWEEN s.start_date AND s.end_date
      AND extract(isodow FROM round.day) = ANY (s.weekdays)
    JOIN plans p ON p.id = s.plan_id
  WHERE app_role() = 'driver'
    AND NOT EXISTS (SELECT FROM closures c WHERE c.closure_date = round.day
      AND coalesce(c.slot_id, p.slot_id) = p.slot_id)
    AND NOT EXISTS (SELECT FROM paused_dates d WHERE d.customer_id = s.customer_id AND d.pause_date = round.day)
    AND NOT EXISTS (SELECT FROM skipped_deliveries k WHERE k.subscription_id = s.id AND k.skip_date = round.day)
$$;
CREATE OR REPLACE FUNCTION round_of_asker() RETURNS integer[] LANGUAGE plpgsql STABLE SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  today date := app_today();
  has_routes boolean := EXISTS (SELECT FROM routes r WHERE r.is_active);
  only_route integer := (SELECT min(r.id) FROM routes r WHERE r.is_active HAVING count(*) = 1);
  driven_today integer[] := ARRAY(SELECT routes_driven(app_user_id(), today));
  driven_tomorrow integer[] := ARRAY(SELECT routes_driven(app_user_id(), today + 1));
  found integer[];
BEGIN
  SELECT coalesce(array_agg(DISTINCT s.customer_id), '{}') INTO found
  FROM (VALUES (today, driven_today), (today + 1, driven_tomorrow)) AS round(day, driven)
    JOIN customer_plans s ON s.start_date <= round.day AND s.end_date >= round.day AND extract(isodow FROM round.day) = ANY (s.weekdays)
    LEFT JOIN paused_dates p ON p.customer_id = s.customer_id AND p.pause_date = round.day
    LEFT JOIN skipped_deliveries k ON k.subscription_id = s.id AND k.skip_date = round.day
  WHERE p.customer_id IS NULL AND k.subscription_id IS NULL AND s.start_date <= today + 1 AND s.end_date >= today
    AND NOT EXISTS (SELECT FROM closures c WHERE c.closure_date = round.day)
    AND (NOT has_routes OR EXISTS (
      SELECT FROM users u LEFT JOIN buildings b ON b.id = u.building_id LEFT JOIN routes r ON r.id = b.route_id AND r.is_active
      WHERE u.id = s.customer_id AND coalesce(r.id, only_route) = ANY (round.driven)));
  RETURN found;
END $$;

DROP FUNCTION tiffins_to_pack(date);
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

DROP FUNCTION tiffins_on(date);

CREATE OR REPLACE FUNCTION closures_meet_sheets() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  changed closures := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
  slot integer;
BEGIN
  -- days further ahead cost nothing: nobody can have counted them
  IF changed.closure_date > last_counted_day() THEN RETURN changed; END IF;
  FOR slot IN SELECT t.id FROM slots t ORDER BY slot_cutoff_at(t.id::integer, changed.closure_date) LOOP
    IF TG_WHEN = 'BEFORE' THEN PERFORM meet_sheet(changed.closure_date, slot);
    ELSE
      PERFORM amend_sheet(changed.closure_date, slot, (SELECT array_agg(DISTINCT s.customer_id) FROM customer_plans s
        WHERE changed.closure_date BETWEEN s.start_date AND s.end_date));
    END IF;
  END LOOP;
  RETURN changed;
END $$;

CREATE OR REPLACE FUNCTION tiffins_due(of_day date, of_slot integer) RETURNS TABLE (
  customer_id integer, subscription_id integer, plan_id integer, plan_name text, dishes text, diet_note text, full_name text,
  phone text, addr1 text, addr2 text, area text, city text, pincode text, building_id integer, building_name text, wing text,
  flat text, route_id integer, route_name text, stop_position integer
) LANGUAGE sql STABLE AS $$
  SELECT s.customer_id, s.id, s.plan_id, p.name::text, coalesce(m.items, p.items), NULL::text, u.fullname::text,
         u.phone::text, u.addr1::text, u.addr2::text, u.area::text, u.city::text, u.pincode::text, NULL::integer, NULL::text,
         NULL::text, NULL::text, NULL::integer, NULL::text, NULL::integer
  FROM customer_plans s JOIN plans p ON p.id = s.plan_id JOIN users u ON u.id = s.customer_id
    LEFT JOIN menus m ON m.plan_id = s.plan_id AND m.date = of_day
  WHERE p.slot_id = of_slot AND s.start_date <= of_day AND s.end_date >= of_day
    AND extract(isodow FROM of_day) = ANY (s.weekdays)
    AND NOT EXISTS (SELECT FROM closures c WHERE c.closure_date = of_day)
    AND NOT EXISTS (SELECT FROM paused_dates d WHERE d.customer_id = s.customer_id AND d.pause_date = of_day)
    AND NOT EXISTS (SELECT FROM skipped_deliveries k WHERE k.subscription_id = s.id AND k.skip_date = of_day)
$$;
