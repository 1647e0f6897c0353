-- Corrections: a change of days that reaches into a billed month names each bill it touches, in its own transaction, and
-- stays open for that bill until the bill's customer is asked for what their tiffins are worth.

-- 1. Tables ---------------------------------------------------------------------------------------------------------

CREATE TABLE "corrections" (
    "id" SERIAL NOT NULL,
    "reason" VARCHAR(500),
    "actor_id" INTEGER,
    "actor_role" VARCHAR(20),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "corrections_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "bill_corrections" (
    "id" SERIAL NOT NULL,
    "correction_id" INTEGER NOT NULL,
    "bill_id" INTEGER NOT NULL,
    "customer_id" INTEGER NOT NULL,
    "obstacle" VARCHAR(30),
    "outcome" VARCHAR(20),
    "before_amount" INTEGER,
    "after_amount" INTEGER,
    "note" VARCHAR(500),
    "decided_by_id" INTEGER,
    "done_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "bill_corrections_pkey" PRIMARY KEY ("id"),
    CONSTRAINT bill_corrections_outcome_check
      CHECK (outcome IN ('same', 'recalculated', 'credited', 'charged', 'left')),
    CONSTRAINT bill_corrections_done_check CHECK (num_nonnulls(outcome, before_amount, after_amount, done_at) IN (0, 4)),
    CONSTRAINT bill_corrections_obstacle_check CHECK (done_at IS NULL OR obstacle IS NULL),
    CONSTRAINT bill_corrections_amounts_check CHECK (before_amount >= 0 AND after_amount >= 0),
    CONSTRAINT bill_corrections_left_check CHECK (outcome <> 'left' OR (note IS NOT NULL AND decided_by_id IS NOT NULL))
);

CREATE UNIQUE INDEX "bill_corrections_correction_id_bill_id_key" ON "bill_corrections"("correction_id", "bill_id");
CREATE INDEX "bill_corrections_bill_id_idx" ON "bill_corrections"("bill_id");
CREATE INDEX "bill_corrections_customer_id_done_at_idx" ON "bill_corrections"("customer_id", "done_at");
CREATE INDEX bill_corrections_open_idx ON bill_corrections (customer_id) WHERE done_at IS NULL;

ALTER TABLE "bill_corrections"
  ADD CONSTRAINT "bill_corrections_correction_id_fkey" FOREIGN KEY ("correction_id") REFERENCES "corrections"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "bill_corrections_bill_id_fkey" FOREIGN KEY ("bill_id") REFERENCES "bills"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "bill_corrections_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER bill_corrections_match_bill BEFORE INSERT ON bill_corrections
  FOR EACH ROW EXECUTE FUNCTION payments_match_bill();
CREATE TRIGGER bill_corrections_done_is_final BEFORE UPDATE ON bill_corrections
  FOR EACH ROW WHEN (OLD.done_at IS NOT NULL) EXECUTE FUNCTION refuse_change('a correction that was made');
CREATE TRIGGER bill_corrections_no_delete BEFORE DELETE ON bill_corrections
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER corrections_no_delete BEFORE DELETE ON corrections
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();

-- 2. In the books ---------------------------------------------------------------------------------------------------

ALTER TABLE "journal_entries" ADD COLUMN "bill_correction_id" INTEGER;
ALTER TABLE "journal_entries" ADD CONSTRAINT "journal_entries_bill_correction_id_fkey"
  FOREIGN KEY ("bill_correction_id") REFERENCES "bill_corrections"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE journal_entries DROP CONSTRAINT journal_entries_kind_check,
  ADD CONSTRAINT journal_entries_kind_check CHECK (kind IN (
    'bill-issued', 'bill-adjusted', 'payment-received', 'money-unmatched', 'unmatched-to-credit',
    'refund-requested', 'refund-paid', 'refund-failed', 'refund-to-credit',
    'credit-given', 'credit-taken-back', 'credit-applied', 'credit-returned',
    'door-payment', 'door-counter-entry', 'dispute-opened', 'dispute-won', 'dispute-lost',
    'correction-credited', 'correction-charged', 'adjustment-billed')),
  ADD CONSTRAINT journal_entries_correction_check
    CHECK (kind NOT IN ('correction-credited', 'correction-charged', 'adjustment-billed') OR bill_correction_id IS NOT NULL);
CREATE UNIQUE INDEX journal_entries_once_per_correction ON journal_entries (kind, bill_correction_id)
  WHERE kind IN ('correction-credited', 'correction-charged', 'adjustment-billed');
ALTER TABLE journal_lines DROP CONSTRAINT journal_lines_account_check,
  ADD CONSTRAINT journal_lines_account_check CHECK (account IN (
    'receivable', 'gateway', 'cash', 'door-upi', 'disputed', 'revenue', 'refunds', 'goodwill', 'dispute-losses',
    'customer-credit', 'unmatched', 'refunds-payable', 'to-be-billed')),
  DROP CONSTRAINT journal_lines_whose_check,
  ADD CONSTRAINT journal_lines_whose_check CHECK (
    (account NOT IN ('receivable', 'customer-credit', 'to-be-billed') OR customer_id IS NOT NULL)
    AND (account <> 'receivable' OR bill_id IS NOT NULL));

-- 3. Opened by the change itself ------------------------------------------------------------------------------------
-- Whoever changes days holds the customer's row, or the table of closures, and so does whoever makes a bill: a bill is
-- either there already and found here, or it is made later and knows the change.

CREATE FUNCTION bills_touched_by(change day_changes) RETURNS TABLE (bill_id integer, customer_id integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public AS $$
DECLARE first_day date := change.day; last_day date := change.day; known date;
BEGIN
  IF change.kind = 'closure' THEN
    RETURN QUERY SELECT b.id, b.customer_id FROM bills b
      WHERE b.year = extract(year FROM change.day) AND b.month = extract(month FROM change.day)
      AND (EXISTS (SELECT 1 FROM customer_plans s WHERE s.customer_id = b.customer_id
          AND change.day BETWEEN s.start_date AND s.end_date)
        OR EXISTS (SELECT 1 FROM bill_lines l WHERE l.bill_id = b.id
          AND l.days @> jsonb_build_array(jsonb_build_object('date', to_char(change.day, 'YYYY-MM-DD')))));
    RETURN;
  END IF;
  IF change.kind = 'end' THEN
    -- what lies between the last day that was known before and the one that is known now
    IF change.change = 'removed' THEN RETURN; END IF;
    SELECT c.day INTO known FROM day_changes c
      WHERE c.subscription_id = change.subscription_id AND c.kind = 'end' AND c.id < change.id ORDER BY c.id DESC LIMIT 1;
    IF known IS NULL THEN
      SELECT s.start_date INTO first_day FROM customer_plans s WHERE s.id = change.subscription_id;
    ELSE
      first_day := least(known, change.day) + 1;
      last_day := greatest(known, change.day);
    END IF;
  END IF;
  RETURN QUERY SELECT b.id, b.customer_id FROM bills b WHERE b.customer_id = change.customer_id
    AND make_date(b.year, b.month, 1) <= last_day
    AND (make_date(b.year, b.month, 1) + interval '1 month')::date > first_day;
END $$;
REVOKE EXECUTE ON FUNCTION bills_touched_by FROM PUBLIC;

-- All changes of one transaction are one correction; app.correction names it until the transaction ends.
CREATE FUNCTION day_changes_open_correction() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE correction integer := nullif(current_setting('app.correction', true), '')::integer;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM bills_touched_by(NEW)) THEN RETURN NULL; END IF;
  IF correction IS NULL THEN
    INSERT INTO corrections (actor_id, actor_role) VALUES (app_user_id(), app_role()) RETURNING id INTO correction;
    PERFORM set_config('app.correction', correction::text, true);
  END IF;
  INSERT INTO bill_corrections (correction_id, bill_id, customer_id)
    SELECT correction, t.bill_id, t.customer_id FROM bills_touched_by(NEW) t ORDER BY t.customer_id
    ON CONFLICT (correction_id, bill_id) DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER day_changes_open_correction AFTER INSERT ON day_changes
  FOR EACH ROW EXECUTE FUNCTION day_changes_open_correction();

-- 4. Row-level security ---------------------------------------------------------------------------------------------

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['corrections', 'bill_corrections'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO tiffin_system', name);
    EXECUTE format('CREATE POLICY system_everything ON %I TO tiffin_system USING (true) WITH CHECK (true)', name);
    EXECUTE format('GRANT SELECT ON %I TO tiffin_staff', name);
    EXECUTE format('CREATE POLICY office_reads ON %I FOR SELECT TO tiffin_staff USING (app_is_admin() OR app_role() = ''support'')', name);
  END LOOP;
END $$;
GRANT UPDATE (reason) ON corrections TO tiffin_staff;
CREATE POLICY admin_says_why ON corrections FOR UPDATE TO tiffin_staff USING (app_is_admin());
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO tiffin_system;

-- A customer sees what became of their bill, not who of the staff decided it.
GRANT SELECT (id, reason, created_at) ON corrections TO tiffin_customer;
CREATE POLICY customer_reads_own ON corrections FOR SELECT TO tiffin_customer
  USING (EXISTS (SELECT 1 FROM bill_corrections c WHERE c.correction_id = corrections.id AND c.customer_id = app_user_id()));
GRANT SELECT (id, correction_id, bill_id, customer_id, outcome, before_amount, after_amount, done_at, created_at)
  ON bill_corrections TO tiffin_customer;
CREATE POLICY customer_reads_own ON bill_corrections FOR SELECT TO tiffin_customer USING (customer_id = app_user_id());
