-- Each question of a policy is a subplan of its own in every statement on its table. The office is asked for once, not as admins and as
-- support; and what lets admins write says nothing of reading where another policy lets them read.

-- A yes or no of its own, as for admins: the planner takes a role among several for one in seventy, and reads a list's whole table.
CREATE FUNCTION app_is_office() RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT coalesce(app_role() IN ('support', 'admin', 'owner'), false) $$;

DO $$
DECLARE p record;
BEGIN
  FOR p IN SELECT tablename, policyname, replace(qual,
      '( SELECT app_is_admin() AS app_is_admin) OR (( SELECT app_role() AS app_role) = ''support''::text)',
      '( SELECT app_is_office() AS app_is_office)') AS once
    FROM pg_policies WHERE schemaname = 'public'
      AND position('( SELECT app_is_admin() AS app_is_admin) OR (( SELECT app_role() AS app_role) = ''support''::text)' IN qual) > 0 LOOP
    EXECUTE format('ALTER POLICY %I ON %I USING (%s)', p.policyname, p.tablename, p.once);
  END LOOP;
END $$;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['bills', 'bill_lines', 'customer_plans', 'paused_dates', 'skipped_deliveries'] LOOP
    EXECUTE format('DROP POLICY admin_writes ON %I', t);
    EXECUTE format('CREATE POLICY admin_adds ON %I FOR INSERT TO tiffin_staff WITH CHECK (app_is_admin())', t);
    EXECUTE format('CREATE POLICY admin_changes ON %I FOR UPDATE TO tiffin_staff
      USING ((SELECT app_is_admin())) WITH CHECK (app_is_admin())', t);
    EXECUTE format('CREATE POLICY admin_removes ON %I FOR DELETE TO tiffin_staff USING ((SELECT app_is_admin()))', t);
  END LOOP;
END $$;

-- One policy where a driver had two with the same set in them: open bills are among those that they may read.
DROP POLICY driver_reads_collected ON bills;
ALTER POLICY driver_reads_open ON bills USING (
  (SELECT app_role()) = 'driver' AND id IN (SELECT b.bill_id FROM app_bills() b));
ALTER POLICY driver_reads_open ON bills RENAME TO driver_reads;
