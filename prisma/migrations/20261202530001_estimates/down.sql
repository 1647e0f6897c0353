CREATE OR REPLACE FUNCTION archives_hot_months(of_table text) RETURNS integer LANGUAGE sql IMMUTABLE
  SET search_path = pg_catalog, public, pg_temp AS $$ SELECT CASE of_table WHEN 'audit_logs' THEN 12 END $$;
DROP VIEW searched_estimates;
DROP TABLE estimates;
DELETE FROM archives WHERE table_name = 'estimates';
