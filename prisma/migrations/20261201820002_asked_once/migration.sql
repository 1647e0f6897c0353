-- Who asks is the same for a whole statement, but the policies looked it up for each row. In a subquery PostgreSQL looks once.
DO $$
DECLARE p record;
BEGIN
  FOR p IN SELECT tablename, policyname,
      regexp_replace(qual, '\m(app_(?:is_admin|is_staff|role|user_id|today|first_open_day))\(\)', '(SELECT \1())', 'g') AS once
    FROM pg_policies WHERE schemaname = 'public' AND qual ~ '\mapp_(is_admin|is_staff|role|user_id|today|first_open_day)\(\)' LOOP
    EXECUTE format('ALTER POLICY %I ON %I USING (%s)', p.policyname, p.tablename, p.once);
  END LOOP;
END $$;
