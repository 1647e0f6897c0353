-- What a policy asks of a driver is a set that one function gives, once a statement. A policy that read another table was planned with
-- that table's policies in it, and theirs in them: a statement on the ledger had 130 subplans in it, for an owner too.

CREATE FUNCTION app_collected() RETURNS TABLE (door_payment_id integer, bill_id integer) LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT d.id, d.bill_id FROM door_payments d WHERE d.collector_id = app_user_id() AND app_role() = 'driver'
$$;
COMMENT ON FUNCTION app_collected() IS 'What the driver who asks took at doors, for the policies of money at the door.';

CREATE FUNCTION app_bills() RETURNS TABLE (bill_id integer, is_paid boolean) LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT b.id, b.is_paid FROM bills b WHERE NOT b.is_paid AND b.customer_id IN (SELECT r.customer_id FROM app_round() r)
  UNION SELECT b.id, b.is_paid FROM bills b WHERE b.id IN (SELECT c.bill_id FROM app_collected() c)
$$;
COMMENT ON FUNCTION app_bills() IS 'The bills that the driver who asks may read, for the policies of the ledger.';

CREATE FUNCTION app_subscriptions() RETURNS TABLE (subscription_id integer) LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT s.id FROM customer_plans s WHERE s.customer_id IN (SELECT r.customer_id FROM app_round() r)
$$;
COMMENT ON FUNCTION app_subscriptions() IS 'The subscriptions on the round of the driver who asks, for the policy of skipped deliveries.';

REVOKE ALL ON FUNCTION app_collected(), app_bills(), app_subscriptions() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_collected(), app_bills(), app_subscriptions() TO tiffin_staff;

ALTER POLICY driver_reads_collected ON bills USING (
  (SELECT app_role()) = 'driver' AND id IN (SELECT c.bill_id FROM app_collected() c));
ALTER POLICY driver_reads_open ON journal_lines USING (
  (SELECT app_role()) = 'driver' AND account = 'receivable' AND bill_id IN (SELECT b.bill_id FROM app_bills() b));
ALTER POLICY driver_reads_set_aside ON journal_lines USING (
  (SELECT app_role()) = 'driver' AND account = 'unmatched'
  AND bill_id IN (SELECT b.bill_id FROM app_bills() b WHERE NOT b.is_paid));
ALTER POLICY driver_reads_taken_back ON door_payments USING (
  (SELECT app_role()) = 'driver' AND reverses_id IN (SELECT c.door_payment_id FROM app_collected() c));
ALTER POLICY driver_reads_own ON documents USING (
  (SELECT app_role()) = 'driver' AND door_payment_id IN (SELECT c.door_payment_id FROM app_collected() c));
ALTER POLICY staff_reads ON skipped_deliveries USING (
  (SELECT app_is_admin()) OR (SELECT app_role()) = 'support'
  OR ((SELECT app_role()) = 'driver' AND skip_date BETWEEN (SELECT app_today()) AND (SELECT app_today()) + 1
    AND subscription_id IN (SELECT s.subscription_id FROM app_subscriptions() s)));
DROP FUNCTION app_took_at_door(integer);

-- The days of a round are asked one by one, so that each finds its pauses by an index; the meal of a plan is joined, not looked up for
-- each subscription; and whose doors lie on a route is known once, not for each of them.
CREATE OR REPLACE FUNCTION round_of_asker() RETURNS integer[] LANGUAGE plpgsql STABLE SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  of_day date;
  weekday smallint;
  has_routes boolean := EXISTS (SELECT FROM routes r WHERE r.is_active);
  only_route integer := (SELECT min(r.id) FROM routes r WHERE r.is_active HAVING count(*) = 1);
  driven integer[];
  found integer[] := '{}';
BEGIN
  FOREACH of_day IN ARRAY ARRAY[app_today(), app_today() + 1] LOOP
    weekday := extract(isodow FROM of_day);
    driven := ARRAY(SELECT routes_driven(app_user_id(), of_day));
    CONTINUE WHEN has_routes AND driven = '{}';
    found := found || ARRAY(
      SELECT s.customer_id FROM customer_plans s JOIN plans p ON p.id = s.plan_id
      WHERE s.start_date <= of_day AND s.end_date >= of_day AND weekday = ANY (s.weekdays)
        AND NOT EXISTS (SELECT FROM paused_dates d WHERE d.customer_id = s.customer_id AND d.pause_date = of_day)
        AND NOT EXISTS (SELECT FROM skipped_deliveries k WHERE k.subscription_id = s.id AND k.skip_date = of_day)
        AND NOT EXISTS (SELECT FROM closures c WHERE c.closure_date = of_day AND coalesce(c.slot_id, p.slot_id) = p.slot_id)
        AND (NOT has_routes OR s.customer_id IN (
          SELECT u.id FROM users u LEFT JOIN buildings b ON b.id = u.building_id LEFT JOIN routes r ON r.id = b.route_id AND r.is_active
          WHERE coalesce(r.id, only_route) = ANY (driven))));
  END LOOP;
  RETURN ARRAY(SELECT DISTINCT unnest(found));
END $$;

-- Two statements of a transaction that see the same rows see the same round: the snapshot tells what others did between them, and
-- whoever wrote something themselves has it computed for each statement, as before.
CREATE OR REPLACE FUNCTION app_round() RETURNS TABLE (customer_id integer) LANGUAGE plpgsql STABLE SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  asked text := concat_ws(' ', app_user_id(), app_today(), pg_current_snapshot(),
    CASE WHEN pg_current_xact_id_if_assigned() IS NOT NULL THEN extract(epoch FROM statement_timestamp()) END);
  noted text := current_setting('app.round', true);
BEGIN
  IF app_role() IS DISTINCT FROM 'driver' THEN RETURN; END IF;
  IF noted IS NULL OR split_part(noted, '|', 1) <> asked THEN
    noted := asked || '|' || round_of_asker()::text;
    PERFORM set_config('app.round', noted, true);
  END IF;
  RETURN QUERY SELECT unnest(split_part(noted, '|', 2)::integer[]);
END $$;
