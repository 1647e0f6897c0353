-- What stands on a sheet beside the subscriptions: an extra tiffin, a guest's, the staff's, one instead of a spoiled one, and
-- spares. The office adds them to a day; the sheet takes them over when it is made, and later by amendments. A tiffin that is
-- charged is a subscription of one day, so that bill, sheet and proof see it as they see every other.

ALTER TABLE "settings" ADD COLUMN "spare_percent" SMALLINT NOT NULL DEFAULT 0;
ALTER TABLE settings ADD CONSTRAINT settings_spare_percent_check CHECK (spare_percent BETWEEN 0 AND 20);

-- No foreign keys to the person and the subscription: it outlives them.
CREATE TABLE "added_tiffins" (
    "id" SERIAL NOT NULL,
    "day" DATE NOT NULL,
    "slot_id" SMALLINT NOT NULL,
    "kind" VARCHAR(15) NOT NULL,
    "plan_id" INTEGER NOT NULL,
    "customer_id" INTEGER,
    "subscription_id" INTEGER,
    "reason" VARCHAR(500) NOT NULL,
    "added_by_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "taken_off_at" TIMESTAMPTZ(3),
    "taken_off_by_id" INTEGER,

    CONSTRAINT "added_tiffins_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "added_tiffins_day_slot_id_idx" ON "added_tiffins"("day", "slot_id");
COMMENT ON INDEX added_tiffins_day_slot_id_idx IS 'what was added to a day''s meal: the sheet, and the office''s list';
CREATE INDEX "added_tiffins_customer_id_idx" ON "added_tiffins"("customer_id");
COMMENT ON INDEX added_tiffins_customer_id_idx IS 'what was added for one person: for themselves';
ALTER TABLE "added_tiffins" ADD CONSTRAINT "added_tiffins_slot_id_fkey" FOREIGN KEY ("slot_id") REFERENCES "slots"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "added_tiffins" ADD CONSTRAINT "added_tiffins_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plans"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "added_tiffins" ADD CONSTRAINT "added_tiffins_added_by_id_fkey" FOREIGN KEY ("added_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "added_tiffins" ADD CONSTRAINT "added_tiffins_taken_off_by_id_fkey" FOREIGN KEY ("taken_off_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE added_tiffins
  ADD CONSTRAINT added_tiffins_kind_check CHECK (kind IN ('extra', 'guest', 'staff', 'replacement')),
  -- nobody but a customer with an extra tiffin is charged
  ADD CONSTRAINT added_tiffins_charged_check CHECK (subscription_id IS NULL OR kind = 'extra'),
  ADD CONSTRAINT added_tiffins_customer_check CHECK (CASE kind WHEN 'staff' THEN customer_id IS NULL WHEN 'guest' THEN true
    ELSE customer_id IS NOT NULL END),
  ADD CONSTRAINT added_tiffins_reason_check CHECK (reason <> ''),
  ADD CONSTRAINT added_tiffins_taken_off_check CHECK ((taken_off_at IS NULL) = (taken_off_by_id IS NULL));

ALTER TABLE "sheet_rows" ADD COLUMN "addition_id" INTEGER;
CREATE INDEX "sheet_rows_addition_id_idx" ON "sheet_rows"("addition_id");
COMMENT ON INDEX sheet_rows_addition_id_idx IS 'the foreign key';
ALTER TABLE "sheet_rows" ADD CONSTRAINT "sheet_rows_addition_id_fkey" FOREIGN KEY ("addition_id") REFERENCES "added_tiffins"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER added_tiffins_not_past BEFORE INSERT ON added_tiffins FOR EACH ROW EXECUTE FUNCTION refuse_past_day('day');
CREATE TRIGGER added_tiffins_no_delete BEFORE DELETE ON added_tiffins FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER added_tiffins_no_truncate BEFORE TRUNCATE ON added_tiffins FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER added_tiffins_stays BEFORE UPDATE ON added_tiffins FOR EACH ROW
  WHEN (OLD.taken_off_at IS NOT NULL OR (OLD.day, OLD.slot_id, OLD.kind, OLD.plan_id, OLD.customer_id, OLD.subscription_id, OLD.reason, OLD.added_by_id,
    OLD.created_at) IS DISTINCT FROM (NEW.day, NEW.slot_id, NEW.kind, NEW.plan_id, NEW.customer_id, NEW.subscription_id, NEW.reason, NEW.added_by_id, NEW.created_at))
  EXECUTE FUNCTION refuse_change('a tiffin that was added');

-- A tiffin belongs to its plan's meal, and a charged one is the subscription's own.
CREATE FUNCTION added_tiffins_match() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.slot_id IS DISTINCT FROM slot_of_plan(NEW.plan_id) OR (NEW.subscription_id IS NOT NULL AND NOT EXISTS (
      SELECT FROM customer_plans s WHERE s.id = NEW.subscription_id AND s.customer_id = NEW.customer_id AND s.plan_id = NEW.plan_id
        AND s.start_date = NEW.day AND s.end_date = NEW.day)) THEN
    RAISE EXCEPTION 'an added tiffin of another plan or day' USING ERRCODE = 'check_violation', CONSTRAINT = 'added_tiffins_match';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER added_tiffins_match BEFORE INSERT ON added_tiffins FOR EACH ROW EXECUTE FUNCTION added_tiffins_match();

-- What was added to a meal and is not charged, in the columns of `tiffins_due`, with whose diet it is.
CREATE FUNCTION tiffins_beside(of_day date, of_slot integer) RETURNS TABLE (
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

-- How many are cooked on top of so many, in case one falls: the percent of the settings, rounded up.
CREATE FUNCTION spares_for(tiffins bigint) RETURNS integer LANGUAGE sql STABLE AS
$$ SELECT ceil(tiffins * k.spare_percent / 100.0)::integer FROM settings k WHERE k.id = 1 $$;

CREATE OR REPLACE FUNCTION freeze_sheet(of_day date, of_slot integer, maker text) RETURNS integer LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  sheet integer;
BEGIN
  SELECT s.id INTO sheet FROM sheets s WHERE s.day = of_day AND s.slot_id = of_slot;
  IF FOUND THEN RETURN sheet; END IF;
  IF NOT sheet_is_due(of_day, of_slot) THEN RETURN NULL; END IF;
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'a sheet is made by who sees the latest' USING ERRCODE = 'active_sql_transaction';
  END IF;
  -- one after another, so that numbers have no gap; always before the day's own lock
  PERFORM pg_advisory_xact_lock(hashtext('sheet numbers'));
  PERFORM pg_advisory_xact_lock(hashtext('sheets'), sheet_lock(of_day, of_slot));
  SELECT s.id INTO sheet FROM sheets s WHERE s.day = of_day AND s.slot_id = of_slot;
  IF FOUND THEN RETURN sheet; END IF;
  INSERT INTO sheets (day, slot_id, number, cutoff_at, made_by)
    SELECT of_day, of_slot, coalesce(max(s.number), 0) + 1, slot_cutoff_at(of_slot, of_day), maker FROM sheets s RETURNING id INTO sheet;
  INSERT INTO sheet_rows (sheet_id, customer_id, subscription_id, plan_id, plan_name, dishes, diet_note, full_name, phone, addr1,
      addr2, area, city, pincode, building_id, building_name, wing, flat, route_id, route_name, stop_position)
    SELECT sheet, due.* FROM tiffins_due(of_day, of_slot) AS due ORDER BY due.area, due.subscription_id;
  INSERT INTO sheet_rows (sheet_id, kind, addition_id, customer_id, plan_id, plan_name, dishes, diet_note, full_name, phone, addr1,
      addr2, area, city, pincode, building_id, building_name, wing, flat, route_id, route_name, stop_position)
    SELECT sheet, beside.* FROM tiffins_beside(of_day, of_slot) AS beside ORDER BY beside.addition_id;
  INSERT INTO sheet_rows (sheet_id, kind, plan_id, plan_name, dishes)
    SELECT sheet, 'spare', c.plan_id, c.plan_name, c.dishes
    FROM (SELECT r.plan_id, min(r.plan_name) AS plan_name, min(r.dishes) AS dishes, count(*) AS tiffins
      FROM sheet_rows r WHERE r.sheet_id = sheet GROUP BY r.plan_id) AS c
      CROSS JOIN LATERAL generate_series(1, spares_for(c.tiffins)) ORDER BY c.plan_id;
  RETURN sheet;
END $$;

-- After a change: what was added and what stands on the sheet beside the subscriptions are made equal by amendments. Spares go
-- with a meal that is closed after it was counted.
CREATE FUNCTION amend_beside(of_day date, of_slot integer) RETURNS void LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  sheet sheets;
  said text := nullif(current_setting('app.reason', true), '');
  is_closed boolean := EXISTS (SELECT FROM closures c WHERE c.closure_date = of_day AND coalesce(c.slot_id, of_slot) = of_slot);
  due integer[];
  standing integer[];
  off integer[];
BEGIN
  SELECT s.* INTO sheet FROM sheets s WHERE s.day = of_day AND s.slot_id = of_slot;
  IF NOT FOUND THEN RETURN; END IF;
  due := array(SELECT b.addition_id FROM tiffins_beside(of_day, of_slot) AS b);
  SELECT coalesce(array_agg(r.addition_id) FILTER (WHERE r.addition_id IS NOT NULL), '{}'),
      coalesce(array_agg(r.id) FILTER (WHERE CASE WHEN r.addition_id IS NULL THEN is_closed ELSE r.addition_id <> ALL (due) END), '{}')
    INTO standing, off
    FROM sheet_rows r WHERE r.sheet_id = sheet.id AND r.kind <> 'tiffin'
      AND NOT EXISTS (SELECT FROM amendments a WHERE a.row_id = r.id AND a.kind = 'taken_off');
  due := array(SELECT unnest(due) EXCEPT SELECT unnest(standing));
  IF off = '{}' AND due = '{}' THEN RETURN; END IF;
  IF app_is_admin() AND said IS NULL THEN
    RAISE EXCEPTION 'the kitchen has counted %', of_day USING ERRCODE = 'check_violation', CONSTRAINT = 'sheet_is_made';
  END IF;
  UPDATE sheets s SET revision = s.revision + 1 WHERE s.id = sheet.id RETURNING s.* INTO sheet;
  INSERT INTO amendments (sheet_id, row_id, kind, customer_id, plan_id, reason, actor_id, actor_role, revision)
    SELECT sheet.id, r.id, 'taken_off', r.customer_id, r.plan_id, said, app_user_id(), app_role(), sheet.revision
    FROM sheet_rows r WHERE r.id = ANY (off) ORDER BY r.id;
  WITH added AS (
    INSERT INTO sheet_rows (sheet_id, revision, kind, addition_id, customer_id, plan_id, plan_name, dishes, diet_note, full_name,
        phone, addr1, addr2, area, city, pincode, building_id, building_name, wing, flat, route_id, route_name, stop_position)
      SELECT sheet.id, sheet.revision, b.* FROM tiffins_beside(of_day, of_slot) AS b WHERE b.addition_id = ANY (due) ORDER BY b.addition_id
      RETURNING id, customer_id, plan_id)
  INSERT INTO amendments (sheet_id, row_id, kind, customer_id, plan_id, reason, actor_id, actor_role, revision)
    SELECT sheet.id, a.id, 'added', a.customer_id, a.plan_id, said, app_user_id(), app_role(), sheet.revision
    FROM added a ORDER BY a.id;
END $$;

CREATE FUNCTION added_tiffins_meet_sheets() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  -- a charged one meets it by its subscription
  IF NEW.subscription_id IS NULL THEN PERFORM meet_sheet(NEW.day, NEW.slot_id::integer); END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER added_tiffins_meet_sheets BEFORE INSERT OR UPDATE OF taken_off_at ON added_tiffins FOR EACH ROW
  EXECUTE FUNCTION added_tiffins_meet_sheets();

CREATE FUNCTION added_tiffins_amend() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM amend_beside(c.day, c.slot_id) FROM (SELECT DISTINCT n.day, n.slot_id::integer AS slot_id FROM changed n
    WHERE n.subscription_id IS NULL ORDER BY 1, 2) AS c;
  RETURN NULL;
END $$;
CREATE TRIGGER added_tiffins_z_amend_added AFTER INSERT ON added_tiffins REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION added_tiffins_amend();
CREATE TRIGGER added_tiffins_z_amend_taken_off AFTER UPDATE ON added_tiffins REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION added_tiffins_amend();

-- A closed meal cooks nothing beside the subscriptions either.
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
      PERFORM amend_beside(changed.closure_date, slot);
    END IF;
  END LOOP;
  RETURN changed;
END $$;

-- What the meals that are still a forecast will have beside the subscriptions, without whose it is.
CREATE FUNCTION beside_forecast(of_day date) RETURNS TABLE (
  slot_id integer, plan_id integer, plan_name text, area text, kind text, count integer
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH waits AS (SELECT t.id::integer AS slot FROM slots t WHERE app_is_staff() AND NOT EXISTS (SELECT FROM sheets s
      WHERE s.day = of_day AND s.slot_id = t.id)),
    beside AS (SELECT w.slot, b.plan_id, b.plan_name, coalesce(b.area, '') AS area, b.kind
      FROM waits w CROSS JOIN LATERAL tiffins_beside(of_day, w.slot) AS b)
  SELECT b.slot, b.plan_id, b.plan_name, b.area, b.kind, count(*)::integer FROM beside b GROUP BY 1, 2, 3, 4, 5
  UNION ALL
  SELECT c.slot, c.plan_id, c.plan_name, '', 'spare', spares_for(c.tiffins) FROM (
    SELECT a.slot, a.plan_id, min(a.plan_name) AS plan_name, count(*) AS tiffins FROM (
      SELECT w.slot, d.plan_id, d.plan_name FROM waits w CROSS JOIN LATERAL tiffins_due(of_day, w.slot) AS d
      WHERE (SELECT k.spare_percent > 0 FROM settings k WHERE k.id = 1)
      UNION ALL SELECT b.slot, b.plan_id, b.plan_name FROM beside b) AS a GROUP BY a.slot, a.plan_id) AS c
  WHERE spares_for(c.tiffins) > 0
$$;

-- Of an amendment, too, what kind of tiffin it is.
DROP FUNCTION amendments_of_day(date);
CREATE FUNCTION amendments_of_day(of_day date) RETURNS TABLE (
  id integer, slot_id integer, revision integer, kind text, tiffin text, full_name text, plan_name text, area text, dishes text,
  address text, reason text, actor_name text, actor_role text, created_at timestamptz, seen_at timestamptz, seen_by_name text
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT a.id, s.slot_id::integer, a.revision, a.kind::text, coalesce(r.kind, 'tiffin')::text, r.full_name::text, coalesce(r.plan_name, p.name)::text,
         coalesce(a.area, r.area)::text, a.dishes,
         CASE WHEN a.kind = 'address' THEN concat_ws(', ', a.addr1, a.addr2, a.area, a.pincode) END,
         a.reason::text, w.fullname::text, a.actor_role::text, a.created_at, a.seen_at, v.fullname::text
  FROM sheets s JOIN amendments a ON a.sheet_id = s.id
    LEFT JOIN sheet_rows r ON r.id = a.row_id LEFT JOIN plans p ON p.id = a.plan_id
    LEFT JOIN users w ON w.id = a.actor_id LEFT JOIN users v ON v.id = a.seen_by_id
  WHERE s.day = of_day AND (app_is_admin() OR app_role() IN ('kitchen', 'support'))
  ORDER BY a.id DESC
$$;
REVOKE EXECUTE ON FUNCTION amendments_of_day FROM PUBLIC;
GRANT EXECUTE ON FUNCTION amendments_of_day TO tiffin_staff;

-- What goes on a box that no subscription fills: the allergies of whoever eats it, unless it is a guest.
CREATE OR REPLACE FUNCTION tiffins_to_pack(of_day date) RETURNS TABLE (
  tiffin_id integer, code text, fullname text, area text, addr1 text, addr2 text, building_id integer, building text,
  wing text, flat text, route text, stop integer, diet text, allergies text[], plan_id integer, plan_name text, slot_id integer, is_new boolean,
  is_amended boolean
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT t.tiffin_id, coalesce(u.code, u.id::text)::text, coalesce(t.full_name, ''), coalesce(t.area, ''), coalesce(t.addr1, ''),
         t.addr2, t.building_id, t.building_name, t.wing, t.flat,
         CASE WHEN EXISTS (SELECT FROM routes r WHERE r.is_active) THEN t.route_name ELSE coalesce(t.area, '') END,
         t.stop_position, t.diet_note, coalesce(n.allergies, (SELECT array_agg(DISTINCT e.allergy ORDER BY e.allergy)::text[]
           FROM sheet_rows w JOIN customer_plans o ON o.customer_id = w.customer_id AND of_day BETWEEN o.start_date AND o.end_date
             JOIN diet_notes i ON i.subscription_id = o.id CROSS JOIN LATERAL unnest(i.allergies) AS e (allergy)
           WHERE w.id = t.sheet_row_id AND w.kind <> 'guest'), ARRAY[]::text[]), t.plan_id, t.plan_name, t.slot_id,
         coalesce(s.start_date = of_day, false), t.is_amended
  FROM tiffins_on(of_day) AS t JOIN users u ON u.id = t.customer_id
    LEFT JOIN customer_plans s ON s.id = t.subscription_id
    LEFT JOIN diet_notes n ON n.subscription_id = t.subscription_id
  WHERE (SELECT app_is_admin()) OR ((SELECT app_role()) = 'kitchen' AND of_day BETWEEN (SELECT app_today()) AND (SELECT app_today()) + 1)
$$;

ALTER TABLE added_tiffins ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON added_tiffins TO tiffin_staff, tiffin_system;
GRANT INSERT (day, slot_id, kind, plan_id, customer_id, subscription_id, reason, added_by_id) ON added_tiffins TO tiffin_staff;
GRANT UPDATE (taken_off_at, taken_off_by_id) ON added_tiffins TO tiffin_staff;
GRANT USAGE ON SEQUENCE added_tiffins_id_seq TO tiffin_staff;
CREATE POLICY system_reads ON added_tiffins FOR SELECT TO tiffin_system USING (true);
CREATE POLICY office_reads ON added_tiffins FOR SELECT TO tiffin_staff USING ((SELECT app_is_admin()) OR (SELECT app_role()) = 'support');
CREATE POLICY admin_adds ON added_tiffins FOR INSERT TO tiffin_staff
  WITH CHECK ((SELECT app_is_admin()) AND added_by_id = (SELECT app_user_id()));
CREATE POLICY admin_takes_off ON added_tiffins FOR UPDATE TO tiffin_staff
  USING ((SELECT app_is_admin()) AND day >= (SELECT app_today())) WITH CHECK (taken_off_by_id = (SELECT app_user_id()));

REVOKE EXECUTE ON FUNCTION tiffins_beside, spares_for, amend_beside, beside_forecast FROM PUBLIC;
GRANT EXECUTE ON FUNCTION beside_forecast TO tiffin_staff;
