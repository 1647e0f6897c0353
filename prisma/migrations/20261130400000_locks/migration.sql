-- What each identity may do, held by the database itself: a statement that got past the pages and actions is refused too.

-- A function that acts with its owner's rights finds names in the catalogue and in public; never first in what somebody
-- made for their own session. The same for what checks a row.
DO $$
DECLARE f regprocedure;
BEGIN
  FOR f IN SELECT p.oid::regprocedure FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
    WHERE p.pronamespace = 'public'::regnamespace AND (p.prosecdef OR l.lanname = 'plpgsql') LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = pg_catalog, public, pg_temp', f);
  END LOOP;
  EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
END $$;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;

-- Staff are staff by a role. Without one nobody reads customers.
CREATE FUNCTION app_is_staff() RETURNS boolean LANGUAGE sql STABLE AS
$$ SELECT app_role() IN ('driver', 'kitchen', 'support', 'admin', 'owner') $$;

ALTER POLICY staff_reads ON plans USING (app_is_staff());
ALTER POLICY staff_reads ON customer_plans USING (app_is_staff());
ALTER POLICY staff_reads ON paused_dates USING (app_is_staff());
ALTER POLICY staff_reads ON skipped_deliveries USING (app_is_staff());
ALTER POLICY staff_reads ON users USING
  (app_is_admin() OR app_role() = 'support' OR (app_is_staff() AND role = 'customer') OR id = app_user_id());

-- Who somebody is changes through the product's own acts alone, which run as the system.
REVOKE UPDATE (role, is_admin, email, anonymised_at) ON users FROM tiffin_staff;

-- A letter goes to somebody who is known here; the kitchen writes none.
ALTER POLICY mail_to_anybody ON mails WITH CHECK (app_role() IN ('driver', 'support', 'admin', 'owner')
  AND EXISTS (SELECT FROM users WHERE users.email = mails.recipient));
ALTER POLICY mail_to_anybody ON mails RENAME TO staff_mail_to_known;

-- Nobody signs the audit log with a role that is not theirs, and a customer signs what a customer does.
ALTER POLICY own_acts ON audit_logs WITH CHECK (
  actor_id = app_user_id() AND actor_role = app_role()
  AND actor_role = (SELECT users.role FROM users WHERE users.id = audit_logs.actor_id)
  AND (actor_role <> 'customer' OR (account_id = app_user_id() AND entity IN ('user', 'subscription') AND action NOT IN (
    'generate-bills', 'recalculate-bill', 'correct-bill', 'leave-bill', 'settle-case', 'refund-payment', 'give-credit',
    'take-back-credit', 'take-door-payment', 'counter-door-payment', 'add-staff', 'add-area', 'save-settings'))));

-- What an admin's recalculation moves in the books; all other entries are the system's.
ALTER POLICY admin_adds ON journal_entries WITH CHECK (app_is_admin()
  AND kind IN ('bill-adjusted', 'credit-returned', 'credit-applied', 'adjustment-billed'));

-- The first day whose deliveries may still be changed: today up to and including its cutoff of 08:00 in the kitchen.
CREATE FUNCTION app_first_open_day() RETURNS date LANGUAGE sql STABLE AS
$$ SELECT CASE WHEN (app_now() AT TIME ZONE 'Asia/Kolkata') <= app_today() + time '08:00'
               THEN app_today() ELSE app_today() + 1 END $$;

DROP POLICY customer_own ON customer_plans;
CREATE POLICY customer_reads_own ON customer_plans FOR SELECT TO tiffin_customer USING (customer_id = app_user_id());
CREATE POLICY customer_takes ON customer_plans FOR INSERT TO tiffin_customer
  WITH CHECK (customer_id = app_user_id() AND is_active AND start_date >= app_first_open_day());
CREATE POLICY customer_moves_end ON customer_plans FOR UPDATE TO tiffin_customer
  USING (customer_id = app_user_id()) WITH CHECK (customer_id = app_user_id());
CREATE POLICY customer_removes ON customer_plans FOR DELETE TO tiffin_customer USING (customer_id = app_user_id());

REVOKE UPDATE ON customer_plans FROM tiffin_customer;
GRANT UPDATE (end_date) ON customer_plans TO tiffin_customer;

-- A customer's new end takes away, or adds, open days alone; and what brought a tiffin stays.
CREATE FUNCTION customer_plans_keep_counted_days() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE first_open date := app_first_open_day();
BEGIN
  IF current_user <> 'tiffin_customer' THEN RETURN coalesce(NEW, OLD); END IF;
  IF TG_OP = 'UPDATE' AND least(OLD.end_date, NEW.end_date) + 1 < first_open THEN
    RAISE EXCEPTION 'the kitchen has counted the days up to %', first_open - 1
      USING ERRCODE = 'check_violation', CONSTRAINT = 'customer_plans_counted_days';
  END IF;
  IF TG_OP = 'DELETE' AND EXISTS (
    SELECT FROM generate_series(OLD.start_date, least(OLD.end_date, first_open - 1), interval '1 day') AS past(day)
    WHERE extract(isodow FROM day) = ANY (OLD.weekdays)
      AND NOT EXISTS (SELECT FROM paused_dates p WHERE p.customer_id = OLD.customer_id AND p.pause_date = past.day::date)
      AND NOT EXISTS (SELECT FROM skipped_deliveries s WHERE s.subscription_id = OLD.id AND s.skip_date = past.day::date)
      AND NOT EXISTS (SELECT FROM closures c WHERE c.closure_date = past.day::date)
  ) THEN
    RAISE EXCEPTION 'subscription % has brought tiffins', OLD.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'customer_plans_counted_days';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER customer_plans_counted_days BEFORE UPDATE OR DELETE ON customer_plans
  FOR EACH ROW EXECUTE FUNCTION customer_plans_keep_counted_days();

-- A pause or a skip is of an open day that brings a tiffin.
ALTER POLICY customer_adds_own ON paused_dates WITH CHECK (customer_id = app_user_id()
  AND pause_date >= app_first_open_day()
  AND EXISTS (SELECT FROM customer_plans s WHERE s.customer_id = app_user_id()
    AND pause_date BETWEEN s.start_date AND s.end_date AND extract(isodow FROM pause_date) = ANY (s.weekdays)));
ALTER POLICY customer_removes_own ON paused_dates
  USING (customer_id = app_user_id() AND pause_date >= app_first_open_day());
ALTER POLICY customer_adds_own ON skipped_deliveries WITH CHECK (skip_date >= app_first_open_day()
  AND EXISTS (SELECT FROM customer_plans s WHERE s.id = subscription_id AND s.customer_id = app_user_id()
    AND skip_date BETWEEN s.start_date AND s.end_date AND extract(isodow FROM skip_date) = ANY (s.weekdays)));
ALTER POLICY customer_removes_own ON skipped_deliveries USING (skip_date >= app_first_open_day()
  AND EXISTS (SELECT FROM customer_plans s WHERE s.id = subscription_id AND s.customer_id = app_user_id()));
