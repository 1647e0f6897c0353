CREATE OR REPLACE FUNCTION pauses_meet_sheets() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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

CREATE OR REPLACE FUNCTION skips_meet_sheets() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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
