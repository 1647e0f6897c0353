-- Back to one meal a day that is counted at eight. What a kitchen said of other meals is lost; their plans stay.
CREATE FUNCTION app_first_open_day() RETURNS date LANGUAGE sql STABLE AS
$$ SELECT CASE WHEN (app_now() AT TIME ZONE 'Asia/Kolkata') <= app_today() + time '08:00'
               THEN app_today() ELSE app_today() + 1 END $$;

ALTER POLICY customer_takes ON customer_plans
  WITH CHECK (customer_id = app_user_id() AND is_active AND start_date >= app_first_open_day());
ALTER POLICY customer_adds_own ON paused_dates WITH CHECK (customer_id = app_user_id()
  AND pause_date >= app_first_open_day()
  AND EXISTS (SELECT FROM customer_plans s WHERE s.customer_id = app_user_id()
    AND pause_date BETWEEN s.start_date AND s.end_date AND extract(isodow FROM pause_date) = ANY (s.weekdays)));
ALTER POLICY customer_removes_own ON paused_dates
  USING (customer_id = (SELECT app_user_id()) AND pause_date >= (SELECT app_first_open_day()));
ALTER POLICY customer_adds_own ON skipped_deliveries WITH CHECK (skip_date >= app_first_open_day()
  AND EXISTS (SELECT FROM customer_plans s WHERE s.id = subscription_id AND s.customer_id = app_user_id()
    AND skip_date BETWEEN s.start_date AND s.end_date AND extract(isodow FROM skip_date) = ANY (s.weekdays)));
ALTER POLICY customer_removes_own ON skipped_deliveries USING (skip_date >= (SELECT app_first_open_day())
  AND EXISTS (SELECT FROM customer_plans s WHERE s.id = subscription_id AND s.customer_id = (SELECT app_user_id())));

CREATE OR REPLACE FUNCTION customer_plans_keep_counted_days() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE first_open date := app_first_open_day();
BEGIN
  IF current_user <> 'tiffin_customer' THEN RETURN coalesce(NEW, OLD); END IF;
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

DROP FUNCTION app_own_day_is_open;
DROP FUNCTION slot_of_plan;
DROP FUNCTION slot_first_open_day;
DROP FUNCTION slot_is_open;
DROP FUNCTION slot_cutoff_at;
DROP TRIGGER plans_slot_stays ON plans;
DROP FUNCTION plans_keep_slot;
ALTER TABLE plans DROP COLUMN slot_id;
DROP TABLE slot_terms;
DROP TABLE slots;
