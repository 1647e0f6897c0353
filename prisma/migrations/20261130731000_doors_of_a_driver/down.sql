ALTER POLICY staff_reads ON skipped_deliveries USING (app_is_admin() OR app_role() = 'support'
  OR (app_role() = 'driver' AND skip_date BETWEEN app_today() AND app_today() + 1
    AND subscription_id IN (SELECT s.id FROM customer_plans s)));
ALTER POLICY staff_reads ON users USING (app_is_admin() OR app_role() = 'support' OR id = app_user_id()
  OR (app_role() = 'driver' AND role = 'customer' AND (
    id IN (SELECT r.customer_id FROM app_round() r)
    OR id IN (SELECT b.customer_id FROM bills b)
    OR id IN (SELECT d.customer_id FROM door_payments d))));
DROP FUNCTION app_doors();
