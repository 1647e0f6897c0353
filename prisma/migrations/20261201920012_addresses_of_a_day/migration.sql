-- Where a customer's tiffins of one meal go on one day instead of home. Before the meal is counted its sheet takes it over;
-- afterwards it is an amendment of each of them. Labels, load sheets, rounds and lists read the one or the other.

CREATE TABLE "day_addresses" (
    "id" SERIAL NOT NULL,
    "customer_id" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "slot_id" SMALLINT NOT NULL,
    "addr1" VARCHAR(255) NOT NULL,
    "addr2" VARCHAR(255),
    "area" VARCHAR(100) NOT NULL,
    "city" VARCHAR(100) NOT NULL,
    "pincode" VARCHAR(10) NOT NULL,
    "building_id" INTEGER,
    "wing" VARCHAR(30),
    "flat" VARCHAR(30),
    "reason" VARCHAR(500) NOT NULL,
    "said_by_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "day_addresses_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "day_addresses_customer_id_day_slot_id_key" ON "day_addresses"("customer_id", "day", "slot_id");
CREATE INDEX "day_addresses_day_idx" ON "day_addresses"("day");
COMMENT ON INDEX day_addresses_day_idx IS 'the other addresses of a day: the office''s list';
ALTER TABLE "day_addresses" ADD CONSTRAINT "day_addresses_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "day_addresses" ADD CONSTRAINT "day_addresses_slot_id_fkey" FOREIGN KEY ("slot_id") REFERENCES "slots"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "day_addresses" ADD CONSTRAINT "day_addresses_building_id_fkey" FOREIGN KEY ("building_id") REFERENCES "buildings"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "day_addresses" ADD CONSTRAINT "day_addresses_said_by_id_fkey" FOREIGN KEY ("said_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE day_addresses ADD CONSTRAINT day_addresses_words_check CHECK (addr1 <> '' AND area <> '' AND pincode ~ '^[1-9][0-9]{5}$' AND reason <> '');
CREATE TRIGGER day_addresses_not_past BEFORE INSERT ON day_addresses FOR EACH ROW EXECUTE FUNCTION refuse_past_day('day');
CREATE TRIGGER day_addresses_stays BEFORE UPDATE ON day_addresses FOR EACH ROW EXECUTE FUNCTION refuse_change('an address of a day');

ALTER TABLE "amendments" ADD COLUMN "building_id" INTEGER, ADD COLUMN "building_name" VARCHAR(100), ADD COLUMN "wing" VARCHAR(30),
  ADD COLUMN "flat" VARCHAR(30), ADD COLUMN "route_id" INTEGER, ADD COLUMN "route_name" VARCHAR(100), ADD COLUMN "stop_position" INTEGER;

CREATE OR REPLACE VIEW sheet_tiffins WITH (security_invoker = true) AS
  SELECT s.day, s.slot_id, r.id, r.sheet_id, r.revision, r.kind, r.customer_id, r.subscription_id, r.plan_id, r.plan_name,
    CASE WHEN dish.id IS NULL THEN r.dishes ELSE dish.dishes END AS dishes, r.diet_note, r.full_name, r.phone,
    CASE WHEN moved.id IS NULL THEN r.addr1 ELSE moved.addr1 END AS addr1,
    CASE WHEN moved.id IS NULL THEN r.addr2 ELSE moved.addr2 END AS addr2,
    CASE WHEN moved.id IS NULL THEN r.area ELSE moved.area END AS area,
    CASE WHEN moved.id IS NULL THEN r.city ELSE moved.city END AS city,
    CASE WHEN moved.id IS NULL THEN r.pincode ELSE moved.pincode END AS pincode,
    CASE WHEN moved.id IS NULL THEN r.building_id ELSE moved.building_id END AS building_id,
    CASE WHEN moved.id IS NULL THEN r.building_name ELSE moved.building_name END AS building_name,
    CASE WHEN moved.id IS NULL THEN r.wing ELSE moved.wing END AS wing,
    CASE WHEN moved.id IS NULL THEN r.flat ELSE moved.flat END AS flat,
    CASE WHEN moved.id IS NULL THEN r.route_id ELSE moved.route_id END AS route_id,
    CASE WHEN moved.id IS NULL THEN r.route_name ELSE moved.route_name END AS route_name,
    CASE WHEN moved.id IS NULL THEN r.stop_position ELSE moved.stop_position END AS stop_position
  FROM sheets s JOIN sheet_rows r ON r.sheet_id = s.id
    LEFT JOIN LATERAL (SELECT a.id, a.addr1, a.addr2, a.area, a.city, a.pincode, a.building_id, a.building_name, a.wing, a.flat, a.route_id, a.route_name, a.stop_position FROM amendments a
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
         u.phone::text, (CASE WHEN e.id IS NULL THEN u.addr1 ELSE e.addr1 END)::text, (CASE WHEN e.id IS NULL THEN u.addr2 ELSE e.addr2 END)::text, (CASE WHEN e.id IS NULL THEN u.area ELSE e.area END)::text, (CASE WHEN e.id IS NULL THEN u.city ELSE e.city END)::text, (CASE WHEN e.id IS NULL THEN u.pincode ELSE e.pincode END)::text, CASE WHEN e.id IS NULL THEN u.building_id ELSE e.building_id END, left(b.name, 100),
         (CASE WHEN e.id IS NULL THEN u.wing ELSE e.wing END)::text, (CASE WHEN e.id IS NULL THEN u.flat ELSE e.flat END)::text, r.id, r.name::text, CASE WHEN r.id IS NOT NULL THEN b.position END
  FROM customer_plans s JOIN plans p ON p.id = s.plan_id JOIN users u ON u.id = s.customer_id
    LEFT JOIN menus m ON m.plan_id = s.plan_id AND m.date = of_day
    LEFT JOIN diet_notes n ON n.subscription_id = s.id
    LEFT JOIN day_addresses e ON e.customer_id = s.customer_id AND e.day = of_day AND e.slot_id = of_slot
    LEFT JOIN buildings b ON b.id = CASE WHEN e.id IS NULL THEN u.building_id ELSE e.building_id END
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
         u.fullname::text, u.phone::text, (CASE WHEN e.id IS NULL THEN u.addr1 ELSE e.addr1 END)::text, (CASE WHEN e.id IS NULL THEN u.addr2 ELSE e.addr2 END)::text, (CASE WHEN e.id IS NULL THEN u.area ELSE e.area END)::text, (CASE WHEN e.id IS NULL THEN u.city ELSE e.city END)::text, (CASE WHEN e.id IS NULL THEN u.pincode ELSE e.pincode END)::text, CASE WHEN e.id IS NULL THEN u.building_id ELSE e.building_id END,
         left(b.name, 100), (CASE WHEN e.id IS NULL THEN u.wing ELSE e.wing END)::text, (CASE WHEN e.id IS NULL THEN u.flat ELSE e.flat END)::text, r.id, r.name::text, CASE WHEN r.id IS NOT NULL THEN b.position END
  FROM added_tiffins a JOIN plans p ON p.id = a.plan_id LEFT JOIN users u ON u.id = a.customer_id
    LEFT JOIN menus m ON m.plan_id = a.plan_id AND m.date = of_day
    LEFT JOIN day_addresses e ON e.customer_id = a.customer_id AND e.day = of_day AND e.slot_id = of_slot
    LEFT JOIN buildings b ON b.id = CASE WHEN e.id IS NULL THEN u.building_id ELSE e.building_id END
    LEFT JOIN routes r ON r.id = b.route_id AND r.is_active
  WHERE a.day = of_day AND a.slot_id = of_slot AND a.taken_off_at IS NULL AND a.subscription_id IS NULL
    AND NOT EXISTS (SELECT FROM closures c WHERE c.closure_date = of_day AND coalesce(c.slot_id, of_slot) = of_slot)
$$;

-- An address that is said after its meal was counted is an amendment of each of the customer's tiffins; taken back, they go where
-- their rows say. A person who is forgotten leaves none.
CREATE FUNCTION day_addresses_meet_sheets() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  changed day_addresses := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
  sheet sheets;
  said text := nullif(current_setting('app.reason', true), '');
BEGIN
  IF app_role() = 'system' AND TG_OP = 'DELETE' THEN RETURN changed; END IF;
  IF TG_WHEN = 'BEFORE' THEN
    PERFORM meet_sheet(changed.day, changed.slot_id::integer);
    RETURN changed;
  END IF;
  SELECT s.* INTO sheet FROM sheets s WHERE s.day = changed.day AND s.slot_id = changed.slot_id;
  IF NOT FOUND OR NOT EXISTS (SELECT FROM sheet_tiffins t WHERE t.sheet_id = sheet.id AND t.customer_id = changed.customer_id) THEN
    RETURN changed;
  END IF;
  IF app_is_admin() AND said IS NULL THEN
    RAISE EXCEPTION 'the kitchen has counted %', changed.day USING ERRCODE = 'check_violation', CONSTRAINT = 'sheet_is_made';
  END IF;
  UPDATE sheets s SET revision = s.revision + 1 WHERE s.id = sheet.id RETURNING s.* INTO sheet;
  INSERT INTO amendments (sheet_id, row_id, kind, customer_id, plan_id, reason, actor_id, actor_role, revision,
      addr1, addr2, area, city, pincode, building_id, building_name, wing, flat, route_id, route_name, stop_position)
    SELECT sheet.id, t.id, 'address', t.customer_id, t.plan_id, said, app_user_id(), app_role(), sheet.revision,
      d.addr1, d.addr2, d.area, d.city, d.pincode, d.building_id, d.building_name, d.wing, d.flat, d.route_id, d.route_name, d.stop_position
    FROM sheet_tiffins t CROSS JOIN LATERAL (
      SELECT changed.addr1, changed.addr2, changed.area, changed.city, changed.pincode, changed.building_id, left(b.name, 100) AS building_name,
        changed.wing, changed.flat, r.id AS route_id, r.name AS route_name, CASE WHEN r.id IS NOT NULL THEN b.position END AS stop_position
      FROM (SELECT 1) AS one LEFT JOIN buildings b ON b.id = changed.building_id LEFT JOIN routes r ON r.id = b.route_id AND r.is_active
      WHERE TG_OP = 'INSERT'
      UNION ALL
      SELECT o.addr1, o.addr2, o.area, o.city, o.pincode, o.building_id, o.building_name, o.wing, o.flat, o.route_id, o.route_name, o.stop_position
      FROM sheet_rows o WHERE o.id = t.id AND TG_OP = 'DELETE') AS d
    WHERE t.sheet_id = sheet.id AND t.customer_id = changed.customer_id ORDER BY t.id;
  RETURN changed;
END $$;
CREATE TRIGGER day_addresses_meet_sheets BEFORE INSERT OR DELETE ON day_addresses FOR EACH ROW EXECUTE FUNCTION day_addresses_meet_sheets();
CREATE TRIGGER day_addresses_z_amend_sheets AFTER INSERT OR DELETE ON day_addresses FOR EACH ROW EXECUTE FUNCTION day_addresses_meet_sheets();

-- Whoever drives there brings it, and nobody else.
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
  SELECT coalesce(array_agg(DISTINCT t.customer_id), '{}') INTO found
  FROM (
    SELECT s.customer_id, slot_of_plan(s.plan_id) AS slot, round.day, round.driven
    FROM (VALUES (today, driven_today), (today + 1, driven_tomorrow)) AS round(day, driven)
      JOIN customer_plans s ON s.start_date <= round.day AND s.end_date >= round.day AND extract(isodow FROM round.day) = ANY (s.weekdays)
      LEFT JOIN paused_dates p ON p.customer_id = s.customer_id AND p.pause_date = round.day
      LEFT JOIN skipped_deliveries k ON k.subscription_id = s.id AND k.skip_date = round.day
    WHERE p.customer_id IS NULL AND k.subscription_id IS NULL AND s.start_date <= today + 1 AND s.end_date >= today
    UNION ALL
    SELECT a.customer_id, a.slot_id, a.day, CASE WHEN a.day = today THEN driven_today ELSE driven_tomorrow END
    FROM added_tiffins a WHERE a.day BETWEEN today AND today + 1 AND a.customer_id IS NOT NULL AND a.taken_off_at IS NULL) AS t
  WHERE NOT EXISTS (SELECT FROM closures c WHERE c.closure_date = t.day AND coalesce(c.slot_id, t.slot) = t.slot)
    AND (NOT has_routes OR EXISTS (
      SELECT FROM users u LEFT JOIN day_addresses e ON e.customer_id = u.id AND e.day = t.day AND e.slot_id = t.slot
        LEFT JOIN buildings b ON b.id = CASE WHEN e.id IS NULL THEN u.building_id ELSE e.building_id END
        LEFT JOIN routes r ON r.id = b.route_id AND r.is_active
      WHERE u.id = t.customer_id AND coalesce(r.id, only_route) = ANY (t.driven)));
  RETURN found;
END $$;

CREATE OR REPLACE FUNCTION tiffins_of_day(of_day date) RETURNS TABLE (
  plan_id integer, plan_name text, area text, start_date date, end_date date, weekdays smallint[],
  is_paused boolean, is_skipped boolean, is_closed boolean
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT s.plan_id, p.name::text, coalesce(e.area, u.area)::text, s.start_date, s.end_date, s.weekdays,
         EXISTS (SELECT FROM paused_dates d WHERE d.customer_id = s.customer_id AND d.pause_date = of_day),
         EXISTS (SELECT FROM skipped_deliveries k WHERE k.subscription_id = s.id AND k.skip_date = of_day),
         EXISTS (SELECT FROM closures c WHERE c.closure_date = of_day AND coalesce(c.slot_id, p.slot_id) = p.slot_id)
  FROM customer_plans s JOIN plans p ON p.id = s.plan_id JOIN users u ON u.id = s.customer_id
    LEFT JOIN day_addresses e ON e.customer_id = s.customer_id AND e.day = of_day AND e.slot_id = p.slot_id
  WHERE s.start_date <= of_day AND s.end_date >= of_day AND app_is_staff()
$$;

-- The buildings of a round: where its customers live, and where their meals of these days go.
CREATE OR REPLACE FUNCTION app_stops() RETURNS TABLE (building_id integer) LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT DISTINCT u.building_id FROM app_round() r JOIN users u ON u.id = r.customer_id
  UNION SELECT e.building_id FROM app_round() r JOIN day_addresses e ON e.customer_id = r.customer_id
    AND e.day BETWEEN app_today() AND app_today() + 1
$$;

ALTER TABLE day_addresses ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON day_addresses TO tiffin_customer, tiffin_staff, tiffin_system;
GRANT INSERT (customer_id, day, slot_id, addr1, addr2, area, city, pincode, building_id, wing, flat, reason, said_by_id), DELETE ON day_addresses TO tiffin_staff;
GRANT DELETE ON day_addresses TO tiffin_system;
GRANT USAGE ON SEQUENCE day_addresses_id_seq TO tiffin_staff;
CREATE POLICY system_reads ON day_addresses FOR SELECT TO tiffin_system USING (true);
CREATE POLICY system_forgets ON day_addresses FOR DELETE TO tiffin_system USING (true);
CREATE POLICY customer_reads_own ON day_addresses FOR SELECT TO tiffin_customer USING (customer_id = (SELECT app_user_id()));
CREATE POLICY staff_reads ON day_addresses FOR SELECT TO tiffin_staff USING ((SELECT app_is_admin()) OR (SELECT app_role()) = 'support'
  OR ((SELECT app_role()) = 'driver' AND day BETWEEN (SELECT app_today()) - 1 AND (SELECT app_today()) + 1));
CREATE POLICY admin_says ON day_addresses FOR INSERT TO tiffin_staff
  WITH CHECK ((SELECT app_is_admin()) AND said_by_id = (SELECT app_user_id()));
CREATE POLICY admin_takes_back ON day_addresses FOR DELETE TO tiffin_staff
  USING ((SELECT app_is_admin()) AND day >= (SELECT app_today()));
GRANT SELECT (building_id, building_name, wing, flat, route_id, route_name, stop_position) ON amendments TO tiffin_customer;
GRANT UPDATE (wing, flat) ON amendments TO tiffin_system;
