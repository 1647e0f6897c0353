-- Back to a look at each cutoff by itself.
CREATE OR REPLACE FUNCTION hold_near_meals() RETURNS timestamptz LANGUAGE plpgsql SECURITY DEFINER
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
