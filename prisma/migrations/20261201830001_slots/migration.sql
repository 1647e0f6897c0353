-- The meals of a day, each with its own cutoff and its own hours at the doors. What holds for a day was said before it came:
-- new terms name the day from which they hold, and never change one that is counted.
CREATE TABLE "slots" (
    "id" SMALLSERIAL NOT NULL,
    "name" VARCHAR(30) NOT NULL,
    "position" SMALLINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "version" INTEGER NOT NULL DEFAULT next_version(),
    "changed_at" TIMESTAMPTZ(3),
    "changed_by_id" INTEGER,

    CONSTRAINT "slots_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "slots_name_key" ON "slots"("name");
CREATE TABLE "slot_terms" (
    "slot_id" SMALLINT NOT NULL,
    "valid_from" DATE NOT NULL,
    "cutoff_time" VARCHAR(5) NOT NULL,
    "is_day_before" BOOLEAN NOT NULL DEFAULT false,
    "delivered_from" VARCHAR(5) NOT NULL,
    "delivered_by" VARCHAR(5) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "slot_terms_pkey" PRIMARY KEY ("slot_id", "valid_from")
);
ALTER TABLE "slot_terms" ADD CONSTRAINT "slot_terms_slot_id_fkey"
  FOREIGN KEY ("slot_id") REFERENCES "slots"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE slots ADD CONSTRAINT slots_name_check CHECK (name = trim(name) AND name <> '');
ALTER TABLE slot_terms ADD CONSTRAINT slot_terms_times_check CHECK (
  cutoff_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' AND delivered_from ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'
  AND delivered_by ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' AND delivered_from < delivered_by
  AND (is_day_before OR cutoff_time <= delivered_from));
-- new terms are a change of their slot: who writes them touches its row too
CREATE TRIGGER slots_raise_version BEFORE UPDATE ON slots FOR EACH ROW EXECUTE FUNCTION raise_version();

INSERT INTO slots (name) VALUES ('Lunch');
INSERT INTO slot_terms (slot_id, valid_from, cutoff_time, delivered_from, delivered_by)
SELECT id, '2000-01-01', '08:00', '11:00', '14:00' FROM slots;

ALTER TABLE "plans" ADD COLUMN "slot_id" SMALLINT NOT NULL DEFAULT 1;
ALTER TABLE "plans" ADD CONSTRAINT "plans_slot_id_fkey"
  FOREIGN KEY ("slot_id") REFERENCES "slots"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A subscription is to a meal: its plan can't become another one's.
CREATE FUNCTION plans_keep_slot() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM customer_plans s WHERE s.plan_id = OLD.id) THEN
    RAISE EXCEPTION 'plan % has been subscribed to: it stays in its slot', OLD.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'plans_slot_stays';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER plans_slot_stays BEFORE UPDATE OF slot_id ON plans FOR EACH ROW
  WHEN (OLD.slot_id <> NEW.slot_id) EXECUTE FUNCTION plans_keep_slot();

ALTER TABLE slots ENABLE ROW LEVEL SECURITY;
ALTER TABLE slot_terms ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON slots, slot_terms TO tiffin_system;
CREATE POLICY system_everything ON slots TO tiffin_system USING (true) WITH CHECK (true);
CREATE POLICY system_everything ON slot_terms TO tiffin_system USING (true) WITH CHECK (true);
GRANT SELECT ON slots, slot_terms TO tiffin_guest, tiffin_customer, tiffin_staff;
CREATE POLICY everybody_reads ON slots FOR SELECT TO tiffin_guest, tiffin_customer, tiffin_staff USING (true);
CREATE POLICY everybody_reads ON slot_terms FOR SELECT TO tiffin_guest, tiffin_customer, tiffin_staff USING (true);
GRANT INSERT, UPDATE ON slots TO tiffin_staff;
GRANT INSERT, DELETE ON slot_terms TO tiffin_staff;
GRANT USAGE ON SEQUENCE slots_id_seq TO tiffin_staff, tiffin_system;
CREATE POLICY admin_writes ON slots TO tiffin_staff USING ((SELECT app_is_admin())) WITH CHECK ((SELECT app_is_admin()));
-- what is counted, or will be before a change could be told, stays as it was said
CREATE POLICY admin_writes ON slot_terms TO tiffin_staff
  USING ((SELECT app_is_admin()) AND valid_from > (SELECT app_today())) WITH CHECK ((SELECT app_is_admin()) AND valid_from > (SELECT app_today()));

-- The last instant at which a slot's meal of a day may be changed.
CREATE FUNCTION slot_cutoff_at(slot integer, of_day date) RETURNS timestamptz LANGUAGE sql STABLE AS
$$ SELECT ((of_day - t.is_day_before::integer) + t.cutoff_time::time) AT TIME ZONE 'Asia/Kolkata'
   FROM slot_terms t WHERE t.slot_id = slot AND t.valid_from <= of_day ORDER BY t.valid_from DESC LIMIT 1 $$;

CREATE FUNCTION slot_is_open(slot integer, of_day date) RETURNS boolean LANGUAGE sql STABLE AS
$$ SELECT of_day >= app_today() AND app_now() <= slot_cutoff_at(slot, of_day) $$;

-- The first day whose meal may still be changed. No cutoff lies more than two days ahead.
CREATE FUNCTION slot_first_open_day(slot integer) RETURNS date LANGUAGE sql STABLE AS
$$ SELECT min(app_today() + ahead) FROM generate_series(0, 3) AS ahead WHERE slot_is_open(slot, app_today() + ahead) $$;

CREATE FUNCTION slot_of_plan(plan integer) RETURNS integer LANGUAGE sql STABLE AS
$$ SELECT p.slot_id::integer FROM plans p WHERE p.id = plan $$;

-- A customer's whole day: until the earliest cutoff among its meals. A day without any is changed by nobody but the product
-- itself, which drops pauses that have nothing left to pause.
CREATE FUNCTION app_own_day_is_open(of_day date) RETURNS boolean LANGUAGE sql STABLE AS
$$ SELECT coalesce(bool_and(slot_is_open(slot_of_plan(s.plan_id), of_day)), of_day >= app_today())
   FROM customer_plans s WHERE s.customer_id = app_user_id() AND of_day BETWEEN s.start_date AND s.end_date
     AND extract(isodow FROM of_day) = ANY (s.weekdays) $$;

ALTER POLICY customer_takes ON customer_plans WITH CHECK (customer_id = (SELECT app_user_id()) AND is_active
  AND start_date >= slot_first_open_day(slot_of_plan(plan_id)));
ALTER POLICY customer_adds_own ON paused_dates WITH CHECK (customer_id = (SELECT app_user_id())
  AND app_own_day_is_open(pause_date)
  AND EXISTS (SELECT FROM customer_plans s WHERE s.customer_id = (SELECT app_user_id())
    AND pause_date BETWEEN s.start_date AND s.end_date AND extract(isodow FROM pause_date) = ANY (s.weekdays)));
ALTER POLICY customer_removes_own ON paused_dates
  USING (customer_id = (SELECT app_user_id()) AND app_own_day_is_open(pause_date));
ALTER POLICY customer_adds_own ON skipped_deliveries WITH CHECK (EXISTS (
  SELECT FROM customer_plans s WHERE s.id = subscription_id AND s.customer_id = (SELECT app_user_id())
    AND slot_is_open(slot_of_plan(s.plan_id), skip_date)
    AND skip_date BETWEEN s.start_date AND s.end_date AND extract(isodow FROM skip_date) = ANY (s.weekdays)));
ALTER POLICY customer_removes_own ON skipped_deliveries USING (EXISTS (
  SELECT FROM customer_plans s WHERE s.id = subscription_id AND s.customer_id = (SELECT app_user_id())
    AND slot_is_open(slot_of_plan(s.plan_id), skip_date)));

CREATE OR REPLACE FUNCTION customer_plans_keep_counted_days() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE first_open date;
BEGIN
  IF current_user <> 'tiffin_customer' THEN RETURN coalesce(NEW, OLD); END IF;
  first_open := slot_first_open_day(slot_of_plan(OLD.plan_id));
  IF TG_OP = 'UPDATE' AND least(OLD.end_date, NEW.end_date) + 1 < first_open THEN
    RAISE EXCEPTION 'the kitchen has counted the days up to %', first_open - 1
      USING ERRCODE = 'check_violation', CONSTRAINT = 'customer_plans_counted_days';
  END IF;
  IF TG_OP = 'DELETE' AND EXISTS (
    SELECT FROM generate_series(OLD.start_date, least(OLD.end_date, first_open - 1), interval '1 day') AS past(day)
    WHERE extract(isodow FROM day) = ANY (OLD.weekdays)
      AND NOT EXISTS (SELECT FROM paused_dates p WHERE p.customer_id = OLD.customer_id AND p.pause_date = past.day::date)
      AND NOT EXISTS (SELECT FROM skipped_deliveries s WHERE s.subscription_id = OLD.id AND s.skip_date = past.day::date)
      AND NOT EXISTS (SELECT FROM closures c WHERE c.closure_date = past.day::date)
  ) THEN
    RAISE EXCEPTION 'subscription % has brought tiffins', OLD.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'customer_plans_counted_days';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
DROP FUNCTION app_first_open_day();
