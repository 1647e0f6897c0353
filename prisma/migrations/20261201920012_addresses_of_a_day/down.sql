-- Back to one address of a customer. What was said of single days is lost; the rows of sheets that went elsewhere say their own.
CREATE OR REPLACE VIEW sheet_tiffins WITH (security_invoker = true) AS
  SELECT s.day, s.slot_id, r.id, r.sheet_id, r.revision, r.kind, r.customer_id, r.subscription_id, r.plan_id, r.plan_name,
    CASE WHEN dish.id IS NULL THEN r.dishes ELSE dish.dishes END AS dishes, r.diet_note, r.full_name, r.phone,
    CASE WHEN moved.id IS NULL THEN r.addr1 ELSE moved.addr1 END AS addr1,
    CASE WHEN moved.id IS NULL THEN r.addr2 ELSE moved.addr2 END AS addr2,
    CASE WHEN moved.id IS NULL THEN r.area ELSE moved.area END AS area,
    CASE WHEN moved.id IS NULL THEN r.city ELSE moved.city END AS city,
    CASE WHEN moved.id IS NULL THEN r.pincode ELSE moved.pincode END AS pincode,
    r.building_id, r.building_name, r.wing, r.flat, r.route_id, r.route_name, r.stop_position
  FROM sheets s JOIN sheet_rows r ON r.sheet_id = s.id
    LEFT JOIN LATERAL (SELECT a.id, a.addr1, a.addr2, a.area, a.city, a.pincode FROM amendments a
      WHERE a.row_id = r.id AND a.kind = 'address' ORDER BY a.id DESC LIMIT 1) AS moved ON true
    LEFT JOIN LATERAL (SELECT a.id, a.dishes FROM amendments a WHERE a.sheet_id = s.id AND a.kind = 'dish' AND a.plan_id = r.plan_id
      AND (a.row_id = r.id OR a.row_id IS NULL) ORDER BY a.id DESC LIMIT 1) AS dish ON true
  WHERE NOT EXISTS (SELECT FROM amendments a WHERE a.row_id = r.id AND a.kind = 'taken_off');

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

CREATE OR REPLACE FUNCTION tiffins_beside(of_day date, of_slot integer) RETURNS TABLE (
  kind text, addition_id integer, customer_id integer, plan_id integer, plan_name text, dishes text, diet_note text, full_name text,
  phone text, addr1 text, addr2 text, area text, city text, pincode text, building_id integer, building_name text, wing text,
  flat text, route_id integer, route_name text, stop_position integer
) LANGUAGE sql STABLE AS $$
  SELECT a.kind::text, a.id, a.customer_id, a.plan_id, p.name::text, coalesce(m.items, p.items),
         CASE WHEN a.kind <> 'guest' THEN (SELECT string_agg(DISTINCT concat_ws('. ', nullif(n.diet, ''), nullif(n.note, '')), '. ')
           FROM customer_plans s JOIN diet_notes n ON n.subscription_id = s.id
           WHERE s.customer_id = a.customer_id AND of_day BETWEEN s.start_date AND s.end_date AND (n.diet <> '' OR n.note <> '')) END,
         u.fullname::text, u.phone::text, u.addr1::text, u.addr2::text, u.area::text, u.city::text, u.pincode::text, u.building_id,
         b.name::text, u.wing::text, u.flat::text, r.id, r.name::text, CASE WHEN r.id IS NOT NULL THEN b.position END
  FROM added_tiffins a JOIN plans p ON p.id = a.plan_id LEFT JOIN users u ON u.id = a.customer_id
    LEFT JOIN menus m ON m.plan_id = a.plan_id AND m.date = of_day
    LEFT JOIN buildings b ON b.id = u.building_id
    LEFT JOIN routes r ON r.id = b.route_id AND r.is_active
  WHERE a.day = of_day AND a.slot_id = of_slot AND a.taken_off_at IS NULL AND a.subscription_id IS NULL
    AND NOT EXISTS (SELECT FROM closures c WHERE c.closure_date = of_day AND coalesce(c.slot_id, of_slot) = of_slot)
$$;

CREATE OR REPLACE FUNCTION app_tiffins(of_day date)
  RETURNS TABLE (tiffin_id integer, subscription_id integer, sheet_row_id integer, customer_id integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT t.tiffin_id, t.subscription_id, t.sheet_row_id, t.customer_id FROM tiffins_on(of_day) AS t
  WHERE (app_role() = 'driver' OR app_is_admin()) AND of_day BETWEEN app_today() - 1 AND app_today()
    AND (app_is_admin() OR NOT EXISTS (SELECT FROM routes r WHERE r.is_active)
      OR t.customer_id IN (SELECT u.id FROM users u WHERE u.role = 'customer'
        AND route_of_building(u.building_id) IN (SELECT routes_driven(app_user_id(), of_day))))
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
    AND NOT EXISTS (SELECT FROM closures c WHERE c.closure_date = round.day
      AND coalesce(c.slot_id, slot_of_plan(s.plan_id)) = slot_of_plan(s.plan_id))
    AND (NOT has_routes OR EXISTS (
      SELECT FROM users u LEFT JOIN buildings b ON b.id = u.building_id LEFT JOIN routes r ON r.id = b.route_id AND r.is_active
      WHERE u.id = s.customer_id AND coalesce(r.id, only_route) = ANY (round.driven)));
  RETURN found;
END $$;

CREATE OR REPLACE FUNCTION tiffins_of_day(of_day date) RETURNS TABLE (
  plan_id integer, plan_name text, area text, start_date date, end_date date, weekdays smallint[],
  is_paused boolean, is_skipped boolean, is_closed boolean
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT s.plan_id, p.name::text, u.area::text, s.start_date, s.end_date, s.weekdays,
         EXISTS (SELECT FROM paused_dates d WHERE d.customer_id = s.customer_id AND d.pause_date = of_day),
         EXISTS (SELECT FROM skipped_deliveries k WHERE k.subscription_id = s.id AND k.skip_date = of_day),
         EXISTS (SELECT FROM closures c WHERE c.closure_date = of_day AND coalesce(c.slot_id, p.slot_id) = p.slot_id)
  FROM customer_plans s JOIN plans p ON p.id = s.plan_id JOIN users u ON u.id = s.customer_id
  WHERE s.start_date <= of_day AND s.end_date >= of_day AND app_is_staff()
$$;

CREATE OR REPLACE FUNCTION app_stops() RETURNS TABLE (building_id integer) LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT DISTINCT u.building_id FROM app_round() r JOIN users u ON u.id = r.customer_id
$$;

DROP TABLE day_addresses;
DROP FUNCTION day_addresses_meet_sheets;
ALTER TABLE amendments DROP COLUMN building_id, DROP COLUMN building_name, DROP COLUMN wing, DROP COLUMN flat,
  DROP COLUMN route_id, DROP COLUMN route_name, DROP COLUMN stop_position;
