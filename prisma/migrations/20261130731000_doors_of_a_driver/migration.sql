-- The customers whom a driver sees, as one list that is made once a statement: asked for table by table, under each table's own
-- rules, it cost a reading of all bills and of all money ever taken at a door.
CREATE FUNCTION app_doors() RETURNS TABLE (customer_id integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT doors.customer_id FROM (
    SELECT r.customer_id FROM app_round() r
    UNION SELECT b.customer_id FROM bills b WHERE NOT b.is_paid
    UNION SELECT d.customer_id FROM door_payments d WHERE d.collector_id = app_user_id()) AS doors
  WHERE app_role() = 'driver'
$$;
REVOKE ALL ON FUNCTION app_doors() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_doors() TO tiffin_staff;

ALTER POLICY staff_reads ON users USING (app_is_admin() OR app_role() = 'support' OR id = app_user_id()
  OR (app_role() = 'driver' AND role = 'customer' AND id IN (SELECT d.customer_id FROM app_doors() d)));
ALTER POLICY staff_reads ON skipped_deliveries USING (app_is_admin() OR app_role() = 'support'
  OR (app_role() = 'driver' AND skip_date BETWEEN app_today() AND app_today() + 1
    AND EXISTS (SELECT FROM customer_plans s WHERE s.id = subscription_id)));
