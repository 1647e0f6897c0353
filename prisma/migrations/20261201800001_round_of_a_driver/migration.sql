-- A driver sees the doors of today and tomorrow and what is open there, besides those where they took money themselves: not
-- everybody who owes something.
CREATE OR REPLACE FUNCTION app_doors() RETURNS TABLE (customer_id integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT doors.customer_id FROM (
    SELECT r.customer_id FROM app_round() r
    UNION SELECT d.customer_id FROM door_payments d WHERE d.collector_id = app_user_id()) AS doors
  WHERE app_role() = 'driver'
$$;

ALTER POLICY driver_reads_open ON bills USING
  (app_role() = 'driver' AND NOT is_paid AND customer_id IN (SELECT r.customer_id FROM app_round() r));
