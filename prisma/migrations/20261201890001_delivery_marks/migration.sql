-- What became of each tiffin on its way, as whoever brings it marks it on a phone, often without a network: each press with a
-- key of its own, when it happened, and when it came here. A later mark of a tiffin replaces an earlier one; nothing is rewritten.

-- No foreign keys to what is brought and to whom: the history outlives the rows it tells of. A tiffin is one of a subscription, or
-- one beside them, which only the day's sheet has: its number is that of the subscription, or that of the row, below nought.
CREATE TABLE "delivery_marks" (
    "id" SERIAL NOT NULL,
    "key" UUID NOT NULL,
    "day" DATE NOT NULL,
    "tiffin_id" INTEGER NOT NULL,
    "subscription_id" INTEGER,
    "sheet_row_id" INTEGER,
    "customer_id" INTEGER NOT NULL,
    "status" VARCHAR(20) NOT NULL,
    "reason" VARCHAR(10),
    "note" VARCHAR(120),
    "phone" UUID NOT NULL,
    "phone_time" TIMESTAMPTZ(3) NOT NULL,
    "happened_at" TIMESTAMPTZ(3) NOT NULL,
    "is_clock_off" BOOLEAN NOT NULL DEFAULT false,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "driver_id" INTEGER NOT NULL,

    CONSTRAINT "delivery_marks_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "delivery_marks_key_tiffin_id_key" ON "delivery_marks"("key", "tiffin_id");
CREATE INDEX "delivery_marks_day_tiffin_id_happened_at_id_idx" ON "delivery_marks"("day", "tiffin_id", "happened_at", "id");
CREATE INDEX "delivery_marks_customer_id_day_idx" ON "delivery_marks"("customer_id", "day");
CREATE INDEX "delivery_marks_phone_happened_at_idx" ON "delivery_marks"("phone", "happened_at");
COMMENT ON INDEX delivery_marks_day_tiffin_id_happened_at_id_idx IS 'The latest mark of each tiffin of a day: delivery_states.';
COMMENT ON INDEX delivery_marks_customer_id_day_idx IS 'What a customer reads of the own tiffins.';
COMMENT ON INDEX delivery_marks_phone_happened_at_idx IS 'The last mark of a phone: no later press happened before it.';
ALTER TABLE "delivery_marks" ADD CONSTRAINT "delivery_marks_driver_id_fkey"
  FOREIGN KEY ("driver_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE delivery_marks
  ADD CONSTRAINT delivery_marks_tiffin_check
    CHECK (tiffin_id = coalesce(subscription_id, -sheet_row_id) AND tiffin_id <> 0 AND (subscription_id IS NULL) <> (sheet_row_id IS NULL)),
  ADD CONSTRAINT delivery_marks_status_check
    CHECK (status IN ('on_the_way', 'delivered', 'left_with_guard', 'not_delivered', 'taken_back')),
  ADD CONSTRAINT delivery_marks_reason_check CHECK ((reason IS NOT NULL) = (status = 'not_delivered')
    AND reason IN ('nobody', 'gate', 'address', 'spilled', 'short', 'other')),
  ADD CONSTRAINT delivery_marks_note_check CHECK (note IS NULL OR status = 'not_delivered'),
  ADD CONSTRAINT delivery_marks_happened_check CHECK (happened_at <= received_at);

-- A round begins and ends; one that ended may begin again.
CREATE TABLE "delivery_rounds" (
    "id" SERIAL NOT NULL,
    "key" UUID NOT NULL,
    "day" DATE NOT NULL,
    "driver_id" INTEGER NOT NULL,
    "event" VARCHAR(10) NOT NULL,
    "phone" UUID NOT NULL,
    "phone_time" TIMESTAMPTZ(3) NOT NULL,
    "happened_at" TIMESTAMPTZ(3) NOT NULL,
    "is_clock_off" BOOLEAN NOT NULL DEFAULT false,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "delivery_rounds_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "delivery_rounds_key_key" ON "delivery_rounds"("key");
CREATE INDEX "delivery_rounds_day_driver_id_id_idx" ON "delivery_rounds"("day", "driver_id", "id");
COMMENT ON INDEX delivery_rounds_day_driver_id_id_idx IS 'Whether a round of a day is under way.';
ALTER TABLE "delivery_rounds" ADD CONSTRAINT "delivery_rounds_driver_id_fkey"
  FOREIGN KEY ("driver_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE delivery_rounds
  ADD CONSTRAINT delivery_rounds_event_check CHECK (event IN ('started', 'ended')),
  ADD CONSTRAINT delivery_rounds_happened_check CHECK (happened_at <= received_at);

-- When the phone of a round was last heard, and how much it still kept then.
CREATE TABLE "driver_phones" (
    "driver_id" INTEGER NOT NULL,
    "heard_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "waiting" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "driver_phones_pkey" PRIMARY KEY ("driver_id"),
    CONSTRAINT driver_phones_waiting_check CHECK (waiting >= 0)
);
ALTER TABLE "driver_phones" ADD CONSTRAINT "driver_phones_driver_id_fkey"
  FOREIGN KEY ("driver_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TRIGGER delivery_marks_append_only BEFORE DELETE ON delivery_marks
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
-- what was typed about a door goes with the person
CREATE TRIGGER delivery_marks_not_rewritten BEFORE UPDATE ON delivery_marks FOR EACH ROW
  WHEN (NEW.note IS NOT NULL OR to_jsonb(NEW) - 'note' <> to_jsonb(OLD) - 'note') EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER delivery_marks_no_truncate BEFORE TRUNCATE ON delivery_marks
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER delivery_rounds_append_only BEFORE UPDATE OR DELETE ON delivery_rounds
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER delivery_rounds_no_truncate BEFORE TRUNCATE ON delivery_rounds
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

-- The tiffins that whoever asks brings on a day: today's, or yesterday's, of which a phone that had no network still knows.
CREATE FUNCTION app_tiffins(of_day date)
  RETURNS TABLE (tiffin_id integer, subscription_id integer, sheet_row_id integer, customer_id integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT s.id, s.id, NULL::integer, s.customer_id FROM customer_plans s
  WHERE (app_role() = 'driver' OR app_is_admin()) AND of_day BETWEEN app_today() - 1 AND app_today()
    AND of_day BETWEEN s.start_date AND s.end_date AND extract(isodow FROM of_day) = ANY (s.weekdays)
    AND NOT EXISTS (SELECT FROM closures c WHERE c.closure_date = of_day)
    AND NOT EXISTS (SELECT FROM paused_dates d WHERE d.customer_id = s.customer_id AND d.pause_date = of_day)
    AND NOT EXISTS (SELECT FROM skipped_deliveries k WHERE k.subscription_id = s.id AND k.skip_date = of_day)
    -- today the own round; of yesterday also what was on it when it began
    AND (app_is_admin() OR s.customer_id IN (SELECT r.customer_id FROM app_round() r)
      OR s.id IN (SELECT m.tiffin_id FROM delivery_marks m WHERE m.day = of_day AND m.driver_id = app_user_id()))
$$;
REVOKE ALL ON FUNCTION app_tiffins(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_tiffins(date) TO tiffin_staff;

ALTER TABLE delivery_marks ENABLE ROW LEVEL SECURITY;
ALTER TABLE delivery_rounds ENABLE ROW LEVEL SECURITY;
ALTER TABLE driver_phones ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON delivery_marks, delivery_rounds TO tiffin_system, tiffin_staff;
GRANT UPDATE (note) ON delivery_marks TO tiffin_system;
GRANT SELECT, INSERT, UPDATE, DELETE ON driver_phones TO tiffin_system;
GRANT SELECT, INSERT, UPDATE ON driver_phones TO tiffin_staff;
-- a customer reads what became of a tiffin, not who brought it
GRANT SELECT (id, day, tiffin_id, subscription_id, customer_id, status, reason, happened_at, received_at)
  ON delivery_marks TO tiffin_customer;
GRANT USAGE ON SEQUENCE delivery_marks_id_seq, delivery_rounds_id_seq TO tiffin_staff, tiffin_system;

CREATE POLICY system_everything ON delivery_marks TO tiffin_system USING (true) WITH CHECK (true);
CREATE POLICY system_everything ON delivery_rounds TO tiffin_system USING (true) WITH CHECK (true);
CREATE POLICY system_everything ON driver_phones TO tiffin_system USING (true) WITH CHECK (true);
CREATE POLICY customer_reads_own ON delivery_marks FOR SELECT TO tiffin_customer
  USING (customer_id = (SELECT app_user_id()));
CREATE POLICY staff_reads ON delivery_marks FOR SELECT TO tiffin_staff
  USING ((SELECT app_is_admin()) OR (SELECT app_role()) = 'support'
    OR ((SELECT app_role()) = 'driver' AND day BETWEEN (SELECT app_today()) - 1 AND (SELECT app_today())
      AND (driver_id = (SELECT app_user_id())
        OR customer_id IN (SELECT r.customer_id FROM app_round() r))));
CREATE POLICY bringer_adds ON delivery_marks FOR INSERT TO tiffin_staff
  WITH CHECK (driver_id = (SELECT app_user_id())
    AND ((day = (SELECT app_today())
        AND (tiffin_id, customer_id) IN (SELECT t.tiffin_id, t.customer_id FROM app_tiffins((SELECT app_today())) t))
      OR (day = (SELECT app_today()) - 1
        AND (tiffin_id, customer_id) IN (SELECT t.tiffin_id, t.customer_id FROM app_tiffins((SELECT app_today()) - 1) t))));
CREATE POLICY staff_reads ON delivery_rounds FOR SELECT TO tiffin_staff
  USING ((SELECT app_is_admin()) OR (SELECT app_role()) = 'support' OR driver_id = (SELECT app_user_id()));
CREATE POLICY bringer_adds ON delivery_rounds FOR INSERT TO tiffin_staff
  WITH CHECK (driver_id = (SELECT app_user_id()) AND ((SELECT app_role()) = 'driver' OR (SELECT app_is_admin()))
    AND day BETWEEN (SELECT app_today()) - 1 AND (SELECT app_today()));
CREATE POLICY staff_reads ON driver_phones FOR SELECT TO tiffin_staff
  USING ((SELECT app_is_admin()) OR (SELECT app_role()) = 'support' OR driver_id = (SELECT app_user_id()));
CREATE POLICY own_phone ON driver_phones FOR INSERT TO tiffin_staff
  WITH CHECK (driver_id = (SELECT app_user_id()) AND ((SELECT app_role()) = 'driver' OR (SELECT app_is_admin())));
CREATE POLICY own_phone_heard ON driver_phones FOR UPDATE TO tiffin_staff
  USING (driver_id = (SELECT app_user_id())) WITH CHECK (driver_id = (SELECT app_user_id()));

-- How each tiffin of a day stands: its latest mark. One that was taken back is on the way again.
CREATE VIEW delivery_states WITH (security_invoker = true) AS
SELECT DISTINCT ON (day, tiffin_id) day, tiffin_id, subscription_id, customer_id,
  CASE status WHEN 'taken_back' THEN 'on_the_way' ELSE status END AS status, reason, happened_at, received_at
FROM delivery_marks ORDER BY day, tiffin_id, happened_at DESC, id DESC;
GRANT SELECT ON delivery_states TO tiffin_customer, tiffin_staff, tiffin_system;
