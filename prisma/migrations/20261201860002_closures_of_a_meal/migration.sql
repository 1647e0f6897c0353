-- A closure of one meal of the day: without a slot it is the whole day. What a day's bills, counts and rounds are made of asks
-- of each plan whether its own meal is closed.
ALTER TABLE "closures" ADD COLUMN "slot_id" SMALLINT;
ALTER TABLE "closures" ADD CONSTRAINT "closures_slot_id_fkey"
  FOREIGN KEY ("slot_id") REFERENCES "slots"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
DROP INDEX "closures_closure_date_key";
CREATE INDEX "closures_closure_date_idx" ON "closures"("closure_date");
COMMENT ON INDEX "closures_closure_date_idx" IS 'what is closed on a day: bills, counts, rounds';
-- a meal is closed once a day, and a day that is closed as a whole has no closures of its meals: a slot is a range of its own
-- number, and no slot the range of all numbers
ALTER TABLE closures ADD CONSTRAINT closures_of_a_day EXCLUDE USING gist (
  daterange(closure_date, closure_date, '[]') WITH &&, int4range(slot_id::integer, slot_id::integer, '[]') WITH &&);

ALTER TABLE "day_changes" ADD COLUMN "slot_id" SMALLINT,
  ADD CONSTRAINT day_changes_slot_check CHECK (slot_id IS NULL OR kind = 'closure');
GRANT SELECT (slot_id) ON day_changes TO tiffin_customer;

CREATE OR REPLACE FUNCTION closures_note_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO day_changes (kind, day, change, reason, slot_id, actor_id, actor_role)
    VALUES ('closure', OLD.closure_date, 'removed', OLD.reason, OLD.slot_id, app_user_id(), app_role());
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO day_changes (kind, day, change, reason, slot_id, actor_id, actor_role)
    VALUES ('closure', NEW.closure_date, 'added', NEW.reason, NEW.slot_id, app_user_id(), app_role());
  END IF;
  RETURN NULL;
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
      AND NOT EXISTS (SELECT FROM closures c WHERE c.closure_date = past.day::date
        AND coalesce(c.slot_id, slot_of_plan(OLD.plan_id)) = slot_of_plan(OLD.plan_id))
  ) THEN
    RAISE EXCEPTION 'subscription % has brought tiffins', OLD.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'customer_plans_counted_days';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;

CREATE OR REPLACE FUNCTION bills_touched_by(change day_changes) RETURNS TABLE (bill_id integer, customer_id integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE first_day date := change.day; last_day date := change.day; known date;
BEGIN
  IF change.kind = 'closure' THEN
    RETURN QUERY SELECT b.id, b.customer_id FROM bills b
      WHERE b.year = extract(year FROM change.day) AND b.month = extract(month FROM change.day)
      AND (EXISTS (SELECT 1 FROM customer_plans s WHERE s.customer_id = b.customer_id
          AND change.day BETWEEN s.start_date AND s.end_date
          AND (change.slot_id IS NULL OR slot_of_plan(s.plan_id) = change.slot_id))
        OR EXISTS (SELECT 1 FROM bill_lines l WHERE l.bill_id = b.id
          AND (change.slot_id IS NULL OR change.slot_id =
            (SELECT slot_of_plan(s.plan_id) FROM customer_plans s WHERE s.id = l.subscription_id))
          AND change.day >= left(l.days, 10)::date
          AND substr(l.days, 12 + (change.day - left(l.days, 10)::date), 1) IN ('d', 'c', 'p', 's')));
    RETURN;
  END IF;
  IF change.kind = 'end' THEN
    -- what lies between the last day that was known before and the one that is known now
    IF change.change = 'removed' THEN RETURN; END IF;
    SELECT c.day INTO known FROM day_changes c
      WHERE c.subscription_id = change.subscription_id AND c.kind = 'end' AND c.id < change.id ORDER BY c.id DESC LIMIT 1;
    IF known IS NULL THEN
      SELECT s.start_date INTO first_day FROM customer_plans s WHERE s.id = change.subscription_id;
    ELSE
      first_day := least(known, change.day) + 1;
      last_day := greatest(known, change.day);
    END IF;
  END IF;
  RETURN QUERY SELECT b.id, b.customer_id FROM bills b WHERE b.customer_id = change.customer_id
    AND make_date(b.year, b.month, 1) <= last_day
    AND (make_date(b.year, b.month, 1) + interval '1 month')::date > first_day;
END $$;
