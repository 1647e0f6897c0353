-- The sheet: what the kitchen cooks and packs for one day and slot, fixed at its cutoff and numbered, a row for each tiffin as of
-- then. What changes afterwards is an amendment. Whoever changes a day that is counted makes its sheet first, so the sheet never
-- depends on a job that ran in time.

-- 1. Tables ---------------------------------------------------------------------------------------------------------

CREATE TABLE "sheets" (
    "id" SERIAL NOT NULL,
    "day" DATE NOT NULL,
    "slot_id" SMALLINT NOT NULL,
    "number" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "cutoff_at" TIMESTAMPTZ(3) NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "made_by" VARCHAR(10) NOT NULL,

    CONSTRAINT "sheets_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "sheets_day_slot_id_key" ON "sheets"("day", "slot_id");
CREATE UNIQUE INDEX "sheets_number_key" ON "sheets"("number");

-- No foreign keys to people and subscriptions: a sheet outlives what it tells of.
CREATE TABLE "sheet_rows" (
    "id" SERIAL NOT NULL,
    "sheet_id" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "kind" VARCHAR(15) NOT NULL DEFAULT 'tiffin',
    "customer_id" INTEGER,
    "subscription_id" INTEGER,
    "plan_id" INTEGER NOT NULL,
    "plan_name" VARCHAR(100) NOT NULL,
    "dishes" TEXT,
    "diet_note" TEXT,
    "full_name" VARCHAR(100),
    "phone" VARCHAR(20),
    "addr1" VARCHAR(255),
    "addr2" VARCHAR(255),
    "area" VARCHAR(100),
    "city" VARCHAR(100),
    "pincode" VARCHAR(10),
    "building_id" INTEGER,
    "building_name" VARCHAR(100),
    "wing" VARCHAR(30),
    "flat" VARCHAR(30),
    "route_id" INTEGER,
    "route_name" VARCHAR(100),
    "stop_position" INTEGER,

    CONSTRAINT "sheet_rows_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "sheet_rows_sheet_id_customer_id_idx" ON "sheet_rows"("sheet_id", "customer_id");
COMMENT ON INDEX sheet_rows_sheet_id_customer_id_idx IS 'a sheet''s tiffins, all or of one customer';
CREATE INDEX "sheet_rows_customer_id_idx" ON "sheet_rows"("customer_id");
COMMENT ON INDEX sheet_rows_customer_id_idx IS 'what sheets say of one person: for themselves, and to blank it';

CREATE TABLE "amendments" (
    "id" SERIAL NOT NULL,
    "sheet_id" INTEGER NOT NULL,
    "row_id" INTEGER,
    "kind" VARCHAR(10) NOT NULL,
    "customer_id" INTEGER,
    "plan_id" INTEGER,
    "is_charged" BOOLEAN NOT NULL DEFAULT false,
    "dishes" TEXT,
    "addr1" VARCHAR(255),
    "addr2" VARCHAR(255),
    "area" VARCHAR(100),
    "city" VARCHAR(100),
    "pincode" VARCHAR(10),
    "reason" VARCHAR(500),
    "actor_id" INTEGER,
    "actor_role" VARCHAR(20),
    "revision" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "seen_at" TIMESTAMPTZ(3),
    "seen_by_id" INTEGER,

    CONSTRAINT "amendments_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "amendments_sheet_id_idx" ON "amendments"("sheet_id");
COMMENT ON INDEX amendments_sheet_id_idx IS 'what changed on a sheet';
CREATE INDEX "amendments_row_id_idx" ON "amendments"("row_id");
COMMENT ON INDEX amendments_row_id_idx IS 'what became of a tiffin of a sheet, and the foreign key';
CREATE INDEX "amendments_customer_id_idx" ON "amendments"("customer_id");
COMMENT ON INDEX amendments_customer_id_idx IS 'what amendments say of one person: for themselves, and to blank it';
CREATE UNIQUE INDEX amendments_taken_off_once ON amendments (row_id) WHERE kind = 'taken_off';
CREATE UNIQUE INDEX amendments_added_once ON amendments (row_id) WHERE kind = 'added';

ALTER TABLE "sheets" ADD CONSTRAINT "sheets_slot_id_fkey" FOREIGN KEY ("slot_id") REFERENCES "slots"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "sheet_rows" ADD CONSTRAINT "sheet_rows_sheet_id_fkey" FOREIGN KEY ("sheet_id") REFERENCES "sheets"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "sheet_rows" ADD CONSTRAINT "sheet_rows_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plans"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "amendments" ADD CONSTRAINT "amendments_sheet_id_fkey" FOREIGN KEY ("sheet_id") REFERENCES "sheets"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "amendments" ADD CONSTRAINT "amendments_row_id_fkey" FOREIGN KEY ("row_id") REFERENCES "sheet_rows"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "amendments" ADD CONSTRAINT "amendments_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plans"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "amendments" ADD CONSTRAINT "amendments_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "amendments" ADD CONSTRAINT "amendments_seen_by_id_fkey" FOREIGN KEY ("seen_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE sheets
  ADD CONSTRAINT sheets_made_by_check CHECK (made_by IN ('job', 'change', 'reader')),
  ADD CONSTRAINT sheets_number_check CHECK (number >= 1 AND revision >= 1),
  ADD CONSTRAINT sheets_made_check CHECK (made_at >= cutoff_at);
ALTER TABLE sheet_rows
  ADD CONSTRAINT sheet_rows_kind_check CHECK (kind IN ('tiffin', 'extra', 'guest', 'staff', 'replacement', 'spare')),
  ADD CONSTRAINT sheet_rows_tiffin_check CHECK (kind <> 'tiffin' OR num_nulls(customer_id, subscription_id) = 0);
ALTER TABLE amendments
  ADD CONSTRAINT amendments_kind_check CHECK (kind IN ('added', 'taken_off', 'dish', 'address')),
  ADD CONSTRAINT amendments_row_check CHECK (kind = 'dish' OR row_id IS NOT NULL),
  ADD CONSTRAINT amendments_plan_check CHECK (kind <> 'dish' OR plan_id IS NOT NULL),
  ADD CONSTRAINT amendments_charged_check CHECK (NOT is_charged OR kind IN ('added', 'taken_off')),
  ADD CONSTRAINT amendments_seen_check CHECK ((seen_at IS NULL) = (seen_by_id IS NULL)),
  -- nobody of the office adds or takes off a tiffin without a word
  ADD CONSTRAINT amendments_reason_check CHECK (kind = 'dish' OR coalesce(reason, '') <> ''
    OR coalesce(actor_role, 'system') NOT IN ('admin', 'owner'));

-- Days before it have no sheet and are read as they always were. Nobody has been cooked for in a fresh database: it begins at once.
ALTER TABLE "installation" ADD COLUMN "sheets_since" DATE NOT NULL DEFAULT '2000-01-01';
UPDATE installation SET sheets_since = app_today() WHERE EXISTS (SELECT FROM customer_plans);

-- 2. Never rewritten ------------------------------------------------------------------------------------------------

CREATE FUNCTION sheets_keep() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF (to_jsonb(NEW) - 'revision') <> (to_jsonb(OLD) - 'revision') OR NEW.revision < OLD.revision THEN
    RAISE EXCEPTION 'a sheet stays as it was made' USING ERRCODE = 'check_violation', CONSTRAINT = 'sheets_keep';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER sheets_keep BEFORE UPDATE ON sheets FOR EACH ROW EXECUTE FUNCTION sheets_keep();

-- A person who is forgotten is blanked: every word that says who and where, and no other.
CREATE FUNCTION blanks_a_person(before jsonb, after jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT (before - who) = (after - who) AND (SELECT bool_and(after -> name IS NOT DISTINCT FROM before -> name
      OR after ->> name IS NULL) FROM unnest(who) AS name)
  FROM (VALUES (ARRAY['full_name', 'phone', 'addr1', 'addr2', 'pincode', 'wing', 'flat', 'diet_note'])) AS words (who)
$$;

CREATE FUNCTION sheet_rows_keep() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT blanks_a_person(to_jsonb(OLD), to_jsonb(NEW)) THEN
    RAISE EXCEPTION 'a row of a sheet stays as it was made' USING ERRCODE = 'check_violation', CONSTRAINT = 'sheet_rows_keep';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER sheet_rows_keep BEFORE UPDATE ON sheet_rows FOR EACH ROW EXECUTE FUNCTION sheet_rows_keep();

-- Seen is said once.
CREATE FUNCTION amendments_keep() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE seen constant text[] := ARRAY['seen_at', 'seen_by_id'];
BEGIN
  IF NOT blanks_a_person(to_jsonb(OLD) - seen, to_jsonb(NEW) - seen)
    OR (OLD.seen_at IS NOT NULL AND (OLD.seen_at, OLD.seen_by_id) IS DISTINCT FROM (NEW.seen_at, NEW.seen_by_id)) THEN
    RAISE EXCEPTION 'an amendment stays as it was made' USING ERRCODE = 'check_violation', CONSTRAINT = 'amendments_keep';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER amendments_keep BEFORE UPDATE ON amendments FOR EACH ROW EXECUTE FUNCTION amendments_keep();

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['sheets', 'sheet_rows', 'amendments'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_rewriting()', name || '_no_delete', name);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting()', name || '_no_truncate', name);
  END LOOP;
END $$;

-- 3. Making one -----------------------------------------------------------------------------------------------------

-- The tiffins of a day and slot as the tables say now: what a sheet is made of, and what it is compared with.
CREATE FUNCTION tiffins_due(of_day date, of_slot integer) RETURNS TABLE (
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

CREATE FUNCTION sheet_lock(of_day date, of_slot integer) RETURNS integer LANGUAGE sql IMMUTABLE AS
$$ SELECT (of_day - date '2000-01-01') * 1000 + of_slot $$;

-- Its cutoff has passed, and the kitchen has sheets of such days.
CREATE FUNCTION sheet_is_due(of_day date, of_slot integer) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT coalesce(slot_cutoff_at(of_slot, of_day) < app_now(), false) AND of_day >= (SELECT i.sheets_since FROM installation i)
$$;

-- The id of a day's sheet, made if it is due and nobody has made it yet; null before the cutoff. It waits for whoever is still
-- changing the day in time (they hold the lock below, shared), and then sees what they have done.
CREATE FUNCTION freeze_sheet(of_day date, of_slot integer, maker text) RETURNS integer LANGUAGE plpgsql
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
  RETURN sheet;
END $$;

-- For the job at the cutoff, and for whoever looks at a day first after it.
CREATE FUNCTION make_sheet(of_day date, of_slot integer) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF app_role() = 'system' THEN RETURN freeze_sheet(of_day, of_slot, 'job'); END IF;
  IF app_is_staff() THEN RETURN freeze_sheet(of_day, of_slot, 'reader'); END IF;
  RETURN NULL;
END $$;

-- Those that are due and not made yet, the oldest first, from the first day of the first customer on.
CREATE FUNCTION missing_sheets() RETURNS TABLE (day date, slot_id integer) LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT g.day::date, t.id::integer
  FROM (SELECT greatest(i.sheets_since, s.first) AS first FROM installation i, (SELECT min(start_date) AS first FROM customer_plans) s
    WHERE s.first IS NOT NULL) AS since
    CROSS JOIN LATERAL generate_series(since.first, app_today() + 2, interval '1 day') AS g (day)
    CROSS JOIN slots t
  WHERE NOT EXISTS (SELECT FROM sheets s WHERE s.day = g.day::date AND s.slot_id = t.id)
    AND slot_cutoff_at(t.id::integer, g.day::date) < app_now()
  ORDER BY g.day, slot_cutoff_at(t.id::integer, g.day::date)
$$;

-- 4. Changes of days meet the sheet ---------------------------------------------------------------------------------

-- Before a change: the sheet is there, and ours to amend until we commit; or the day is held open until then, and whoever makes
-- the sheet waits for us.
CREATE FUNCTION meet_sheet(of_day date, of_slot integer) RETURNS void LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF freeze_sheet(of_day, of_slot, 'change') IS NULL THEN
    PERFORM pg_advisory_xact_lock_shared(hashtext('sheets'), sheet_lock(of_day, of_slot));
  END IF;
  PERFORM FROM sheets s WHERE s.day = of_day AND s.slot_id = of_slot FOR NO KEY UPDATE;
END $$;

-- For whoever decides whether a change is in time: the meals whose cutoff is so near that it may pass while they are at it stay
-- open until they commit. It says the latest cutoff of a sheet that is made although, by their clock, it has not come.
CREATE FUNCTION hold_near_meals() RETURNS timestamptz LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE meal record;
BEGIN
  FOR meal IN SELECT d::date AS day, t.id::integer AS slot
    FROM slots t CROSS JOIN generate_series(app_today(), app_today() + 2, interval '1 day') AS d
    WHERE slot_cutoff_at(t.id::integer, d::date) BETWEEN app_now() AND app_now() + interval '1 minute' ORDER BY 1, 2
  LOOP
    PERFORM pg_advisory_xact_lock_shared(hashtext('sheets'), sheet_lock(meal.day, meal.slot));
  END LOOP;
  RETURN (SELECT max(s.cutoff_at) FROM sheets s
    WHERE s.day >= app_today() AND s.cutoff_at BETWEEN app_now() AND app_now() + interval '1 minute');
END $$;

-- After a change: what the sheet says and what the tables say are made equal by amendments. A customer's change comes too late,
-- and so does one of the office without a reason.
CREATE FUNCTION amend_sheet(of_day date, of_slot integer, of_customers integer[]) RETURNS void LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  sheet sheets;
  said text := nullif(current_setting('app.reason', true), '');
  due integer[];
  standing integer[];
  off integer[];
BEGIN
  SELECT s.* INTO sheet FROM sheets s WHERE s.day = of_day AND s.slot_id = of_slot;
  IF NOT FOUND THEN RETURN; END IF;
  due := array(SELECT d.subscription_id FROM tiffins_due(of_day, of_slot) AS d WHERE d.customer_id = ANY (of_customers));
  SELECT coalesce(array_agg(r.subscription_id), '{}'), coalesce(array_agg(r.id) FILTER (WHERE r.subscription_id <> ALL (due)), '{}')
    INTO standing, off
    FROM sheet_rows r WHERE r.sheet_id = sheet.id AND r.kind = 'tiffin' AND r.customer_id = ANY (of_customers)
      AND NOT EXISTS (SELECT FROM amendments a WHERE a.row_id = r.id AND a.kind = 'taken_off');
  due := array(SELECT unnest(due) EXCEPT SELECT unnest(standing));
  IF off = '{}' AND due = '{}' THEN RETURN; END IF;
  IF current_setting('role') = 'tiffin_customer' OR (app_is_admin() AND said IS NULL) THEN
    RAISE EXCEPTION 'the kitchen has counted %', of_day USING ERRCODE = 'check_violation', CONSTRAINT = 'sheet_is_made';
  END IF;
  UPDATE sheets s SET revision = s.revision + 1 WHERE s.id = sheet.id RETURNING s.* INTO sheet;
  INSERT INTO amendments (sheet_id, row_id, kind, customer_id, plan_id, is_charged, reason, actor_id, actor_role, revision)
    SELECT sheet.id, r.id, 'taken_off', r.customer_id, r.plan_id, true, said, app_user_id(), app_role(), sheet.revision
    FROM sheet_rows r WHERE r.id = ANY (off) ORDER BY r.id;
  WITH added AS (
    INSERT INTO sheet_rows (sheet_id, revision, customer_id, subscription_id, plan_id, plan_name, dishes, diet_note, full_name,
        phone, addr1, addr2, area, city, pincode, building_id, building_name, wing, flat, route_id, route_name, stop_position)
      SELECT sheet.id, sheet.revision, d.* FROM tiffins_due(of_day, of_slot) AS d
      WHERE d.customer_id = ANY (of_customers) AND d.subscription_id = ANY (due) ORDER BY d.area, d.subscription_id
      RETURNING id, customer_id, plan_id)
  INSERT INTO amendments (sheet_id, row_id, kind, customer_id, plan_id, is_charged, reason, actor_id, actor_role, revision)
    SELECT sheet.id, a.id, 'added', a.customer_id, a.plan_id, true, said, app_user_id(), app_role(), sheet.revision
    FROM added a ORDER BY a.id;
END $$;

-- The last day that can have been counted: no cutoff lies more than a day ahead of its day, and clocks may have been put back.
CREATE FUNCTION last_counted_day() RETURNS date LANGUAGE sql STABLE AS
$$ SELECT greatest(app_today() + 2, (SELECT max(s.day) FROM sheets s)) $$;

-- The meals that a customer has on a day, eaten or not, in the order in which they are counted.
CREATE FUNCTION slots_of_customer(of_customer integer, of_day date) RETURNS SETOF integer LANGUAGE sql STABLE AS $$
  SELECT p.slot_id::integer FROM customer_plans s JOIN plans p ON p.id = s.plan_id
  WHERE s.customer_id = of_customer AND of_day BETWEEN s.start_date AND s.end_date
    AND extract(isodow FROM of_day) = ANY (s.weekdays)
  GROUP BY p.slot_id ORDER BY slot_cutoff_at(p.slot_id::integer, of_day)
$$;

-- The days that can have been counted on which only one of two states of a subscription has a tiffin.
CREATE FUNCTION days_that_differ(before customer_plans, after customer_plans) RETURNS SETOF date LANGUAGE sql STABLE AS $$
  SELECT g::date FROM generate_series(
    greatest((SELECT i.sheets_since FROM installation i),
      CASE WHEN (before.start_date, before.weekdays) = (after.start_date, after.weekdays)
        THEN least(before.end_date, after.end_date) + 1 ELSE least(before.start_date, after.start_date) END),
    least(greatest(before.end_date, after.end_date), last_counted_day()), interval '1 day') AS g
  WHERE coalesce(g BETWEEN before.start_date AND before.end_date AND extract(isodow FROM g) = ANY (before.weekdays), false)
    <> coalesce(g BETWEEN after.start_date AND after.end_date AND extract(isodow FROM g) = ANY (after.weekdays), false)
$$;

CREATE FUNCTION subscriptions_meet_sheets() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  holder integer := CASE WHEN TG_OP = 'DELETE' THEN OLD.customer_id ELSE NEW.customer_id END;
  slot integer := slot_of_plan(CASE WHEN TG_OP = 'DELETE' THEN OLD.plan_id ELSE NEW.plan_id END);
  before customer_plans;
  after customer_plans;
  changed date;
BEGIN
  IF TG_OP <> 'INSERT' THEN before := OLD; END IF;
  IF TG_OP <> 'DELETE' THEN after := NEW; END IF;
  FOR changed IN SELECT d FROM days_that_differ(before, after) AS d ORDER BY d LOOP
    IF TG_WHEN = 'BEFORE' THEN PERFORM meet_sheet(changed, slot); ELSE PERFORM amend_sheet(changed, slot, ARRAY[holder]); END IF;
  END LOOP;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER customer_plans_meet_sheets BEFORE INSERT OR DELETE OR UPDATE OF start_date, end_date, weekdays ON customer_plans
  FOR EACH ROW EXECUTE FUNCTION subscriptions_meet_sheets();
CREATE TRIGGER customer_plans_z_amend_sheets AFTER INSERT OR DELETE OR UPDATE OF start_date, end_date, weekdays ON customer_plans
  FOR EACH ROW EXECUTE FUNCTION subscriptions_meet_sheets();

CREATE FUNCTION pauses_meet_sheets() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  changed paused_dates := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
  slot integer;
BEGIN
  -- days further ahead cost nothing: nobody can have counted them
  IF changed.pause_date > last_counted_day() THEN RETURN changed; END IF;
  FOR slot IN SELECT * FROM slots_of_customer(changed.customer_id, changed.pause_date) LOOP
    IF TG_WHEN = 'BEFORE' THEN PERFORM meet_sheet(changed.pause_date, slot);
    ELSE PERFORM amend_sheet(changed.pause_date, slot, ARRAY[changed.customer_id]); END IF;
  END LOOP;
  RETURN changed;
END $$;

CREATE FUNCTION skips_meet_sheets() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  changed skipped_deliveries := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
  holder integer;
  slot integer;
BEGIN
  -- days further ahead cost nothing: nobody can have counted them
  IF changed.skip_date > last_counted_day() THEN RETURN changed; END IF;
  SELECT s.customer_id, p.slot_id INTO holder, slot FROM customer_plans s JOIN plans p ON p.id = s.plan_id
    WHERE s.id = changed.subscription_id;
  -- a skip that falls with its subscription changes nothing by itself
  IF slot IS NULL THEN RETURN changed; END IF;
  IF TG_WHEN = 'BEFORE' THEN PERFORM meet_sheet(changed.skip_date, slot);
  ELSE PERFORM amend_sheet(changed.skip_date, slot, ARRAY[holder]); END IF;
  RETURN changed;
END $$;

CREATE FUNCTION closures_meet_sheets() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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

DO $$
DECLARE
  what record;
BEGIN
  FOR what IN SELECT * FROM (VALUES ('paused_dates', 'pause_date', 'pauses_meet_sheets'),
      ('skipped_deliveries', 'skip_date', 'skips_meet_sheets'), ('closures', 'closure_date', 'closures_meet_sheets')) AS t (tab, col, fn) LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE INSERT OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION %I()',
      what.tab || '_meet_sheets', what.tab, what.fn);
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION %I()',
      what.tab || '_z_amend_sheets', what.tab, what.fn);
    -- a day is never moved to another one: it is taken back, and made anew
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OF %I ON %I FOR EACH ROW WHEN (OLD.%I <> NEW.%I) EXECUTE FUNCTION refuse_change(''a day'')',
      what.tab || '_day_stays', what.col, what.tab, what.col, what.col);
  END LOOP;
END $$;

-- 5. As of then -----------------------------------------------------------------------------------------------------
-- What a sheet takes from people, plans and menus is written down before they change. A menu that changes later is an amendment.

CREATE FUNCTION users_meet_sheets() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  due record;
BEGIN
  FOR due IN SELECT DISTINCT g::date AS day, p.slot_id::integer AS slot
    FROM customer_plans s JOIN plans p ON p.id = s.plan_id CROSS JOIN installation i
      CROSS JOIN LATERAL generate_series(greatest(s.start_date, i.sheets_since), least(s.end_date, app_today() + 2), interval '1 day') AS g
    WHERE s.customer_id = OLD.id
      AND NOT EXISTS (SELECT FROM sheets t WHERE t.day = g::date AND t.slot_id = p.slot_id) ORDER BY 1, 2
  LOOP
    PERFORM freeze_sheet(due.day, due.slot, 'change');
  END LOOP;
  RETURN NEW;
END $$;
CREATE TRIGGER users_meet_sheets BEFORE UPDATE OF fullname, phone, addr1, addr2, area, city, pincode ON users FOR EACH ROW
  WHEN (OLD.role = 'customer' AND (OLD.fullname, OLD.phone, OLD.addr1, OLD.addr2, OLD.area, OLD.city, OLD.pincode)
    IS DISTINCT FROM (NEW.fullname, NEW.phone, NEW.addr1, NEW.addr2, NEW.area, NEW.city, NEW.pincode))
  EXECUTE FUNCTION users_meet_sheets();

CREATE FUNCTION plans_meet_sheets() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM freeze_sheet(m.day, m.slot_id, 'change') FROM missing_sheets() AS m WHERE m.slot_id = OLD.slot_id
    AND EXISTS (SELECT FROM customer_plans s WHERE s.plan_id = OLD.id AND m.day BETWEEN s.start_date AND s.end_date);
  RETURN NEW;
END $$;
CREATE TRIGGER plans_meet_sheets BEFORE UPDATE OF name, items ON plans FOR EACH ROW
  WHEN ((OLD.name, OLD.items) IS DISTINCT FROM (NEW.name, NEW.items)) EXECUTE FUNCTION plans_meet_sheets();

CREATE FUNCTION menus_meet_sheets() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  changed menus := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
  slot integer := slot_of_plan(changed.plan_id);
  now_served text;
  sheet integer;
  raised integer;
BEGIN
  IF changed.date > last_counted_day() THEN RETURN changed; END IF;
  IF TG_WHEN = 'BEFORE' THEN
    PERFORM meet_sheet(changed.date, slot);
    RETURN changed;
  END IF;
  SELECT s.id INTO sheet FROM sheets s WHERE s.day = changed.date AND s.slot_id = slot;
  SELECT coalesce(m.items, p.items) INTO now_served FROM plans p LEFT JOIN menus m ON m.plan_id = p.id AND m.date = changed.date
    WHERE p.id = changed.plan_id;
  IF NOT EXISTS (SELECT FROM sheet_tiffins t WHERE t.sheet_id = sheet AND t.plan_id = changed.plan_id
      AND t.dishes IS DISTINCT FROM now_served) THEN RETURN changed; END IF;
  UPDATE sheets s SET revision = s.revision + 1 WHERE s.id = sheet RETURNING s.revision INTO raised;
  INSERT INTO amendments (sheet_id, kind, plan_id, dishes, reason, actor_id, actor_role, revision)
    VALUES (sheet, 'dish', changed.plan_id, now_served, nullif(current_setting('app.reason', true), ''), app_user_id(), app_role(), raised);
  RETURN changed;
END $$;
CREATE TRIGGER menus_meet_sheets BEFORE INSERT OR UPDATE OR DELETE ON menus FOR EACH ROW EXECUTE FUNCTION menus_meet_sheets();
CREATE TRIGGER menus_z_amend_sheets AFTER INSERT OR UPDATE OR DELETE ON menus FOR EACH ROW EXECUTE FUNCTION menus_meet_sheets();
CREATE TRIGGER menus_day_stays BEFORE UPDATE OF date, plan_id ON menus FOR EACH ROW
  WHEN ((OLD.date, OLD.plan_id) <> (NEW.date, NEW.plan_id)) EXECUTE FUNCTION refuse_change('day and plan');

-- 6. Read -----------------------------------------------------------------------------------------------------------

-- What stands on the sheets: their tiffins with all amendments made.
CREATE VIEW sheet_tiffins WITH (security_invoker = true) AS
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

-- What each subscription was charged for on a day: on the sheet, and added, less what was taken off. A tiffin that is credited
-- is paid back by the row that says so.
CREATE VIEW sheet_charges WITH (security_invoker = true) AS
  SELECT s.day, s.slot_id, r.customer_id, r.subscription_id,
    count(*) FILTER (WHERE r.revision = 1)::integer AS sheet,
    count(*) FILTER (WHERE a.kind = 'added')::integer AS added,
    count(*) FILTER (WHERE a.kind = 'taken_off')::integer AS taken_off
  FROM sheets s JOIN sheet_rows r ON r.sheet_id = s.id AND r.kind = 'tiffin'
    LEFT JOIN amendments a ON a.row_id = r.id AND a.is_charged
  GROUP BY s.day, s.slot_id, r.customer_id, r.subscription_id;

-- Where the sheets don't come to what is charged for, over any days: no row is a good result. Bills are proved against the tables
-- (`tiffins-not-charged`), and the tables against the sheets here.
CREATE FUNCTION sheets_that_differ(first_day date, last_day date) RETURNS TABLE (
  day date, slot_id integer, subscription_id integer, on_sheet integer, charged integer
) LANGUAGE sql STABLE AS $$
  SELECT coalesce(s.day, d.day), coalesce(s.slot_id, d.slot_id)::integer, subscription_id, coalesce(s.tiffins, 0), coalesce(d.tiffins, 0)
  FROM (SELECT c.day, c.slot_id, c.subscription_id, c.sheet + c.added - c.taken_off AS tiffins FROM sheet_charges c
      WHERE c.day BETWEEN first_day AND last_day) AS s
    FULL JOIN (SELECT t.day, t.slot_id, due.subscription_id, 1 AS tiffins
      FROM sheets t CROSS JOIN LATERAL tiffins_due(t.day, t.slot_id::integer) AS due
      WHERE t.day BETWEEN first_day AND last_day) AS d USING (day, slot_id, subscription_id)
  WHERE coalesce(s.tiffins, 0) <> coalesce(d.tiffins, 0)
  ORDER BY 1, 2, 3
$$;

-- What the cook sees of a day: how many of what, without whose.
CREATE FUNCTION sheet_counts(of_day date) RETURNS TABLE (
  slot_id integer, plan_id integer, plan_name text, area text, kind text, dishes text, count integer
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT t.slot_id::integer, t.plan_id, t.plan_name::text, coalesce(t.area, '')::text, t.kind::text, t.dishes, count(*)::integer
  FROM sheet_tiffins t WHERE t.day = of_day AND app_is_staff()
  GROUP BY t.slot_id, t.plan_id, t.plan_name, t.area, t.kind, t.dishes
$$;

-- 7. Row-level security ---------------------------------------------------------------------------------------------
-- Nobody writes here but the functions above; of an amendment the cook says that it was seen.

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['sheets', 'sheet_rows', 'amendments'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('GRANT SELECT ON %I TO tiffin_staff, tiffin_system', name);
    EXECUTE format('CREATE POLICY system_reads ON %I FOR SELECT TO tiffin_system USING (true)', name);
  END LOOP;
END $$;
GRANT SELECT ON sheet_tiffins, sheet_charges TO tiffin_staff, tiffin_system;
CREATE POLICY staff_reads ON sheets FOR SELECT TO tiffin_staff USING ((SELECT app_is_staff()));
CREATE POLICY staff_reads ON sheet_rows FOR SELECT TO tiffin_staff USING ((SELECT app_is_admin()) OR (SELECT app_role()) = 'support'
  OR ((SELECT app_role()) = 'driver'
    AND sheet_id IN (SELECT s.id FROM sheets s WHERE s.day BETWEEN (SELECT app_today()) AND (SELECT app_today()) + 1)));
CREATE POLICY staff_reads ON amendments FOR SELECT TO tiffin_staff USING ((SELECT app_is_admin()) OR (SELECT app_role()) IN ('support', 'kitchen')
  OR ((SELECT app_role()) = 'driver'
    AND sheet_id IN (SELECT s.id FROM sheets s WHERE s.day BETWEEN (SELECT app_today()) AND (SELECT app_today()) + 1)));
-- a customer sees the own tiffins, and not who of the staff it was
GRANT SELECT ON sheets, sheet_rows, sheet_tiffins TO tiffin_customer;
GRANT SELECT (id, sheet_id, row_id, kind, customer_id, plan_id, is_charged, dishes, addr1, addr2, area, city, pincode, revision, created_at)
  ON amendments TO tiffin_customer;
CREATE POLICY customer_reads ON sheets FOR SELECT TO tiffin_customer USING (true);
CREATE POLICY customer_reads_own ON sheet_rows FOR SELECT TO tiffin_customer USING (customer_id = (SELECT app_user_id()));
CREATE POLICY customer_reads_own ON amendments FOR SELECT TO tiffin_customer
  USING (customer_id = (SELECT app_user_id()) OR (kind = 'dish' AND row_id IS NULL));
GRANT UPDATE (seen_at, seen_by_id) ON amendments TO tiffin_staff;
CREATE POLICY kitchen_has_seen ON amendments FOR UPDATE TO tiffin_staff
  USING ((SELECT app_role()) IN ('kitchen', 'admin', 'owner') AND seen_at IS NULL) WITH CHECK (seen_by_id = (SELECT app_user_id()));
-- a person is forgotten
GRANT UPDATE (full_name, phone, addr1, addr2, pincode, wing, flat, diet_note) ON sheet_rows TO tiffin_system;
GRANT UPDATE (addr1, addr2, pincode) ON amendments TO tiffin_system;
CREATE POLICY system_blanks ON sheet_rows FOR UPDATE TO tiffin_system USING (true);
CREATE POLICY system_blanks ON amendments FOR UPDATE TO tiffin_system USING (true);

REVOKE EXECUTE ON FUNCTION tiffins_due, sheets_that_differ, sheet_is_due, freeze_sheet, make_sheet, missing_sheets, meet_sheet, hold_near_meals, amend_sheet, slots_of_customer,
  last_counted_day, days_that_differ, sheet_counts FROM PUBLIC;
GRANT EXECUTE ON FUNCTION make_sheet, missing_sheets, sheet_is_due TO tiffin_staff, tiffin_system;
GRANT EXECUTE ON FUNCTION hold_near_meals TO tiffin_customer, tiffin_staff, tiffin_system;
GRANT EXECUTE ON FUNCTION sheet_counts TO tiffin_staff;
GRANT EXECUTE ON FUNCTION tiffins_due, sheets_that_differ TO tiffin_system;
