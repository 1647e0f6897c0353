-- Whoever changes a day in the last minute before a cutoff asked for the cutoff of every meal of three days by a function of its own;
-- now the terms are read once, and sheets only where a meal is near.
CREATE OR REPLACE FUNCTION hold_near_meals() RETURNS timestamptz LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  began timestamptz := app_now();
  today date := app_today();
  meal record;
  is_near boolean := false;
BEGIN
  FOR meal IN SELECT d.day, s.id::integer AS slot
    FROM slots s CROSS JOIN (VALUES (today), (today + 1), (today + 2)) AS d (day)
      CROSS JOIN LATERAL (SELECT t.cutoff_time, t.is_day_before FROM slot_terms t
        WHERE t.slot_id = s.id AND t.valid_from <= d.day ORDER BY t.valid_from DESC LIMIT 1) AS own
    WHERE ((d.day - own.is_day_before::integer) + own.cutoff_time::time) AT TIME ZONE 'Asia/Kolkata' BETWEEN began AND began + interval '1 minute'
    ORDER BY 1, 2
  LOOP
    PERFORM pg_advisory_xact_lock_shared(hashtext('sheets'), sheet_lock(meal.day, meal.slot));
    is_near := true;
  END LOOP;
  IF NOT is_near THEN RETURN NULL; END IF;
  RETURN (SELECT max(s.cutoff_at) FROM sheets s
    WHERE s.day >= today AND s.cutoff_at BETWEEN began AND began + interval '1 minute');
END $$;
