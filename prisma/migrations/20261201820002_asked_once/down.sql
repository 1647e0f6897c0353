DO $$
DECLARE p record;
BEGIN
  FOR p IN SELECT tablename, policyname, regexp_replace(qual, '\( SELECT (app_\w+\(\)) AS app_\w+\)', '\1', 'g') AS every
    FROM pg_policies WHERE schemaname = 'public' AND qual ~ '\( SELECT app_\w+\(\) AS app_\w+\)' LOOP
    EXECUTE format('ALTER POLICY %I ON %I USING (%s)', p.policyname, p.tablename, p.every);
  END LOOP;
END $$;
