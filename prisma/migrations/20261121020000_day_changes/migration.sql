-- The history of days: every pause, skip, closure and last day of a subscription, made or taken back, so that a bill can
-- be recomputed from what was known when it was calculated.

-- 1. Table and columns ----------------------------------------------------------------------------------------------

-- No foreign keys: the history outlives the rows it tells of.
CREATE TABLE "day_changes" (
    "id" SERIAL NOT NULL,
    "kind" VARCHAR(10) NOT NULL,
    "customer_id" INTEGER,
    "subscription_id" INTEGER,
    "day" DATE NOT NULL,
    "change" VARCHAR(10) NOT NULL,
    "reason" VARCHAR(100),
    "actor_id" INTEGER,
    "actor_role" VARCHAR(20),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "day_changes_pkey" PRIMARY KEY ("id"),
    CONSTRAINT day_changes_kind_check CHECK (kind IN ('pause', 'skip', 'closure', 'end')),
    CONSTRAINT day_changes_change_check CHECK (change IN ('added', 'removed')),
    CONSTRAINT day_changes_customer_check CHECK ((customer_id IS NULL) = (kind = 'closure')),
    CONSTRAINT day_changes_subscription_check CHECK ((subscription_id IS NOT NULL) = (kind IN ('skip', 'end')))
);

CREATE INDEX "day_changes_customer_id_day_idx" ON "day_changes"("customer_id", "day");
CREATE INDEX "day_changes_subscription_id_idx" ON "day_changes"("subscription_id");

ALTER TABLE "bills" ADD COLUMN "calculated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
  ADD COLUMN "last_day_change_id" INTEGER NOT NULL DEFAULT 0;

-- 2. What there is already ------------------------------------------------------------------------------------------
-- In the order of time, so that ids tell what came first from here on.

INSERT INTO day_changes (kind, customer_id, subscription_id, day, change, reason, created_at)
SELECT kind, customer_id, subscription_id, day, 'added', reason, created_at FROM (
  SELECT 'end' AS kind, customer_id, id AS subscription_id, end_date AS day, NULL AS reason, created_at FROM customer_plans
  UNION ALL SELECT 'pause', customer_id, NULL, pause_date, NULL, created_at FROM paused_dates
  UNION ALL SELECT 'skip', s.customer_id, s.id, d.skip_date, NULL, d.created_at
    FROM skipped_deliveries d JOIN customer_plans s ON s.id = d.subscription_id
  UNION ALL SELECT 'closure', NULL, NULL, closure_date, reason, created_at FROM closures
) AS made ORDER BY created_at, kind, day;

UPDATE bills SET calculated_at = coalesce((SELECT max(a.created_at) FROM audit_logs a
  WHERE a.action = 'recalculate-bill' AND a.entity = 'bill' AND a.entity_id = bills.id::text), created_at);
UPDATE bills SET last_day_change_id =
  coalesce((SELECT max(c.id) FROM day_changes c WHERE c.created_at <= bills.calculated_at), 0);
-- the checks that wait for the commit would keep the triggers below from being made
SET CONSTRAINTS ALL IMMEDIATE;

-- 3. Written by the tables themselves -------------------------------------------------------------------------------

CREATE FUNCTION note_day_change(kind text, customer_id integer, subscription_id integer, day date, change text, reason text DEFAULT NULL)
RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
  INSERT INTO day_changes (kind, customer_id, subscription_id, day, change, reason, actor_id, actor_role)
  VALUES (kind, customer_id, subscription_id, day, change, reason, app_user_id(), app_role());
$$;
REVOKE EXECUTE ON FUNCTION note_day_change FROM PUBLIC;

CREATE FUNCTION customer_plans_note_end() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN PERFORM note_day_change('end', OLD.customer_id, OLD.id, OLD.end_date, 'removed'); END IF;
  IF TG_OP <> 'DELETE' THEN PERFORM note_day_change('end', NEW.customer_id, NEW.id, NEW.end_date, 'added'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER customer_plans_note_end AFTER INSERT OR DELETE OR UPDATE OF end_date ON customer_plans
  FOR EACH ROW EXECUTE FUNCTION customer_plans_note_end();

CREATE FUNCTION paused_dates_note_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN PERFORM note_day_change('pause', OLD.customer_id, NULL, OLD.pause_date, 'removed'); END IF;
  IF TG_OP <> 'DELETE' THEN PERFORM note_day_change('pause', NEW.customer_id, NULL, NEW.pause_date, 'added'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER paused_dates_note_change AFTER INSERT OR UPDATE OR DELETE ON paused_dates
  FOR EACH ROW EXECUTE FUNCTION paused_dates_note_change();

-- A skip that falls with its subscription finds the subscription gone: the history still knows whose it was.
CREATE FUNCTION holder_of(subscription integer) RETURNS integer LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS
$$ SELECT customer_id FROM day_changes WHERE subscription_id = subscription AND kind = 'end' LIMIT 1 $$;
REVOKE EXECUTE ON FUNCTION holder_of FROM PUBLIC;

CREATE FUNCTION skipped_deliveries_note_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    PERFORM note_day_change('skip', holder_of(OLD.subscription_id), OLD.subscription_id, OLD.skip_date, 'removed');
  END IF;
  IF TG_OP <> 'DELETE' THEN
    PERFORM note_day_change('skip', holder_of(NEW.subscription_id), NEW.subscription_id, NEW.skip_date, 'added');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER skipped_deliveries_note_change AFTER INSERT OR UPDATE OR DELETE ON skipped_deliveries
  FOR EACH ROW EXECUTE FUNCTION skipped_deliveries_note_change();

CREATE FUNCTION closures_note_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN PERFORM note_day_change('closure', NULL, NULL, OLD.closure_date, 'removed', OLD.reason); END IF;
  IF TG_OP <> 'DELETE' THEN PERFORM note_day_change('closure', NULL, NULL, NEW.closure_date, 'added', NEW.reason); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER closures_note_change AFTER INSERT OR UPDATE OR DELETE ON closures
  FOR EACH ROW EXECUTE FUNCTION closures_note_change();

CREATE TRIGGER day_changes_append_only BEFORE UPDATE OR DELETE ON day_changes
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER day_changes_no_truncate BEFORE TRUNCATE ON day_changes
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

-- A bill remembers the last change that its calculation could know. Whoever calculates holds the customer's row and
-- keeps closures from changing, so that no change of theirs with a lower id can still be under way: ids, not clocks,
-- say what came first.
CREATE FUNCTION bills_note_last_day_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  NEW.last_day_change_id := coalesce((SELECT max(id) FROM day_changes), 0);
  RETURN NEW;
END $$;
CREATE TRIGGER bills_note_last_day_change BEFORE INSERT OR UPDATE OF calculated_at ON bills
  FOR EACH ROW EXECUTE FUNCTION bills_note_last_day_change();

-- 4. Row-level security ---------------------------------------------------------------------------------------------
-- Nobody writes here but the triggers. Customers don't learn who of the staff it was.

ALTER TABLE day_changes ENABLE ROW LEVEL SECURITY;
GRANT SELECT (id, kind, customer_id, subscription_id, day, change, reason, actor_role, created_at) ON day_changes TO tiffin_customer;
GRANT SELECT ON day_changes TO tiffin_staff, tiffin_system;
CREATE POLICY customer_reads_own ON day_changes FOR SELECT TO tiffin_customer
  USING (customer_id = app_user_id() OR kind = 'closure');
CREATE POLICY office_reads ON day_changes FOR SELECT TO tiffin_staff USING (app_is_admin() OR app_role() = 'support');
CREATE POLICY system_reads ON day_changes FOR SELECT TO tiffin_system USING (true);
