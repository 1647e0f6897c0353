-- The audit log in parts, one a month, so that a year that is over can be put away whole; and where it is put.
ALTER TABLE audit_logs RENAME TO audit_logs_before;
ALTER TABLE audit_logs_before RENAME CONSTRAINT audit_logs_pkey TO audit_logs_before_pkey;
ALTER INDEX audit_logs_account_id_id_idx RENAME TO audit_logs_before_1_idx;
ALTER INDEX audit_logs_action_id_idx RENAME TO audit_logs_before_2_idx;
ALTER INDEX audit_logs_actor_id_id_idx RENAME TO audit_logs_before_3_idx;
ALTER INDEX audit_logs_created_at_idx RENAME TO audit_logs_before_4_idx;
ALTER INDEX audit_logs_entity_entity_id_idx RENAME TO audit_logs_before_5_idx;

CREATE TABLE "audit_logs" (
    "id" INTEGER NOT NULL DEFAULT nextval('audit_logs_id_seq'),
    "actor_id" INTEGER,
    "actor_role" VARCHAR(20) NOT NULL,
    "action" VARCHAR(50) NOT NULL,
    "entity" VARCHAR(50) NOT NULL,
    "entity_id" VARCHAR(50) NOT NULL,
    "reason" VARCHAR(500),
    "before" JSONB,
    "after" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "account_id" INTEGER,
    "request_id" VARCHAR(64) DEFAULT NULLIF(current_setting('app.request_id', true), ''),

    CONSTRAINT "audit_logs_pkey" PRIMARY KEY ("id", "created_at")
) PARTITION BY RANGE ("created_at");
ALTER SEQUENCE audit_logs_id_seq OWNED BY audit_logs.id;

CREATE INDEX "audit_logs_account_id_id_idx" ON "audit_logs"("account_id", "id");
COMMENT ON INDEX audit_logs_account_id_id_idx IS 'What was done about an account, newest first.';
CREATE INDEX "audit_logs_action_id_idx" ON "audit_logs"("action", "id");
COMMENT ON INDEX audit_logs_action_id_idx IS 'The log of one act, the latest first.';
CREATE INDEX "audit_logs_actor_id_id_idx" ON "audit_logs"("actor_id", "id");
COMMENT ON INDEX audit_logs_actor_id_id_idx IS 'What a member of staff did, the latest first.';
CREATE INDEX "audit_logs_created_at_idx" ON "audit_logs"("created_at");
COMMENT ON INDEX audit_logs_created_at_idx IS 'The log, newest first, and its filter by days.';
CREATE INDEX "audit_logs_entity_entity_id_idx" ON "audit_logs"("entity", "entity_id");
COMMENT ON INDEX audit_logs_entity_entity_id_idx IS 'What was done to a row.';

-- What lies in no month that was made ready: nothing is lost, and the next run gives it its month.
CREATE TABLE audit_logs_other PARTITION OF audit_logs DEFAULT;
ALTER TABLE audit_logs_other ENABLE ROW LEVEL SECURITY;

-- One month of a table that is in parts by `created_at`. Its part gets the table's indexes, keys and triggers as it is attached.
CREATE FUNCTION make_part(log text, month date) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  start date := date_trunc('month', month)::date;
  part text := log || '_' || to_char(month, 'YYYY_MM');
  other text := log || '_other';
  from_at timestamptz := start::timestamp AT TIME ZONE 'Asia/Kolkata';
  to_at timestamptz := (start + interval '1 month')::timestamp AT TIME ZONE 'Asia/Kolkata';
  is_filed boolean := true;
BEGIN
  IF to_regclass(format('public.%I', part)) IS NOT NULL THEN RETURN false; END IF;
  EXECUTE format('CREATE TABLE public.%I (LIKE public.%I INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', part, log);
  EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', part);
  IF to_regclass(format('public.%I', other)) IS NOT NULL THEN
    EXECUTE format('SELECT NOT EXISTS (SELECT FROM public.%I WHERE created_at >= $1 AND created_at < $2)', other)
      INTO is_filed USING from_at, to_at;
  END IF;
  IF NOT is_filed THEN
    -- apart from the log for a moment, or its own triggers would keep them where they are; nobody reads it meanwhile
    EXECUTE format('ALTER TABLE public.%I DETACH PARTITION public.%I', log, other);
    EXECUTE format('INSERT INTO public.%I SELECT * FROM public.%I WHERE created_at >= $1 AND created_at < $2', part, other)
      USING from_at, to_at;
    EXECUTE format('DELETE FROM public.%I WHERE created_at >= $1 AND created_at < $2', other) USING from_at, to_at;
  END IF;
  EXECUTE format('ALTER TABLE public.%I ATTACH PARTITION public.%I FOR VALUES FROM (%L) TO (%L)', log, part, from_at, to_at);
  IF NOT is_filed THEN EXECUTE format('ALTER TABLE public.%I ATTACH PARTITION public.%I DEFAULT', log, other); END IF;
  RETURN true;
END $$;

-- Of such a table: the month of `first` and the two after it, and every month that has rows without one (in `<table>_other`, where
-- there is one); answers how many are new.
CREATE FUNCTION make_parts(log text, first date) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  month date;
  months date[];
  made integer := 0;
BEGIN
  IF NOT EXISTS (SELECT FROM pg_partitioned_table WHERE partrelid = to_regclass(format('public.%I', log))) THEN
    RAISE EXCEPTION '% is not a table in parts', log;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtext('make_parts ' || log));
  SELECT array_agg((date_trunc('month', first) + make_interval(months => i))::date) INTO months FROM generate_series(0, 2) i;
  IF to_regclass(format('public.%I', log || '_other')) IS NOT NULL THEN
    EXECUTE format('SELECT $1 || coalesce(array_agg(DISTINCT date_trunc(''month'', created_at AT TIME ZONE ''Asia/Kolkata'')::date), ''{}'')
      FROM public.%I', log || '_other') INTO months USING months;
  END IF;
  FOREACH month IN ARRAY months LOOP
    IF make_part(log, month) THEN made := made + 1; END IF;
  END LOOP;
  RETURN made;
END $$;

CREATE OR REPLACE FUNCTION system_logs_make_parts(first date) RETURNS integer LANGUAGE sql SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$ SELECT make_parts('system_logs', first) $$;

SELECT make_part('audit_logs', month) FROM (
  SELECT DISTINCT date_trunc('month', created_at AT TIME ZONE 'Asia/Kolkata')::date AS month FROM audit_logs_before) months;
INSERT INTO audit_logs (id, actor_id, actor_role, action, entity, entity_id, reason, before, after, created_at, account_id, request_id)
  SELECT id, actor_id, actor_role, action, entity, entity_id, reason, before, after, created_at, account_id, request_id
  FROM audit_logs_before;
DROP TABLE audit_logs_before;
SELECT make_parts('audit_logs', (app_now() AT TIME ZONE 'Asia/Kolkata')::date);

ALTER TABLE audit_logs ADD CONSTRAINT audit_logs_actor_id_fkey
  FOREIGN KEY (actor_id) REFERENCES users (id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE audit_logs ADD CONSTRAINT audit_logs_account_id_fkey
  FOREIGN KEY (account_id) REFERENCES users (id) ON DELETE RESTRICT ON UPDATE CASCADE;
-- as it was: rows of before keep the form in which they were written
ALTER TABLE audit_logs ADD CONSTRAINT audit_logs_units_check
  CHECK (NOT (coalesce(before, '{}') ?| ARRAY['amount', 'dailyRate'] OR coalesce(after, '{}') ?| ARRAY['amount', 'dailyRate']))
  NOT VALID;
-- a part says the name of its table
CREATE OR REPLACE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE log text := regexp_replace(TG_TABLE_NAME, '_([0-9]{4}_[0-9]{2}|other)$', '');
BEGIN
  RAISE EXCEPTION '% is append-only', log
    USING ERRCODE = 'restrict_violation', CONSTRAINT = log || '_append_only';
END $$;
CREATE TRIGGER audit_logs_append_only BEFORE UPDATE OR DELETE ON audit_logs
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER audit_logs_no_truncate BEFORE TRUNCATE ON audit_logs
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

ALTER TABLE audit_logs ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON audit_logs TO tiffin_system, tiffin_staff;
GRANT INSERT ON audit_logs TO tiffin_customer;
CREATE POLICY system_everything ON audit_logs TO tiffin_system USING (true) WITH CHECK (true);
CREATE POLICY own_acts ON audit_logs FOR INSERT TO tiffin_customer, tiffin_staff WITH CHECK (
  actor_id = app_user_id() AND actor_role = app_role()
  AND actor_role = (SELECT users.role FROM users WHERE users.id = audit_logs.actor_id)
  AND (actor_role <> 'customer' OR (account_id = app_user_id() AND entity IN ('user', 'subscription') AND action NOT IN (
    'generate-bills', 'recalculate-bill', 'correct-bill', 'leave-bill', 'settle-case', 'refund-payment', 'give-credit',
    'take-back-credit', 'take-door-payment', 'counter-door-payment', 'add-staff', 'add-area', 'save-settings'))));
CREATE POLICY admin_reads ON audit_logs FOR SELECT TO tiffin_staff USING ((SELECT app_is_admin()));

-- What was put away: the rows of one month of a table, or of one financial year of the books (under its first month), as gzip of
-- JSON lines. Within the database, since a backup of it is one of everything.
CREATE TABLE archives (
    "id" SERIAL PRIMARY KEY,
    "table_name" VARCHAR(60) NOT NULL,
    "month" DATE NOT NULL,
    "path" VARCHAR(120) NOT NULL,
    "content" BYTEA NOT NULL,
    "row_count" INTEGER NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "verified_at" TIMESTAMPTZ(3),
    "dropped_at" TIMESTAMPTZ(3),
    "delete_on" DATE NOT NULL
);
ALTER TABLE archives ADD CONSTRAINT archives_month_check CHECK (extract(day FROM month) = 1 AND delete_on > month);
ALTER TABLE archives ADD CONSTRAINT archives_counts_check CHECK (row_count >= 0 AND bytes = octet_length(content));
ALTER TABLE archives ADD CONSTRAINT archives_dropped_check CHECK (dropped_at IS NULL OR verified_at IS NOT NULL);
CREATE UNIQUE INDEX "archives_table_name_month_key" ON "archives"("table_name", "month");
ALTER TABLE archives ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE, UPDATE (verified_at) ON archives TO tiffin_system;
GRANT USAGE ON SEQUENCE archives_id_seq TO tiffin_system;
GRANT SELECT (id, table_name, month, path, row_count, bytes, sha256, made_at, verified_at, dropped_at, delete_on) ON archives TO tiffin_staff;
CREATE POLICY system_everything ON archives TO tiffin_system USING (true) WITH CHECK (true);
CREATE POLICY owner_reads ON archives FOR SELECT TO tiffin_staff USING ((SELECT app_role()) = 'owner');

-- For how many months after its end a month of a table stays in it before it may be put away; null for a table that is never.
CREATE FUNCTION archives_hot_months(of_table text) RETURNS integer LANGUAGE sql IMMUTABLE
  SET search_path = pg_catalog, public, pg_temp AS $$ SELECT CASE of_table WHEN 'audit_logs' THEN 12 END $$;

-- Ends a month of a table that is put away: on its day at the earliest, as long as what was put away is what was read back, and holds
-- as many rows.
CREATE FUNCTION archives_drop_part(of_table text, of_month date) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  away archives;
  part text := of_table || '_' || to_char(of_month, 'YYYY_MM');
  ends date := of_month + make_interval(months => 1 + archives_hot_months(of_table));
  held bigint;
BEGIN
  IF ends IS NULL THEN RAISE EXCEPTION '% is never put away', of_table; END IF;
  SELECT * INTO away FROM archives WHERE table_name = of_table AND month = of_month FOR UPDATE;
  IF away.verified_at IS NULL THEN RAISE EXCEPTION 'the archive of % was not read back', part; END IF;
  IF ends::timestamp AT TIME ZONE 'Asia/Kolkata' > app_now() THEN
    RAISE EXCEPTION '% is kept until %', part, ends;
  END IF;
  IF encode(sha256(away.content), 'hex') <> away.sha256 THEN
    RAISE EXCEPTION 'the archive of % is not what it was when it was read back', part;
  END IF;
  EXECUTE format('LOCK TABLE public.%I IN ACCESS EXCLUSIVE MODE', part);
  EXECUTE format('SELECT count(*) FROM public.%I', part) INTO held;
  IF held <> away.row_count THEN RAISE EXCEPTION '% has % rows, its archive %', part, held, away.row_count; END IF;
  EXECUTE format('ALTER TABLE public.%I DETACH PARTITION public.%I', of_table, part);
  EXECUTE format('DROP TABLE public.%I', part);
  UPDATE archives SET dropped_at = app_now() WHERE id = away.id;
END $$;

-- A year by the kitchen's calendar: by that of UTC the end of February 2028 is kept a day too long.
CREATE OR REPLACE FUNCTION system_logs_forget(OUT rows_gone bigint, OUT months_gone integer) LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE part record;
BEGIN
  DELETE FROM system_logs WHERE created_at < app_now() - interval '180 days'
    AND category <> 'security' AND level <> 'error';
  GET DIAGNOSTICS rows_gone = ROW_COUNT;
  months_gone := 0;
  FOR part IN SELECT c.oid::regclass AS name, right(c.relname, 7) AS month FROM pg_inherits i
    JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = 'public.system_logs'::regclass LOOP
    CONTINUE WHEN (to_date(part.month, 'YYYY_MM') + interval '13 months')::timestamp AT TIME ZONE 'Asia/Kolkata' > app_now();
    EXECUTE format('DROP TABLE %s', part.name);
    months_gone := months_gone + 1;
  END LOOP;
END $$;

-- Schemas that a restore of a part left beside today's tables, after a week; their names say of when they are, so it is by the machine's clock.
CREATE FUNCTION forget_restored(OUT schemas_gone integer) LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE found record;
BEGIN
  schemas_gone := 0;
  FOR found IN SELECT nspname FROM pg_namespace WHERE nspname ~ '^restored_[0-9]{8}t[0-9]{9}z$'
    AND coalesce(obj_description(oid, 'pg_namespace')::timestamptz, '-infinity') < clock_timestamp() - interval '7 days' LOOP
    EXECUTE format('DROP SCHEMA %I CASCADE', found.nspname);
    schemas_gone := schemas_gone + 1;
  END LOOP;
END $$;

REVOKE EXECUTE ON FUNCTION make_part, make_parts, archives_hot_months, archives_drop_part, forget_restored FROM PUBLIC;
GRANT EXECUTE ON FUNCTION make_parts, archives_drop_part, forget_restored TO tiffin_system;
