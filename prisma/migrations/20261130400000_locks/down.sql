ALTER POLICY customer_removes_own ON skipped_deliveries USING (skip_date >= app_today()
  AND EXISTS (SELECT FROM customer_plans s WHERE s.id = subscription_id AND s.customer_id = app_user_id()));
ALTER POLICY customer_adds_own ON skipped_deliveries WITH CHECK
  (EXISTS (SELECT FROM customer_plans s WHERE s.id = subscription_id AND s.customer_id = app_user_id()));
ALTER POLICY customer_removes_own ON paused_dates USING (customer_id = app_user_id() AND pause_date >= app_today());
ALTER POLICY customer_adds_own ON paused_dates WITH CHECK (customer_id = app_user_id());

DROP TRIGGER customer_plans_counted_days ON customer_plans;
DROP FUNCTION customer_plans_keep_counted_days;
GRANT UPDATE ON customer_plans TO tiffin_customer;
DROP POLICY customer_reads_own ON customer_plans;
DROP POLICY customer_takes ON customer_plans;
DROP POLICY customer_moves_end ON customer_plans;
DROP POLICY customer_removes ON customer_plans;
CREATE POLICY customer_own ON customer_plans TO tiffin_customer USING (customer_id = app_user_id());
DROP FUNCTION app_first_open_day;

ALTER POLICY admin_adds ON journal_entries WITH CHECK (app_is_admin());
ALTER POLICY own_acts ON audit_logs WITH CHECK (actor_id = app_user_id() AND actor_role = app_role()
  AND (actor_role <> 'customer' OR account_id = app_user_id()));
ALTER POLICY staff_mail_to_known ON mails RENAME TO mail_to_anybody;
ALTER POLICY mail_to_anybody ON mails WITH CHECK (true);
GRANT UPDATE (role, is_admin, email, anonymised_at) ON users TO tiffin_staff;

ALTER POLICY staff_reads ON users
  USING (app_is_admin() OR app_role() = 'support' OR role = 'customer' OR id = app_user_id());
ALTER POLICY staff_reads ON skipped_deliveries USING (true);
ALTER POLICY staff_reads ON paused_dates USING (true);
ALTER POLICY staff_reads ON customer_plans USING (true);
ALTER POLICY staff_reads ON plans USING (true);
DROP FUNCTION app_is_staff;

DO $$
DECLARE f regprocedure; is_definer boolean;
BEGIN
  EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO PUBLIC', current_database());
  FOR f, is_definer IN SELECT p.oid::regprocedure, p.prosecdef FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
    WHERE p.pronamespace = 'public'::regnamespace AND (p.prosecdef OR l.lanname = 'plpgsql') LOOP
    IF is_definer THEN EXECUTE format('ALTER FUNCTION %s SET search_path = public', f);
    ELSE EXECUTE format('ALTER FUNCTION %s RESET search_path', f); END IF;
  END LOOP;
END $$;
