-- Sheets, routes, diets, rounds and papers say the same of a tiffin: a sheet takes the building, the route and the diet of then,
-- and who brings or packs a day that is counted reads its sheet.

CREATE OR REPLACE FUNCTION tiffins_due(of_day date, of_slot integer) RETURNS TABLE (
  customer_id integer, subscription_id integer, plan_id integer, plan_name text, dishes text, diet_note text, full_name text,
  phone text, addr1 text, addr2 text, area text, city text, pincode text, building_id integer, building_name text, wing text,
  flat text, route_id integer, route_name text, stop_position integer
) LANGUAGE sql STABLE AS $$
  SELECT s.customer_id, s.id, s.plan_id, p.name::text, coalesce(m.items, p.items),
         nullif(concat_ws('. ', nullif(n.diet, ''), nullif(n.note, '')), ''), u.fullname::text,
         u.phone::text, u.addr1::text, u.addr2::text, u.area::text, u.city::text, u.pincode::text, u.building_id, b.name::text,
         u.wing::text, u.flat::text, r.id, r.name::text, CASE WHEN r.id IS NOT NULL THEN b.position END
  FROM customer_plans s JOIN plans p ON p.id = s.plan_id JOIN users u ON u.id = s.customer_id
    LEFT JOIN menus m ON m.plan_id = s.plan_id AND m.date = of_day
    LEFT JOIN diet_notes n ON n.subscription_id = s.id
    LEFT JOIN buildings b ON b.id = u.building_id
    LEFT JOIN routes r ON r.id = b.route_id AND r.is_active
  WHERE p.slot_id = of_slot AND s.start_date <= of_day AND s.end_date >= of_day
    AND extract(isodow FROM of_day) = ANY (s.weekdays)
    AND NOT EXISTS (SELECT FROM closures c WHERE c.closure_date = of_day AND coalesce(c.slot_id, of_slot) = of_slot)
    AND NOT EXISTS (SELECT FROM paused_dates d WHERE d.customer_id = s.customer_id AND d.pause_date = of_day)
    AND NOT EXISTS (SELECT FROM skipped_deliveries k WHERE k.subscription_id = s.id AND k.skip_date = of_day)
$$;

-- A closure of one meal meets that meal's sheet alone.
CREATE OR REPLACE FUNCTION closures_meet_sheets() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  changed closures := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
  slot integer;
BEGIN
  -- days further ahead cost nothing: nobody can have counted them
  IF changed.closure_date > last_counted_day() THEN RETURN changed; END IF;
  FOR slot IN SELECT t.id FROM slots t WHERE coalesce(changed.slot_id, t.id) = t.id
    ORDER BY slot_cutoff_at(t.id::integer, changed.closure_date) LOOP
    IF TG_WHEN = 'BEFORE' THEN PERFORM meet_sheet(changed.closure_date, slot);
    ELSE
      PERFORM amend_sheet(changed.closure_date, slot, (SELECT array_agg(DISTINCT s.customer_id) FROM customer_plans s
        WHERE changed.closure_date BETWEEN s.start_date AND s.end_date));
    END IF;
  END LOOP;
  RETURN changed;
END $$;

-- What is brought on a day: what the sheets of its counted meals say, and what the others come to now. Which round takes it is
-- what the office says now: a building that came onto a route after the count goes with it all the same.
CREATE FUNCTION tiffins_on(of_day date) RETURNS TABLE (
  tiffin_id integer, subscription_id integer, sheet_row_id integer, customer_id integer, plan_id integer, plan_name text,
  slot_id integer, full_name text, area text, addr1 text, addr2 text, wing text, flat text, diet_note text,
  is_amended boolean, building_id integer, building_name text, route_name text, stop_position integer
) LANGUAGE sql STABLE AS $$
  SELECT t.tiffin_id, t.subscription_id, t.sheet_row_id, t.customer_id, t.plan_id, t.plan_name, t.slot_id, t.full_name, t.area,
    t.addr1, t.addr2, t.wing, t.flat, t.diet_note, t.is_amended, t.building_id,
    CASE WHEN b.id IS NULL THEN t.building_name ELSE concat_ws(', ', b.name, b.sector) END,
    (SELECT r.name::text FROM routes r WHERE r.id = route_of_building(t.building_id)), b.position
  FROM (
    SELECT coalesce(t.subscription_id, -t.id) AS tiffin_id, t.subscription_id,
      CASE WHEN t.subscription_id IS NULL THEN t.id END AS sheet_row_id, t.customer_id, t.plan_id, t.plan_name::text,
      t.slot_id::integer, t.full_name::text, t.area::text, t.addr1::text, t.addr2::text, t.wing::text, t.flat::text, t.diet_note,
      t.building_id, t.building_name::text,
      t.revision > 1 OR EXISTS (SELECT FROM amendments a WHERE a.row_id = t.id) AS is_amended
    FROM sheet_tiffins t WHERE t.day = of_day AND t.customer_id IS NOT NULL
    UNION ALL
    SELECT d.subscription_id, d.subscription_id, NULL::integer, d.customer_id, d.plan_id, d.plan_name, s.id::integer, d.full_name,
      d.area, d.addr1, d.addr2, d.wing, d.flat, d.diet_note, d.building_id, d.building_name, false
    FROM slots s CROSS JOIN LATERAL tiffins_due(of_day, s.id::integer) AS d
    WHERE NOT EXISTS (SELECT FROM sheets f WHERE f.day = of_day AND f.slot_id = s.id)) AS t
    LEFT JOIN buildings b ON b.id = t.building_id
$$;
REVOKE ALL ON FUNCTION tiffins_on(date) FROM PUBLIC;

CREATE OR REPLACE FUNCTION app_tiffins(of_day date)
  RETURNS TABLE (tiffin_id integer, subscription_id integer, sheet_row_id integer, customer_id integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT t.tiffin_id, t.subscription_id, t.sheet_row_id, t.customer_id FROM tiffins_on(of_day) AS t
  WHERE (app_role() = 'driver' OR app_is_admin()) AND of_day BETWEEN app_today() - 1 AND app_today()
    AND (app_is_admin() OR NOT EXISTS (SELECT FROM routes r WHERE r.is_active)
      OR t.customer_id IN (SELECT u.id FROM users u WHERE u.role = 'customer'
        AND route_of_building(u.building_id) IN (SELECT routes_driven(app_user_id(), of_day))))
$$;

-- What goes on a box: whose it is, what is in it and what must not be, which round takes it and to which door. Without phone and
-- money. The cook reads it for today and tomorrow, when boxes are packed, and the office for any day.
DROP FUNCTION tiffins_to_pack(date);
CREATE FUNCTION tiffins_to_pack(of_day date) RETURNS TABLE (
  tiffin_id integer, code text, fullname text, area text, addr1 text, addr2 text, building_id integer, building text,
  wing text, flat text, route text, stop integer, diet text, allergies text[], plan_id integer, plan_name text, slot_id integer, is_new boolean,
  is_amended boolean
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT t.tiffin_id, coalesce(u.code, u.id::text)::text, coalesce(t.full_name, ''), coalesce(t.area, ''), coalesce(t.addr1, ''),
         t.addr2, t.building_id, t.building_name, t.wing, t.flat,
         CASE WHEN EXISTS (SELECT FROM routes r WHERE r.is_active) THEN t.route_name ELSE coalesce(t.area, '') END,
         t.stop_position, t.diet_note, coalesce(n.allergies, ARRAY[]::text[]), t.plan_id, t.plan_name, t.slot_id,
         coalesce(s.start_date = of_day, false), t.is_amended
  FROM tiffins_on(of_day) AS t JOIN users u ON u.id = t.customer_id
    LEFT JOIN customer_plans s ON s.id = t.subscription_id
    LEFT JOIN diet_notes n ON n.subscription_id = t.subscription_id
  WHERE (SELECT app_is_admin()) OR ((SELECT app_role()) = 'kitchen' AND of_day BETWEEN (SELECT app_today()) AND (SELECT app_today()) + 1)
$$;
REVOKE ALL ON FUNCTION tiffins_to_pack(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tiffins_to_pack(date) TO tiffin_staff;

-- A round goes by the routes and leaves out the meals that are closed.
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
    AND NOT EXISTS (SELECT FROM closures c WHERE c.closure_date = round.day
      AND coalesce(c.slot_id, slot_of_plan(s.plan_id)) = slot_of_plan(s.plan_id))
    AND (NOT has_routes OR EXISTS (
      SELECT FROM users u LEFT JOIN buildings b ON b.id = u.building_id LEFT JOIN routes r ON r.id = b.route_id AND r.is_active
      WHERE u.id = s.customer_id AND coalesce(r.id, only_route) = ANY (round.driven)));
  RETURN found;
END $$;
CREATE OR REPLACE FUNCTION app_round() RETURNS TABLE (customer_id integer) LANGUAGE plpgsql STABLE SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  asked text := concat_ws(' ', app_user_id(), app_today(), extract(epoch FROM statement_timestamp()));
  noted text := current_setting('app.round', true);
BEGIN
  IF app_role() IS DISTINCT FROM 'driver' THEN RETURN; END IF;
  IF noted IS NULL OR split_part(noted, '|', 1) <> asked THEN
    noted := asked || '|' || round_of_asker()::text;
    PERFORM set_config('app.round', noted, true);
  END IF;
  RETURN QUERY SELECT unnest(split_part(noted, '|', 2)::integer[]);
END $$;
