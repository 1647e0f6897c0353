ALTER POLICY driver_reads ON bills RENAME TO driver_reads_open;
ALTER POLICY driver_reads_open ON bills USING (
  (SELECT app_role()) = 'driver' AND NOT is_paid AND customer_id IN (SELECT r.customer_id FROM app_round() r));
CREATE POLICY driver_reads_collected ON bills FOR SELECT TO tiffin_staff USING (
  (SELECT app_role()) = 'driver' AND id IN (SELECT c.bill_id FROM app_collected() c));
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['bills', 'bill_lines', 'customer_plans', 'paused_dates', 'skipped_deliveries'] LOOP
    EXECUTE format('DROP POLICY admin_adds ON %I', t);
    EXECUTE format('DROP POLICY admin_changes ON %I', t);
    EXECUTE format('DROP POLICY admin_removes ON %I', t);
    EXECUTE format('CREATE POLICY admin_writes ON %I TO tiffin_staff USING ((SELECT app_is_admin())) WITH CHECK (app_is_admin())', t);
  END LOOP;
END $$;
DO $$
DECLARE p record;
BEGIN
  FOR p IN SELECT tablename, policyname, replace(qual,
      '( SELECT app_is_office() AS app_is_office)',
      '( SELECT app_is_admin() AS app_is_admin) OR (( SELECT app_role() AS app_role) = ''support''::text)') AS apart
    FROM pg_policies WHERE schemaname = 'public'
      AND position('( SELECT app_is_office() AS app_is_office)' IN qual) > 0 LOOP
    EXECUTE format('ALTER POLICY %I ON %I USING (%s)', p.policyname, p.tablename, p.apart);
  END LOOP;
END $$;
DROP FUNCTION app_is_office();
