-- After a pause or a skip there is something to amend only where the day has a sheet; of most days none is made yet, and their meals
-- need not be looked for a second time.
CREATE OR REPLACE FUNCTION pauses_meet_sheets() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  changed paused_dates := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
  slot integer;
BEGIN
  IF TG_WHEN = 'AFTER' THEN
    IF NOT EXISTS (SELECT FROM sheets s WHERE s.day = changed.pause_date) THEN RETURN changed; END IF;
  -- days further ahead cost nothing: nobody can have counted them
  ELSIF changed.pause_date > last_counted_day() THEN RETURN changed;
  END IF;
  FOR slot IN SELECT * FROM slots_of_customer(changed.customer_id, changed.pause_date) LOOP
    IF TG_WHEN = 'BEFORE' THEN PERFORM meet_sheet(changed.pause_date, slot);
    ELSE PERFORM amend_sheet(changed.pause_date, slot, ARRAY[changed.customer_id]); END IF;
  END LOOP;
  RETURN changed;
END $$;

CREATE OR REPLACE FUNCTION skips_meet_sheets() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  changed skipped_deliveries := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
  holder integer;
  slot integer;
BEGIN
  IF TG_WHEN = 'AFTER' THEN
    IF NOT EXISTS (SELECT FROM sheets s WHERE s.day = changed.skip_date) THEN RETURN changed; END IF;
  -- days further ahead cost nothing: nobody can have counted them
  ELSIF changed.skip_date > last_counted_day() THEN RETURN changed;
  END IF;
  SELECT s.customer_id, p.slot_id INTO holder, slot FROM customer_plans s JOIN plans p ON p.id = s.plan_id
    WHERE s.id = changed.subscription_id;
  -- a skip that falls with its subscription changes nothing by itself
  IF slot IS NULL THEN RETURN changed; END IF;
  IF TG_WHEN = 'BEFORE' THEN PERFORM meet_sheet(changed.skip_date, slot);
  ELSE PERFORM amend_sheet(changed.skip_date, slot, ARRAY[holder]); END IF;
  RETURN changed;
END $$;
