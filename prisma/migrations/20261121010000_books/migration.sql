-- The books: one double-entry ledger, in paise, under bills, payments, refunds, disputes, credits and money taken at the
-- door. What a bill still asks for, what a customer owes and what a day brought in are sums over journal_lines.

-- 1. An odd case may be about any object of the gateway -------------------------------------------------------------

ALTER TABLE payment_flags RENAME COLUMN stripe_payment_intent_id TO stripe_object_id;
ALTER TABLE payment_flags ADD COLUMN customer_id integer;
ALTER INDEX payment_flags_kind_stripe_payment_intent_id_key RENAME TO payment_flags_kind_stripe_object_id_key;

-- 2. Tables, indexes and foreign keys -------------------------------------------------------------------------------

-- AlterTable
ALTER TABLE "users" ADD COLUMN     "stripe_customer_id" VARCHAR(255);

-- CreateTable
CREATE TABLE "journal_entries" (
    "id" SERIAL NOT NULL,
    "kind" VARCHAR(40) NOT NULL,
    "customer_id" INTEGER,
    "bill_id" INTEGER,
    "payment_id" INTEGER,
    "refund_id" INTEGER,
    "dispute_id" INTEGER,
    "door_payment_id" INTEGER,
    "credit_id" INTEGER,
    "payment_flag_id" INTEGER,
    "stripe_event_id" VARCHAR(255),
    "actor_id" INTEGER,
    "actor_role" VARCHAR(20) NOT NULL DEFAULT 'system',
    "reason" VARCHAR(500),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "journal_entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "journal_lines" (
    "id" SERIAL NOT NULL,
    "entry_id" INTEGER NOT NULL,
    "account" VARCHAR(30) NOT NULL,
    "amount" INTEGER NOT NULL,
    "customer_id" INTEGER,
    "bill_id" INTEGER,

    CONSTRAINT "journal_lines_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "refunds" (
    "id" SERIAL NOT NULL,
    "customer_id" INTEGER,
    "bill_id" INTEGER,
    "payment_id" INTEGER,
    "payment_flag_id" INTEGER,
    "stripe_payment_intent_id" VARCHAR(255) NOT NULL,
    "stripe_refund_id" VARCHAR(255),
    "destination" VARCHAR(20) NOT NULL,
    "amount" INTEGER NOT NULL,
    "currency" VARCHAR(3) NOT NULL DEFAULT 'inr',
    "reason" VARCHAR(500) NOT NULL,
    "status" VARCHAR(20) NOT NULL,
    "failure_reason" VARCHAR(100),
    "requested_by_id" INTEGER,
    "requested_by_role" VARCHAR(20) NOT NULL DEFAULT 'system',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "updated_at" TIMESTAMPTZ(3),

    CONSTRAINT "refunds_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "disputes" (
    "id" SERIAL NOT NULL,
    "stripe_dispute_id" VARCHAR(255) NOT NULL,
    "stripe_payment_intent_id" VARCHAR(255) NOT NULL,
    "payment_id" INTEGER,
    "customer_id" INTEGER,
    "amount" INTEGER NOT NULL,
    "currency" VARCHAR(3) NOT NULL DEFAULT 'inr',
    "reason" VARCHAR(50) NOT NULL,
    "status" VARCHAR(20) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "updated_at" TIMESTAMPTZ(3),

    CONSTRAINT "disputes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credits" (
    "id" SERIAL NOT NULL,
    "customer_id" INTEGER NOT NULL,
    "bill_id" INTEGER,
    "day" DATE,
    "amount" INTEGER NOT NULL,
    "reason" VARCHAR(500) NOT NULL,
    "reverses_id" INTEGER,
    "given_by_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "credits_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "door_payments" (
    "id" SERIAL NOT NULL,
    "bill_id" INTEGER NOT NULL,
    "customer_id" INTEGER NOT NULL,
    "method" VARCHAR(10) NOT NULL,
    "amount" INTEGER NOT NULL,
    "reference" VARCHAR(50),
    "reason" VARCHAR(500),
    "reverses_id" INTEGER,
    "collector_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "door_payments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "book_checks" (
    "id" SERIAL NOT NULL,
    "is_complete" BOOLEAN NOT NULL,
    "checked" JSONB NOT NULL,
    "differences" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "book_checks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "gateway_cursor" (
    "id" SMALLINT NOT NULL DEFAULT 1,
    "listed_until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "gateway_cursor_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "journal_entries_customer_id_idx" ON "journal_entries"("customer_id");

-- CreateIndex
CREATE INDEX "journal_entries_bill_id_idx" ON "journal_entries"("bill_id");

-- CreateIndex
CREATE INDEX "journal_entries_payment_id_idx" ON "journal_entries"("payment_id");

-- CreateIndex
CREATE INDEX "journal_entries_created_at_idx" ON "journal_entries"("created_at");

-- CreateIndex
CREATE INDEX "journal_lines_entry_id_idx" ON "journal_lines"("entry_id");

-- CreateIndex
CREATE INDEX "journal_lines_bill_id_idx" ON "journal_lines"("bill_id");

-- CreateIndex
CREATE INDEX "journal_lines_customer_id_account_idx" ON "journal_lines"("customer_id", "account");

-- CreateIndex
CREATE UNIQUE INDEX "refunds_stripe_refund_id_key" ON "refunds"("stripe_refund_id");

-- CreateIndex
CREATE INDEX "refunds_customer_id_idx" ON "refunds"("customer_id");

-- CreateIndex
CREATE INDEX "refunds_bill_id_idx" ON "refunds"("bill_id");

-- CreateIndex
CREATE INDEX "refunds_payment_id_idx" ON "refunds"("payment_id");

-- CreateIndex
CREATE INDEX "refunds_status_idx" ON "refunds"("status");

-- CreateIndex
CREATE INDEX "refunds_stripe_payment_intent_id_idx" ON "refunds"("stripe_payment_intent_id");

-- CreateIndex
CREATE UNIQUE INDEX "disputes_stripe_dispute_id_key" ON "disputes"("stripe_dispute_id");

-- CreateIndex
CREATE INDEX "disputes_payment_id_idx" ON "disputes"("payment_id");

-- CreateIndex
CREATE INDEX "disputes_status_idx" ON "disputes"("status");

-- CreateIndex
CREATE UNIQUE INDEX "credits_reverses_id_key" ON "credits"("reverses_id");

-- CreateIndex
CREATE INDEX "credits_customer_id_idx" ON "credits"("customer_id");

-- CreateIndex
CREATE INDEX "credits_bill_id_idx" ON "credits"("bill_id");

-- CreateIndex
CREATE UNIQUE INDEX "door_payments_reverses_id_key" ON "door_payments"("reverses_id");

-- CreateIndex
CREATE INDEX "door_payments_bill_id_idx" ON "door_payments"("bill_id");

-- CreateIndex
CREATE INDEX "door_payments_customer_id_idx" ON "door_payments"("customer_id");

-- CreateIndex
CREATE INDEX "door_payments_collector_id_idx" ON "door_payments"("collector_id");

-- CreateIndex
CREATE INDEX "door_payments_created_at_idx" ON "door_payments"("created_at");

-- CreateIndex
CREATE INDEX "book_checks_created_at_idx" ON "book_checks"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "users_stripe_customer_id_key" ON "users"("stripe_customer_id");

-- AddForeignKey
ALTER TABLE "journal_entries" ADD CONSTRAINT "journal_entries_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "journal_entries" ADD CONSTRAINT "journal_entries_bill_id_fkey" FOREIGN KEY ("bill_id") REFERENCES "bills"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "journal_entries" ADD CONSTRAINT "journal_entries_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "journal_entries" ADD CONSTRAINT "journal_entries_refund_id_fkey" FOREIGN KEY ("refund_id") REFERENCES "refunds"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "journal_entries" ADD CONSTRAINT "journal_entries_dispute_id_fkey" FOREIGN KEY ("dispute_id") REFERENCES "disputes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "journal_entries" ADD CONSTRAINT "journal_entries_door_payment_id_fkey" FOREIGN KEY ("door_payment_id") REFERENCES "door_payments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "journal_entries" ADD CONSTRAINT "journal_entries_credit_id_fkey" FOREIGN KEY ("credit_id") REFERENCES "credits"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "journal_entries" ADD CONSTRAINT "journal_entries_payment_flag_id_fkey" FOREIGN KEY ("payment_flag_id") REFERENCES "payment_flags"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "journal_lines" ADD CONSTRAINT "journal_lines_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "journal_entries"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "journal_lines" ADD CONSTRAINT "journal_lines_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "journal_lines" ADD CONSTRAINT "journal_lines_bill_id_fkey" FOREIGN KEY ("bill_id") REFERENCES "bills"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_bill_id_fkey" FOREIGN KEY ("bill_id") REFERENCES "bills"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_payment_flag_id_fkey" FOREIGN KEY ("payment_flag_id") REFERENCES "payment_flags"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credits" ADD CONSTRAINT "credits_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credits" ADD CONSTRAINT "credits_bill_id_fkey" FOREIGN KEY ("bill_id") REFERENCES "bills"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credits" ADD CONSTRAINT "credits_reverses_id_fkey" FOREIGN KEY ("reverses_id") REFERENCES "credits"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "door_payments" ADD CONSTRAINT "door_payments_bill_id_fkey" FOREIGN KEY ("bill_id") REFERENCES "bills"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "door_payments" ADD CONSTRAINT "door_payments_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "door_payments" ADD CONSTRAINT "door_payments_collector_id_fkey" FOREIGN KEY ("collector_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "door_payments" ADD CONSTRAINT "door_payments_reverses_id_fkey" FOREIGN KEY ("reverses_id") REFERENCES "door_payments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- 3. CHECKs and unique indexes that Prisma's schema can't say -------------------------------------------------------

ALTER TABLE journal_entries
  ADD CONSTRAINT journal_entries_kind_check CHECK (kind IN (
    'bill-issued', 'bill-adjusted', 'payment-received', 'money-unmatched', 'unmatched-to-credit',
    'refund-requested', 'refund-paid', 'refund-failed', 'refund-to-credit',
    'credit-given', 'credit-taken-back', 'credit-applied', 'credit-returned',
    'door-payment', 'door-counter-entry', 'dispute-opened', 'dispute-won', 'dispute-lost')),
  ADD CONSTRAINT journal_entries_cause_check CHECK (
    num_nonnulls(bill_id, payment_id, refund_id, dispute_id, door_payment_id, credit_id, payment_flag_id) > 0);
CREATE UNIQUE INDEX journal_entries_once_per_bill ON journal_entries (bill_id) WHERE kind = 'bill-issued';
CREATE UNIQUE INDEX journal_entries_once_per_payment ON journal_entries (payment_id) WHERE kind = 'payment-received';
CREATE UNIQUE INDEX journal_entries_once_per_refund ON journal_entries (kind, refund_id) WHERE refund_id IS NOT NULL;
CREATE UNIQUE INDEX journal_entries_once_per_dispute ON journal_entries (kind, dispute_id) WHERE dispute_id IS NOT NULL;
CREATE UNIQUE INDEX journal_entries_once_per_door_payment ON journal_entries (door_payment_id)
  WHERE door_payment_id IS NOT NULL;
CREATE UNIQUE INDEX journal_entries_once_per_credit ON journal_entries (credit_id) WHERE credit_id IS NOT NULL;
CREATE UNIQUE INDEX journal_entries_once_per_flag ON journal_entries (kind, payment_flag_id)
  WHERE kind IN ('money-unmatched', 'unmatched-to-credit');

ALTER TABLE journal_lines
  ADD CONSTRAINT journal_lines_account_check CHECK (account IN (
    'receivable', 'gateway', 'cash', 'door-upi', 'disputed', 'revenue', 'refunds', 'goodwill', 'dispute-losses',
    'customer-credit', 'unmatched', 'refunds-payable')),
  ADD CONSTRAINT journal_lines_amount_check CHECK (amount <> 0),
  ADD CONSTRAINT journal_lines_whose_check CHECK (
    (account NOT IN ('receivable', 'customer-credit') OR customer_id IS NOT NULL)
    AND (account <> 'receivable' OR bill_id IS NOT NULL));

ALTER TABLE refunds
  ADD CONSTRAINT refunds_amount_check CHECK (amount > 0),
  ADD CONSTRAINT refunds_destination_check CHECK (destination IN ('gateway', 'credit')),
  ADD CONSTRAINT refunds_status_check CHECK (status IN ('requested', 'pending', 'succeeded', 'failed', 'canceled'));

ALTER TABLE disputes
  ADD CONSTRAINT disputes_amount_check CHECK (amount > 0),
  ADD CONSTRAINT disputes_status_check CHECK (status IN ('open', 'won', 'lost'));

ALTER TABLE credits ADD CONSTRAINT credits_amount_check CHECK (amount <> 0 AND (amount < 0) = (reverses_id IS NOT NULL));

ALTER TABLE door_payments
  ADD CONSTRAINT door_payments_amount_check CHECK (amount <> 0 AND (amount < 0) = (reverses_id IS NOT NULL)),
  ADD CONSTRAINT door_payments_method_check CHECK (method IN ('cash', 'upi')),
  ADD CONSTRAINT door_payments_reference_check CHECK (method = 'cash' OR reference IS NOT NULL),
  ADD CONSTRAINT door_payments_reason_check CHECK (reverses_id IS NULL OR reason IS NOT NULL);
CREATE UNIQUE INDEX door_payments_reference_key ON door_payments (lower(reference)) WHERE method = 'upi' AND amount > 0;

ALTER TABLE gateway_cursor ADD CONSTRAINT gateway_cursor_one_row_check CHECK (id = 1);

-- 4. Rules that look at more than one row ---------------------------------------------------------------------------

CREATE FUNCTION journal_balanced() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE entry integer := coalesce((to_jsonb(NEW) ->> 'entry_id')::integer, (to_jsonb(NEW) ->> 'id')::integer);
BEGIN
  IF (SELECT count(*) < 2 OR sum(amount) <> 0 FROM journal_lines WHERE entry_id = entry) THEN
    RAISE EXCEPTION 'journal entry % does not balance', entry
      USING ERRCODE = 'check_violation', CONSTRAINT = 'journal_balanced';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER journal_entries_balanced AFTER INSERT ON journal_entries
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION journal_balanced();
CREATE CONSTRAINT TRIGGER journal_lines_balanced AFTER INSERT ON journal_lines
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION journal_balanced();

/* A bill that is in the books was issued (and adjusted) there for its very amount, and is paid when nothing of it is
   open, neither sooner nor later. A bill that no entry names yet (imported) is for the daily check to name. */
CREATE FUNCTION bills_equal_books() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  the_bill integer := CASE WHEN TG_TABLE_NAME = 'bills' THEN (to_jsonb(NEW) ->> 'id')::integer
                           ELSE (to_jsonb(NEW) ->> 'bill_id')::integer END;
  wrong boolean;
BEGIN
  SELECT count(l.id) > 0 AND (sum(l.amount) < 0 OR b.is_paid <> (sum(l.amount) = 0)
      OR b.amount::bigint * 100 <> coalesce(sum(l.amount) FILTER (WHERE e.kind IN ('bill-issued', 'bill-adjusted')), 0))
    INTO wrong
    FROM bills b
    LEFT JOIN journal_lines l ON l.bill_id = b.id AND l.account = 'receivable'
    LEFT JOIN journal_entries e ON e.id = l.entry_id
    WHERE b.id = the_bill GROUP BY b.id;
  IF wrong THEN
    RAISE EXCEPTION 'bill % differs from the books', the_bill
      USING ERRCODE = 'check_violation', CONSTRAINT = 'bills_equal_books';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER bills_equal_books AFTER INSERT OR UPDATE ON bills
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION bills_equal_books();
CREATE CONSTRAINT TRIGGER journal_lines_equal_bill AFTER INSERT ON journal_lines
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.account = 'receivable') EXECUTE FUNCTION bills_equal_books();

/* A counter-entry makes a bill payable again, and nothing else does. */
CREATE FUNCTION refuse_unpaying() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF OLD.amount <> NEW.amount OR NOT EXISTS (
    SELECT 1 FROM journal_lines WHERE bill_id = NEW.id AND account = 'receivable' HAVING sum(amount) > 0
  ) THEN
    RAISE EXCEPTION 'a paid bill of bills is final' USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME;
  END IF;
  RETURN NEW;
END $$;
DROP TRIGGER bills_paid_is_final ON bills;
CREATE TRIGGER bills_paid_is_final BEFORE UPDATE ON bills
  FOR EACH ROW WHEN (OLD.is_paid AND (NOT NEW.is_paid OR OLD.amount <> NEW.amount)) EXECUTE FUNCTION refuse_unpaying();

/* Credit and refunds can't exceed what there was, whoever is first. */
CREATE FUNCTION credit_not_overdrawn() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF (SELECT sum(amount) > 0 FROM journal_lines WHERE customer_id = NEW.customer_id AND account = 'customer-credit') THEN
    RAISE EXCEPTION 'the credit of customer % is overdrawn', NEW.customer_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'credit_not_overdrawn';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER credit_not_overdrawn AFTER INSERT ON journal_lines
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.account = 'customer-credit') EXECUTE FUNCTION credit_not_overdrawn();

CREATE FUNCTION refunds_within_payment() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF NEW.payment_id IS NOT NULL AND NEW.payment_flag_id IS NULL AND NEW.requested_by_id IS NOT NULL AND
    (SELECT sum(amount) FROM refunds WHERE payment_id = NEW.payment_id AND payment_flag_id IS NULL
       AND status NOT IN ('failed', 'canceled')) > (SELECT amount FROM payments WHERE id = NEW.payment_id) THEN
    RAISE EXCEPTION 'more would be given back than payment % brought', NEW.payment_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'refunds_within_payment';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER refunds_within_payment AFTER INSERT ON refunds
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refunds_within_payment();

CREATE TRIGGER door_payments_match_bill BEFORE INSERT ON door_payments
  FOR EACH ROW EXECUTE FUNCTION payments_match_bill();

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['journal_entries', 'journal_lines', 'credits', 'door_payments'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_rewriting()',
      name || '_append_only', name);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting()',
      name || '_no_truncate', name);
  END LOOP;
END $$;
CREATE TRIGGER refunds_fixed_terms BEFORE UPDATE ON refunds
  FOR EACH ROW WHEN ((OLD.payment_id, OLD.payment_flag_id, OLD.stripe_payment_intent_id, OLD.amount, OLD.currency, OLD.destination)
    IS DISTINCT FROM (NEW.payment_id, NEW.payment_flag_id, NEW.stripe_payment_intent_id, NEW.amount, NEW.currency, NEW.destination))
  EXECUTE FUNCTION refuse_change('what is given back, and from which payment');

-- 5. Row-level security ---------------------------------------------------------------------------------------------

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['journal_entries', 'journal_lines', 'refunds', 'disputes', 'credits', 'door_payments',
    'book_checks', 'gateway_cursor'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO tiffin_system', name);
    EXECUTE format('CREATE POLICY system_everything ON %I TO tiffin_system USING (true) WITH CHECK (true)', name);
    EXECUTE format('GRANT SELECT ON %I TO tiffin_staff', name);
    EXECUTE format('CREATE POLICY office_reads ON %I FOR SELECT TO tiffin_staff USING (app_is_admin() OR app_role() = ''support'')', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['journal_entries', 'journal_lines', 'refunds', 'credits', 'door_payments'] LOOP
    EXECUTE format('GRANT SELECT ON %I TO tiffin_customer', name);
    EXECUTE format('CREATE POLICY customer_reads_own ON %I FOR SELECT TO tiffin_customer USING (customer_id = app_user_id())', name);
  END LOOP;
END $$;
REVOKE UPDATE, DELETE ON journal_entries, journal_lines, credits, door_payments FROM tiffin_system;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO tiffin_customer, tiffin_staff, tiffin_system;

GRANT SELECT (stripe_customer_id) ON users TO tiffin_customer, tiffin_staff;

-- An admin's correction of a bill goes into the books with it.
GRANT INSERT ON journal_entries, journal_lines TO tiffin_staff;
CREATE POLICY admin_adds ON journal_entries FOR INSERT TO tiffin_staff WITH CHECK (app_is_admin());
CREATE POLICY admin_adds ON journal_lines FOR INSERT TO tiffin_staff WITH CHECK (app_is_admin());

-- Who takes money at the door sees what is open there, and what they took.
CREATE POLICY driver_reads_open ON bills FOR SELECT TO tiffin_staff USING (app_role() = 'driver' AND NOT is_paid);
CREATE POLICY driver_reads_open ON journal_lines FOR SELECT TO tiffin_staff
  USING (app_role() = 'driver' AND account = 'receivable' AND EXISTS (SELECT 1 FROM bills b WHERE b.id = bill_id));
CREATE POLICY driver_reads_own ON door_payments FOR SELECT TO tiffin_staff
  USING (app_role() = 'driver' AND collector_id = app_user_id());

-- 6. What was there before enters the books -------------------------------------------------------------------------

DO $$
DECLARE bill record; payment record; entry integer;
BEGIN
  FOR bill IN SELECT * FROM bills WHERE amount > 0 ORDER BY id LOOP
    INSERT INTO journal_entries (kind, customer_id, bill_id, created_at)
      VALUES ('bill-issued', bill.customer_id, bill.id, bill.created_at) RETURNING id INTO entry;
    INSERT INTO journal_lines (entry_id, account, amount, customer_id, bill_id) VALUES
      (entry, 'receivable', bill.amount * 100, bill.customer_id, bill.id), (entry, 'revenue', -bill.amount * 100, NULL, bill.id);
  END LOOP;
  FOR payment IN SELECT * FROM payments WHERE status = 'succeeded' ORDER BY id LOOP
    INSERT INTO journal_entries (kind, customer_id, bill_id, payment_id, created_at)
      VALUES ('payment-received', payment.customer_id, payment.bill_id, payment.id, coalesce(payment.updated_at, payment.created_at))
      RETURNING id INTO entry;
    INSERT INTO journal_lines (entry_id, account, amount, customer_id, bill_id) VALUES
      (entry, 'gateway', payment.amount, NULL, NULL), (entry, 'receivable', -payment.amount, payment.customer_id, payment.bill_id);
  END LOOP;
END $$;
