CREATE FUNCTION app_took_at_door(door_payment integer) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM door_payments WHERE id = door_payment AND collector_id = app_user_id())
$$;
ALTER POLICY driver_reads_collected ON bills USING (
  (SELECT app_role()) = 'driver' AND EXISTS (
    SELECT 1 FROM door_payments d WHERE d.bill_id = bills.id AND d.collector_id = (SELECT app_user_id())));
ALTER POLICY driver_reads_open ON journal_lines USING (
  (SELECT app_role()) = 'driver' AND account = 'receivable' AND EXISTS (SELECT 1 FROM bills b WHERE b.id = journal_lines.bill_id));
ALTER POLICY driver_reads_set_aside ON journal_lines USING (
  (SELECT app_role()) = 'driver' AND account = 'unmatched'
  AND EXISTS (SELECT 1 FROM bills b WHERE b.id = journal_lines.bill_id AND NOT b.is_paid));
ALTER POLICY driver_reads_taken_back ON door_payments USING ((SELECT app_role()) = 'driver' AND app_took_at_door(reverses_id));
ALTER POLICY driver_reads_own ON documents USING ((SELECT app_role()) = 'driver' AND app_took_at_door(door_payment_id));
ALTER POLICY staff_reads ON skipped_deliveries USING (
  (SELECT app_is_admin()) OR (SELECT app_role()) = 'support'
  OR ((SELECT app_role()) = 'driver' AND skip_date BETWEEN (SELECT app_today()) AND (SELECT app_today()) + 1
    AND EXISTS (SELECT FROM customer_plans s WHERE s.id = skipped_deliveries.subscription_id)));
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
  SELECT coalesce(array_agg(DISTINCT s.customer_id), '{}') INTO found
  FROM (VALUES (today, driven_today), (today + 1, driven_tomorrow)) AS round(day, driven)
    JOIN customer_plans s ON s.start_date <= round.day AND s.end_date >= round.day AND extract(isodow FROM round.day) = ANY (s.weekdays)
    LEFT JOIN paused_dates p ON p.customer_id = s.customer_id AND p.pause_date = round.day
    LEFT JOIN skipped_deliveries k ON k.subscription_id = s.id AND k.skip_date = round.day
  WHERE p.customer_id IS NULL AND k.subscription_id IS NULL AND s.start_date <= today + 1 AND s.end_date >= today
    AND NOT EXISTS (SELECT FROM closures c WHERE c.closure_date = round.day
      AND coalesce(c.slot_id, slot_of_plan(s.plan_id)) = slot_of_plan(s.plan_id))
    AND (NOT has_routes OR EXISTS (
      SELECT FROM users u LEFT JOIN buildings b ON b.id = u.building_id LEFT JOIN routes r ON r.id = b.route_id AND r.is_active
      WHERE u.id = s.customer_id AND coalesce(r.id, only_route) = ANY (round.driven)));
  RETURN found;
END $$;
CREATE OR REPLACE FUNCTION app_round() RETURNS TABLE (customer_id integer) LANGUAGE plpgsql STABLE SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  asked text := concat_ws(' ', app_user_id(), app_today(), extract(epoch FROM statement_timestamp()));
  noted text := current_setting('app.round', true);
BEGIN
  IF app_role() IS DISTINCT FROM 'driver' THEN RETURN; END IF;
  IF noted IS NULL OR split_part(noted, '|', 1) <> asked THEN
    noted := asked || '|' || round_of_asker()::text;
    PERFORM set_config('app.round', noted, true);
  END IF;
  RETURN QUERY SELECT unnest(split_part(noted, '|', 2)::integer[]);
END $$;
DROP FUNCTION app_subscriptions(), app_bills(), app_collected();
