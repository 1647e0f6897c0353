-- What somebody eats and can't eat, for each of their subscriptions; and what was decided where a day's dish stood against it.
CREATE TABLE "diet_notes" (
    "subscription_id" INTEGER NOT NULL,
    "diet" VARCHAR(120) NOT NULL DEFAULT '',
    "allergies" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "note" VARCHAR(200) NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "version" INTEGER NOT NULL DEFAULT next_version(),
    "changed_at" TIMESTAMPTZ(3),
    "changed_by_id" INTEGER,

    CONSTRAINT "diet_notes_pkey" PRIMARY KEY ("subscription_id")
);
CREATE TABLE "diet_decisions" (
    "id" SERIAL NOT NULL,
    "subscription_id" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "dish_id" INTEGER NOT NULL,
    "decision" VARCHAR(10) NOT NULL,
    "substitute_id" INTEGER,
    "reason" VARCHAR(500),
    "decided_by_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "diet_decisions_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "diet_decisions_day_idx" ON "diet_decisions"("day");
COMMENT ON INDEX diet_decisions_day_idx IS 'What was decided about a day''s dishes.';
CREATE INDEX "diet_decisions_subscription_id_idx" ON "diet_decisions"("subscription_id");
COMMENT ON INDEX diet_decisions_subscription_id_idx IS 'What was decided for one subscription, and the foreign key.';

ALTER TABLE "diet_notes" ADD CONSTRAINT "diet_notes_subscription_id_fkey"
  FOREIGN KEY ("subscription_id") REFERENCES "customer_plans"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "diet_decisions" ADD CONSTRAINT "diet_decisions_subscription_id_fkey"
  FOREIGN KEY ("subscription_id") REFERENCES "customer_plans"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- a dish that becomes one with another takes what was decided of it along: nothing is decided of the other
ALTER TABLE "diet_decisions" ADD CONSTRAINT "diet_decisions_dish_id_fkey"
  FOREIGN KEY ("dish_id") REFERENCES "dishes"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "diet_decisions" ADD CONSTRAINT "diet_decisions_substitute_id_fkey"
  FOREIGN KEY ("substitute_id") REFERENCES "dishes"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "diet_decisions" ADD CONSTRAINT "diet_decisions_decided_by_id_fkey"
  FOREIGN KEY ("decided_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE diet_notes ADD CONSTRAINT diet_notes_allergies_check CHECK (allergies <@ ARRAY['milk', 'gluten', 'nuts', 'peanuts',
  'soy', 'sesame', 'mustard', 'egg', 'fish', 'shellfish', 'sulphites']);
ALTER TABLE diet_decisions ADD CONSTRAINT diet_decisions_decision_check CHECK (CASE decision
  WHEN 'substitute' THEN substitute_id IS NOT NULL AND substitute_id <> dish_id
  WHEN 'leave_out' THEN substitute_id IS NULL
  WHEN 'override' THEN substitute_id IS NULL AND reason <> ''
  ELSE false END);
CREATE TRIGGER diet_notes_raise_version BEFORE UPDATE ON diet_notes FOR EACH ROW
  WHEN ((OLD.diet, OLD.allergies, OLD.note) IS DISTINCT FROM (NEW.diet, NEW.allergies, NEW.note))
  EXECUTE FUNCTION raise_version();

ALTER TABLE diet_notes ENABLE ROW LEVEL SECURITY;
ALTER TABLE diet_decisions ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON diet_notes TO tiffin_system;
GRANT SELECT, INSERT, DELETE ON diet_decisions TO tiffin_system;
CREATE POLICY system_everything ON diet_notes TO tiffin_system USING (true) WITH CHECK (true);
CREATE POLICY system_everything ON diet_decisions TO tiffin_system USING (true) WITH CHECK (true);
GRANT USAGE ON SEQUENCE diet_decisions_id_seq TO tiffin_staff, tiffin_system;

GRANT SELECT, INSERT (subscription_id, diet, allergies, note), UPDATE (diet, allergies, note) ON diet_notes
  TO tiffin_customer, tiffin_staff;
CREATE POLICY customer_reads_own ON diet_notes FOR SELECT TO tiffin_customer
  USING (subscription_id IN (SELECT s.id FROM customer_plans s WHERE s.customer_id = (SELECT app_user_id())));
CREATE POLICY customer_adds_own ON diet_notes FOR INSERT TO tiffin_customer
  WITH CHECK (subscription_id IN (SELECT s.id FROM customer_plans s WHERE s.customer_id = (SELECT app_user_id())));
CREATE POLICY customer_changes_own ON diet_notes FOR UPDATE TO tiffin_customer
  USING (subscription_id IN (SELECT s.id FROM customer_plans s WHERE s.customer_id = (SELECT app_user_id())));
CREATE POLICY office_reads ON diet_notes FOR SELECT TO tiffin_staff
  USING ((SELECT app_is_admin()) OR (SELECT app_role()) = 'support');
CREATE POLICY admin_adds ON diet_notes FOR INSERT TO tiffin_staff WITH CHECK ((SELECT app_is_admin()));
CREATE POLICY admin_changes ON diet_notes FOR UPDATE TO tiffin_staff USING ((SELECT app_is_admin()));

-- what was decided stays; what holds is the latest
GRANT SELECT, INSERT (subscription_id, day, dish_id, decision, substitute_id, reason, decided_by_id) ON diet_decisions TO tiffin_staff;
CREATE POLICY office_and_kitchen_read ON diet_decisions FOR SELECT TO tiffin_staff
  USING ((SELECT app_is_admin()) OR (SELECT app_role()) IN ('support', 'kitchen'));
CREATE POLICY kitchen_decides ON diet_decisions FOR INSERT TO tiffin_staff WITH CHECK (decided_by_id = (SELECT app_user_id())
  AND ((SELECT app_role()) = 'owner' OR ((SELECT app_role()) IN ('admin', 'kitchen') AND decision <> 'override')));

-- The tiffins of some days, both ends included, whose eaters said what they eat or can't eat: by their codes. The cook reads no
-- row of customers, and no name here.
CREATE FUNCTION special_tiffins(first_day date, last_day date) RETURNS TABLE (
  day date, subscription_id integer, customer_id integer, code text, plan_id integer, plan_name text,
  diet text, allergies text[], note text
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT d.day::date, s.id, s.customer_id, u.code::text, s.plan_id, p.name::text, n.diet::text, n.allergies, n.note::text
  FROM diet_notes n JOIN customer_plans s ON s.id = n.subscription_id JOIN plans p ON p.id = s.plan_id
    JOIN users u ON u.id = s.customer_id
    CROSS JOIN generate_series(first_day, least(last_day, first_day + 31), interval '1 day') AS d(day)
  WHERE (n.diet <> '' OR n.note <> '' OR n.allergies <> '{}')
    AND (SELECT app_role()) IN ('kitchen', 'support', 'admin', 'owner')
    AND d.day BETWEEN s.start_date AND s.end_date AND extract(isodow FROM d.day) = ANY (s.weekdays)
    AND NOT EXISTS (SELECT FROM closures c WHERE c.closure_date = d.day::date)
    AND NOT EXISTS (SELECT FROM paused_dates x WHERE x.customer_id = s.customer_id AND x.pause_date = d.day::date)
    AND NOT EXISTS (SELECT FROM skipped_deliveries k WHERE k.subscription_id = s.id AND k.skip_date = d.day::date)
  ORDER BY d.day, u.code, s.id
$$;
REVOKE ALL ON FUNCTION special_tiffins(date, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION special_tiffins(date, date) TO tiffin_staff;
