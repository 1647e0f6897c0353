DROP FUNCTION forget_restored();
DROP FUNCTION archives_drop_part(text, date);
DROP FUNCTION archives_hot_months(text);
DROP TABLE archives;

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
    CONTINUE WHEN (to_date(part.month, 'YYYY_MM') + interval '1 month')::timestamp AT TIME ZONE 'Asia/Kolkata'
      > app_now() - interval '1 year';
    EXECUTE format('DROP TABLE %s', part.name);
    months_gone := months_gone + 1;
  END LOOP;
END $$;


ALTER TABLE audit_logs RENAME TO audit_logs_parted;
ALTER TABLE audit_logs_parted RENAME CONSTRAINT audit_logs_pkey TO audit_logs_parted_pkey;
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

    CONSTRAINT "audit_logs_pkey" PRIMARY KEY ("id")
);
ALTER SEQUENCE audit_logs_id_seq OWNED BY audit_logs.id;
INSERT INTO audit_logs SELECT id, actor_id, actor_role, action, entity, entity_id, reason, before, after, created_at, account_id,
  request_id FROM audit_logs_parted;
DROP TABLE audit_logs_parted;
CREATE OR REPLACE FUNCTION system_logs_make_parts(first date) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  start date;
  part text;
  made integer := 0;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('system_logs_make_parts'));
  FOR i IN 0..2 LOOP
    start := date_trunc('month', first + make_interval(months => i))::date;
    part := 'system_logs_' || to_char(start, 'YYYY_MM');
    CONTINUE WHEN to_regclass('public.' || part) IS NOT NULL;
    EXECUTE format('CREATE TABLE public.%I PARTITION OF public.system_logs FOR VALUES FROM (%L) TO (%L)', part,
      (start::timestamp AT TIME ZONE 'Asia/Kolkata'),
      ((start + interval '1 month')::timestamp AT TIME ZONE 'Asia/Kolkata'));
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', part);
    made := made + 1;
  END LOOP;
  RETURN made;
END $$;
DROP FUNCTION make_parts(text, date);
DROP FUNCTION make_part(text, date);

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
ALTER TABLE audit_logs ADD CONSTRAINT audit_logs_actor_id_fkey
  FOREIGN KEY (actor_id) REFERENCES users (id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE audit_logs ADD CONSTRAINT audit_logs_account_id_fkey
  FOREIGN KEY (account_id) REFERENCES users (id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE audit_logs ADD CONSTRAINT audit_logs_units_check
  CHECK (NOT (coalesce(before, '{}') ?| ARRAY['amount', 'dailyRate'] OR coalesce(after, '{}') ?| ARRAY['amount', 'dailyRate']))
  NOT VALID;
CREATE OR REPLACE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_TABLE_NAME || '_append_only';
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
