ALTER POLICY staff_reads ON users USING
  (app_is_admin() OR app_role() = 'support' OR (app_is_staff() AND role = 'customer') OR id = app_user_id());
ALTER POLICY staff_reads ON skipped_deliveries USING (app_is_staff());
ALTER POLICY staff_reads ON paused_dates USING (app_is_staff());
ALTER POLICY staff_reads ON customer_plans USING (app_is_staff());
DROP FUNCTION app_round();
DROP FUNCTION tiffins_of_day(date);
