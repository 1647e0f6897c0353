ALTER POLICY driver_reads_open ON bills USING (app_role() = 'driver' AND NOT is_paid);

CREATE OR REPLACE FUNCTION app_doors() RETURNS TABLE (customer_id integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT doors.customer_id FROM (
    SELECT r.customer_id FROM app_round() r
    UNION SELECT b.customer_id FROM bills b WHERE NOT b.is_paid
    UNION SELECT d.customer_id FROM door_payments d WHERE d.collector_id = app_user_id()) AS doors
  WHERE app_role() = 'driver'
$$;
