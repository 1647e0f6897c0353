-- A stop of a round is a building, not a customer. Buildings are read from the addresses that customers typed; those stay as
-- they are, and stay what is printed. A route is the buildings of a round in their order, with whoever drives it.
CREATE TABLE "routes" (
    "id" SERIAL NOT NULL,
    "name" VARCHAR(60) NOT NULL,
    "driver_id" INTEGER,
    "vehicle" VARCHAR(60),
    "capacity" INTEGER,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "version" INTEGER NOT NULL DEFAULT next_version(),
    "changed_at" TIMESTAMPTZ(3),
    "changed_by_id" INTEGER,

    CONSTRAINT "routes_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "route_days" (
    "route_id" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "driver_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "route_days_pkey" PRIMARY KEY ("route_id", "day")
);
CREATE TABLE "buildings" (
    "id" SERIAL NOT NULL,
    "name" VARCHAR(120) NOT NULL,
    "area" VARCHAR(100) NOT NULL,
    "sector" VARCHAR(60),
    "guard_note" VARCHAR(300),
    "door_note" VARCHAR(300),
    "lat" DOUBLE PRECISION,
    "lon" DOUBLE PRECISION,
    "route_id" INTEGER,
    "position" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "version" INTEGER NOT NULL DEFAULT next_version(),
    "changed_at" TIMESTAMPTZ(3),
    "changed_by_id" INTEGER,

    CONSTRAINT "buildings_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "users"
  ADD COLUMN "building_id" INTEGER,
  ADD COLUMN "wing" VARCHAR(20),
  ADD COLUMN "flat" VARCHAR(20),
  ADD COLUMN "is_address_read" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "areas" ADD COLUMN "lat" DOUBLE PRECISION, ADD COLUMN "lon" DOUBLE PRECISION;
ALTER TABLE "settings" ADD COLUMN "kitchen_lat" DOUBLE PRECISION, ADD COLUMN "kitchen_lon" DOUBLE PRECISION;

CREATE INDEX "buildings_route_id_position_idx" ON "buildings"("route_id", "position");
COMMENT ON INDEX buildings_route_id_position_idx IS 'the buildings of a route in their order, and those that have none';
CREATE INDEX "route_days_driver_id_idx" ON "route_days"("driver_id");
COMMENT ON INDEX route_days_driver_id_idx IS 'the foreign key: a person who drove is never removed';
CREATE INDEX "users_building_id_idx" ON "users"("building_id");
COMMENT ON INDEX users_building_id_idx IS 'who lives in a building';
CREATE INDEX users_address_unread_idx ON users (id) WHERE NOT is_address_read AND role = 'customer';
COMMENT ON INDEX users_address_unread_idx IS 'the addresses that are yet to be read for their building';
CREATE INDEX users_without_building_idx ON users (id)
  WHERE building_id IS NULL AND is_address_read AND role = 'customer' AND anonymised_at IS NULL;
COMMENT ON INDEX users_without_building_idx IS 'the addresses of which the office says the building';

ALTER TABLE "routes" ADD CONSTRAINT "routes_driver_id_fkey" FOREIGN KEY ("driver_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "route_days" ADD CONSTRAINT "route_days_route_id_fkey" FOREIGN KEY ("route_id") REFERENCES "routes"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "route_days" ADD CONSTRAINT "route_days_driver_id_fkey" FOREIGN KEY ("driver_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "buildings" ADD CONSTRAINT "buildings_area_fkey" FOREIGN KEY ("area") REFERENCES "areas"("name") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "buildings" ADD CONSTRAINT "buildings_route_id_fkey" FOREIGN KEY ("route_id") REFERENCES "routes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "users" ADD CONSTRAINT "users_building_id_fkey" FOREIGN KEY ("building_id") REFERENCES "buildings"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Two spellings of one society are one building: "Sea Breeze CHS Ltd.", "The Sea Breeze Co-op. Hsg. Society" and "sea breeze".
CREATE FUNCTION building_key(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT coalesce(nullif(trim(regexp_replace(regexp_replace(' ' || words || ' ',
    '(?: (?:chsl?|soc|society|co op|coop|cooperative|co operative|housing|hsg|ltd|limited|apartments?|apts?|bldg|building))+ $', ' '), '^ the ', ' ')), ''), words)
  FROM (SELECT trim(regexp_replace(name_key(name), '[!-/:-@[-`{-~ ]+', ' ', 'g')) AS words) AS plain
$$;
-- of one area; a sector parts two societies that are called the same
CREATE UNIQUE INDEX buildings_area_name_key ON buildings (area, building_key(name), building_key(coalesce(sector, '')));
-- the name of a route that is driven no more is free for another one
CREATE UNIQUE INDEX routes_name_key_key ON routes (name_key(name)) WHERE is_active;

ALTER TABLE routes
  ADD CONSTRAINT routes_name_check CHECK (name = trim(name) AND name <> ''),
  ADD CONSTRAINT routes_capacity_check CHECK (capacity > 0);
ALTER TABLE buildings
  ADD CONSTRAINT buildings_name_check CHECK (name = trim(name) AND name <> ''),
  ADD CONSTRAINT buildings_place_check CHECK ((lat IS NULL) = (lon IS NULL) AND lat BETWEEN -90 AND 90 AND lon BETWEEN -180 AND 180),
  ADD CONSTRAINT buildings_position_check CHECK ((route_id IS NULL) = (position IS NULL));
ALTER TABLE areas
  ADD CONSTRAINT areas_place_check CHECK ((lat IS NULL) = (lon IS NULL) AND lat BETWEEN -90 AND 90 AND lon BETWEEN -180 AND 180);
ALTER TABLE settings
  ADD CONSTRAINT settings_place_check CHECK ((kitchen_lat IS NULL) = (kitchen_lon IS NULL)
    AND kitchen_lat BETWEEN -90 AND 90 AND kitchen_lon BETWEEN -180 AND 180);

-- The approximate middle of each area (WGS 84), from general knowledge and not surveyed: good for a first order of stops. The
-- office can change each.
UPDATE areas SET lat = place.lat, lon = place.lon FROM (VALUES
  ('Airoli', 19.158, 72.999), ('Belapur', 19.019, 73.039), ('Darave', 19.024, 73.018), ('Digha', 19.184, 72.998),
  ('Ghansoli', 19.119, 73.0), ('Juinagar', 19.055, 73.018), ('Kamothe', 19.017, 73.096), ('Karave', 19.017, 73.013),
  ('Kharghar', 19.047, 73.07), ('Kopar Khairane', 19.103, 73.009), ('Nerul', 19.033, 73.018), ('Panvel', 18.989, 73.117),
  ('Sanpada', 19.066, 73.012), ('Seawoods', 19.022, 73.019), ('Ulwe', 18.978, 73.029), ('Vashi', 19.077, 72.998)
) AS place (name, lat, lon) WHERE areas.name = place.name;

-- The order of a route is a part of it: who saves one touches its row.
CREATE TRIGGER routes_raise_version BEFORE UPDATE ON routes FOR EACH ROW EXECUTE FUNCTION raise_version();
CREATE TRIGGER buildings_raise_version BEFORE UPDATE ON buildings FOR EACH ROW
  WHEN ((OLD.name, OLD.area, OLD.sector, OLD.guard_note, OLD.door_note, OLD.lat, OLD.lon)
    IS DISTINCT FROM (NEW.name, NEW.area, NEW.sector, NEW.guard_note, NEW.door_note, NEW.lat, NEW.lon))
  EXECUTE FUNCTION raise_version();

-- 1. From an address to its building ----------------------------------------------------------------------------------

-- Whoever writes an address, no building of the old one stays beside it: what reads addresses finds it here.
CREATE FUNCTION users_forget_building() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  -- in that of somebody who was made nameless there is nothing left to read
  NEW.building_id := NULL; NEW.wing := NULL; NEW.flat := NULL; NEW.is_address_read := NEW.anonymised_at IS NOT NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER users_forget_building BEFORE UPDATE ON users FOR EACH ROW
  WHEN ((OLD.addr1, OLD.addr2, OLD.area) IS DISTINCT FROM (NEW.addr1, NEW.addr2, NEW.area))
  EXECUTE FUNCTION users_forget_building();

UPDATE users SET is_address_read = true WHERE anonymised_at IS NOT NULL;

-- The building that a society's name means in an area; none, or more than one, where `how_many` says so.
CREATE FUNCTION building_named(of_area text, society text, of_sector text, OUT id integer, OUT how_many integer)
  LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT CASE WHEN bool_or(is_exact) THEN min(b.id) FILTER (WHERE is_exact)
              WHEN of_sector IS NOT NULL THEN min(b.id) FILTER (WHERE b.sector IS NULL)
              WHEN count(*) = 1 THEN min(b.id) END,
         CASE WHEN bool_or(is_exact) THEN 1
              WHEN of_sector IS NOT NULL THEN count(*) FILTER (WHERE b.sector IS NULL)
              ELSE count(*) END::integer
  FROM (SELECT b.id, b.sector, building_key(coalesce(b.sector, '')) = building_key(coalesce(of_sector, '')) AS is_exact
        FROM buildings b WHERE b.area = of_area AND building_key(b.name) = building_key(society)) AS b
$$;

-- Writes down what was read in a customer's address. A society that nobody has named yet becomes a building; without a name,
-- or where several have it, the office says which one it is. In a kitchen with one route, that route takes the new building.
CREATE FUNCTION place_customer(of_customer integer, society text, of_sector text, of_wing text, of_flat text) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  of_area text;
  home integer;
  how_many integer;
  only_route integer;
BEGIN
  IF app_role() IS DISTINCT FROM 'system' AND NOT app_is_admin()
    AND (app_role() IS DISTINCT FROM 'customer' OR of_customer IS DISTINCT FROM app_user_id()) THEN
    RAISE EXCEPTION 'not your address' USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT u.area INTO of_area FROM users u WHERE u.id = of_customer AND u.role = 'customer' FOR UPDATE;
  IF of_area IS NULL THEN RETURN NULL; END IF;
  IF society IS NOT NULL THEN
    SELECT known.id, known.how_many INTO home, how_many FROM building_named(of_area, society, of_sector) AS known;
    IF how_many = 0 THEN
      -- two neighbours who sign up at once make it once
      PERFORM pg_advisory_xact_lock(hashtext('buildings'));
      SELECT known.id, known.how_many INTO home, how_many FROM building_named(of_area, society, of_sector) AS known;
    END IF;
    IF how_many = 0 THEN
      SELECT min(r.id) INTO only_route FROM routes r WHERE r.is_active HAVING count(*) = 1;
      INSERT INTO buildings (name, area, sector, route_id, position)
      SELECT society, of_area, of_sector, only_route, CASE WHEN only_route IS NOT NULL THEN
        (SELECT coalesce(max(b.position), 0) + 1 FROM buildings b WHERE b.route_id = only_route) END
      RETURNING id INTO home;
    END IF;
  END IF;
  UPDATE users SET building_id = home, wing = of_wing, flat = of_flat, is_address_read = true WHERE users.id = of_customer;
  RETURN home;
END $$;
REVOKE ALL ON FUNCTION place_customer(integer, text, text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION place_customer(integer, text, text, text, text) TO tiffin_customer, tiffin_staff, tiffin_system;

-- 2. Whose round it is ------------------------------------------------------------------------------------------------

-- The route on which a building lies. A kitchen with one route has all doors on it, also one whose building nobody has said.
CREATE FUNCTION route_of_building(of_building integer) RETURNS integer LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT coalesce(
    (SELECT r.id FROM buildings b JOIN routes r ON r.id = b.route_id WHERE b.id = of_building AND r.is_active),
    (SELECT min(r.id) FROM routes r WHERE r.is_active HAVING count(*) = 1))
$$;

-- The routes that somebody drives on a day: their own, but for those that another driver has for that day, and those they have instead.
CREATE FUNCTION routes_driven(of_driver integer, of_day date) RETURNS SETOF integer LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT r.id FROM routes r LEFT JOIN route_days d ON d.route_id = r.id AND d.day = of_day
  WHERE r.is_active AND coalesce(d.driver_id, r.driver_id) = of_driver
$$;
REVOKE ALL ON FUNCTION route_of_building(integer), routes_driven(integer, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION route_of_building(integer), routes_driven(integer, date) TO tiffin_staff, tiffin_system;

-- The customers to whom something is brought today or tomorrow, by whoever asks. Without any route, every driver brings all of it.
CREATE FUNCTION round_of_asker() RETURNS integer[] LANGUAGE plpgsql STABLE SECURITY DEFINER
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
REVOKE ALL ON FUNCTION round_of_asker() FROM PUBLIC;

-- Each policy asks for the round, so one statement asked several times; it is computed for the first of them, and noted for the rest of
-- that statement.
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

-- The buildings of the asker's round.
CREATE FUNCTION app_stops() RETURNS TABLE (building_id integer) LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT DISTINCT u.building_id FROM app_round() r JOIN users u ON u.id = r.customer_id
$$;
REVOKE ALL ON FUNCTION app_stops() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_stops() TO tiffin_staff;

-- 3. Who sees and who changes what ------------------------------------------------------------------------------------

ALTER TABLE buildings ENABLE ROW LEVEL SECURITY;
ALTER TABLE routes ENABLE ROW LEVEL SECURITY;
ALTER TABLE route_days ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON buildings, routes, route_days TO tiffin_system;
GRANT USAGE ON SEQUENCE buildings_id_seq, routes_id_seq TO tiffin_staff, tiffin_system;
CREATE POLICY system_everything ON buildings TO tiffin_system USING (true) WITH CHECK (true);
CREATE POLICY system_everything ON routes TO tiffin_system USING (true) WITH CHECK (true);
CREATE POLICY system_everything ON route_days TO tiffin_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON buildings, routes, route_days TO tiffin_staff;
-- a driver sees the buildings of the own round, with their notes
CREATE POLICY staff_reads ON buildings FOR SELECT TO tiffin_staff USING ((SELECT app_is_admin()) OR (SELECT app_role()) = 'support'
  OR ((SELECT app_role()) = 'driver' AND id IN (SELECT s.building_id FROM app_stops() s)));
CREATE POLICY admin_writes ON buildings TO tiffin_staff USING ((SELECT app_is_admin())) WITH CHECK ((SELECT app_is_admin()));
CREATE POLICY staff_reads ON routes FOR SELECT TO tiffin_staff USING ((SELECT app_is_staff()));
CREATE POLICY admin_writes ON routes TO tiffin_staff USING ((SELECT app_is_admin())) WITH CHECK ((SELECT app_is_admin()));
CREATE POLICY staff_reads ON route_days FOR SELECT TO tiffin_staff USING ((SELECT app_is_staff()));
CREATE POLICY admin_writes ON route_days TO tiffin_staff USING ((SELECT app_is_admin()) AND day >= (SELECT app_today()))
  WITH CHECK ((SELECT app_is_admin()) AND day >= (SELECT app_today()));
GRANT SELECT (building_id, wing, flat, is_address_read) ON users TO tiffin_customer, tiffin_staff;
GRANT UPDATE (building_id, wing, flat, is_address_read) ON users TO tiffin_staff;
