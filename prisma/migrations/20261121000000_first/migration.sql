-- The first migration: the clock and identity of a transaction, the tables of the database document, the rules that
-- must never break, and row-level security. Sections 1 and 3-6 are written by hand; section 2 is Prisma's own output.

-- 1. What a transaction knows of time and identity ------------------------------------------------------------------
-- lib/db.ts sets these with set_config(.., is_local => true). Without them the machine's clock and nobody count.

CREATE FUNCTION app_now() RETURNS timestamptz LANGUAGE sql STABLE AS
$$ SELECT coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now()) $$;

CREATE FUNCTION app_today() RETURNS date LANGUAGE sql STABLE AS
$$ SELECT coalesce(nullif(current_setting('app.today', true), '')::date, (app_now() AT TIME ZONE 'Asia/Kolkata')::date) $$;

CREATE FUNCTION app_user_id() RETURNS integer LANGUAGE sql STABLE AS
$$ SELECT nullif(current_setting('app.user_id', true), '')::integer $$;

CREATE FUNCTION app_role() RETURNS text LANGUAGE sql STABLE AS
$$ SELECT nullif(current_setting('app.role', true), '') $$;

CREATE FUNCTION app_is_admin() RETURNS boolean LANGUAGE sql STABLE AS
$$ SELECT coalesce(app_role() IN ('admin', 'owner'), false) $$;

-- 2. Tables, indexes and foreign keys -------------------------------------------------------------------------------

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "users" (
    "id" SERIAL NOT NULL,
    "fullname" VARCHAR(100) NOT NULL,
    "email" VARCHAR(120) NOT NULL,
    "phone" VARCHAR(20) NOT NULL,
    "password" VARCHAR(255) NOT NULL,
    "addr1" VARCHAR(255) NOT NULL,
    "addr2" VARCHAR(255),
    "area" VARCHAR(100) NOT NULL,
    "city" VARCHAR(100) NOT NULL DEFAULT 'Navi Mumbai',
    "state" VARCHAR(100) NOT NULL DEFAULT 'Maharashtra',
    "pincode" VARCHAR(10) NOT NULL,
    "role" VARCHAR(20) NOT NULL DEFAULT 'customer',
    "is_admin" BOOLEAN NOT NULL DEFAULT false,
    "anonymised_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "areas" (
    "id" SERIAL NOT NULL,
    "name" VARCHAR(100) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "areas_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plans" (
    "id" SERIAL NOT NULL,
    "name" VARCHAR(100) NOT NULL,
    "daily_rate" INTEGER NOT NULL,
    "description" VARCHAR(255),
    "items" TEXT,
    "image_filename" VARCHAR(255),
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "plans_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "menus" (
    "id" SERIAL NOT NULL,
    "date" DATE NOT NULL,
    "plan_id" INTEGER NOT NULL,
    "items" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "menus_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customer_plans" (
    "id" SERIAL NOT NULL,
    "customer_id" INTEGER NOT NULL,
    "plan_id" INTEGER NOT NULL,
    "start_date" DATE NOT NULL,
    "end_date" DATE NOT NULL,
    "weekdays" SMALLINT[] DEFAULT ARRAY[1, 2, 3, 4, 5, 6, 7]::SMALLINT[],
    "daily_rate" INTEGER NOT NULL,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "customer_plans_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "paused_dates" (
    "id" SERIAL NOT NULL,
    "customer_id" INTEGER NOT NULL,
    "pause_date" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "paused_dates_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "skipped_deliveries" (
    "id" SERIAL NOT NULL,
    "subscription_id" INTEGER NOT NULL,
    "skip_date" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "skipped_deliveries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "closures" (
    "id" SERIAL NOT NULL,
    "closure_date" DATE NOT NULL,
    "reason" VARCHAR(100) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "closures_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bills" (
    "id" SERIAL NOT NULL,
    "customer_id" INTEGER NOT NULL,
    "month" INTEGER NOT NULL,
    "year" INTEGER NOT NULL,
    "total_days" INTEGER NOT NULL,
    "paused_days" INTEGER NOT NULL,
    "billable_days" INTEGER NOT NULL,
    "amount" INTEGER NOT NULL,
    "is_paid" BOOLEAN NOT NULL DEFAULT false,
    "due_date" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "updated_at" TIMESTAMPTZ(3),

    CONSTRAINT "bills_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bill_lines" (
    "id" SERIAL NOT NULL,
    "bill_id" INTEGER NOT NULL,
    "subscription_id" INTEGER NOT NULL,
    "position" SMALLINT NOT NULL,
    "plan_name" VARCHAR(100) NOT NULL,
    "daily_rate" INTEGER NOT NULL,
    "total_days" INTEGER NOT NULL,
    "paused_days" INTEGER NOT NULL,
    "billable_days" INTEGER NOT NULL,
    "amount" INTEGER NOT NULL,
    "days" JSONB NOT NULL,

    CONSTRAINT "bill_lines_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payments" (
    "id" SERIAL NOT NULL,
    "bill_id" INTEGER NOT NULL,
    "customer_id" INTEGER NOT NULL,
    "stripe_payment_intent_id" VARCHAR(255) NOT NULL,
    "amount" INTEGER NOT NULL,
    "currency" VARCHAR(3) NOT NULL DEFAULT 'inr',
    "status" VARCHAR(50) NOT NULL,
    "payment_method" VARCHAR(50),
    "failure_code" VARCHAR(100),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "updated_at" TIMESTAMPTZ(3),

    CONSTRAINT "payments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_logs" (
    "id" SERIAL NOT NULL,
    "payment_id" INTEGER NOT NULL,
    "bill_id" INTEGER NOT NULL,
    "customer_id" INTEGER NOT NULL,
    "amount" INTEGER NOT NULL,
    "payment_method" VARCHAR(50),
    "stripe_payment_intent_id" VARCHAR(255) NOT NULL,
    "billing_period" VARCHAR(20),
    "status" VARCHAR(50) NOT NULL DEFAULT 'completed',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "payment_logs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_flags" (
    "id" SERIAL NOT NULL,
    "kind" VARCHAR(50) NOT NULL,
    "stripe_event_id" VARCHAR(255),
    "stripe_payment_intent_id" VARCHAR(255) NOT NULL,
    "payment_id" INTEGER,
    "bill_id" INTEGER,
    "details" JSONB NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),
    "resolved_by_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "payment_flags_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stripe_events" (
    "id" VARCHAR(255) NOT NULL,
    "type" VARCHAR(100) NOT NULL,
    "outcome" VARCHAR(255) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "stripe_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "settings" (
    "id" SMALLINT NOT NULL DEFAULT 1,
    "kitchen_name" VARCHAR(100) NOT NULL,
    "kitchen_phone" VARCHAR(20) NOT NULL,
    "kitchen_address" VARCHAR(255) NOT NULL,
    "due_days" SMALLINT NOT NULL DEFAULT 7,
    "updated_at" TIMESTAMPTZ(3),

    CONSTRAINT "settings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" SERIAL NOT NULL,
    "session_token" VARCHAR(255) NOT NULL,
    "user_id" INTEGER NOT NULL,
    "expires" TIMESTAMPTZ(3) NOT NULL,
    "user_agent" VARCHAR(255),
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification_tokens" (
    "identifier" VARCHAR(120) NOT NULL,
    "token" VARCHAR(255) NOT NULL,
    "expires" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "verification_tokens_pkey" PRIMARY KEY ("identifier","token")
);

-- CreateTable
CREATE TABLE "audit_logs" (
    "id" SERIAL NOT NULL,
    "actor_id" INTEGER,
    "actor_role" VARCHAR(20) NOT NULL,
    "action" VARCHAR(50) NOT NULL,
    "entity" VARCHAR(50) NOT NULL,
    "entity_id" VARCHAR(50) NOT NULL,
    "reason" VARCHAR(500),
    "before" JSONB,
    "after" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "audit_logs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mails" (
    "id" SERIAL NOT NULL,
    "recipient" VARCHAR(120) NOT NULL,
    "subject" VARCHAR(200) NOT NULL,
    "text" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "error" VARCHAR(500),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "mails_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limits" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limits_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE INDEX "users_email_idx" ON "users"("email");

-- CreateIndex
CREATE INDEX "users_area_idx" ON "users"("area");

-- CreateIndex
CREATE INDEX "users_is_admin_idx" ON "users"("is_admin");

-- CreateIndex
CREATE UNIQUE INDEX "areas_name_key" ON "areas"("name");

-- CreateIndex
CREATE UNIQUE INDEX "plans_name_key" ON "plans"("name");

-- CreateIndex
CREATE INDEX "plans_is_active_idx" ON "plans"("is_active");

-- CreateIndex
CREATE INDEX "plans_name_idx" ON "plans"("name");

-- CreateIndex
CREATE INDEX "menus_date_idx" ON "menus"("date");

-- CreateIndex
CREATE INDEX "menus_plan_id_idx" ON "menus"("plan_id");

-- CreateIndex
CREATE UNIQUE INDEX "menus_date_plan_id_key" ON "menus"("date", "plan_id");

-- CreateIndex
CREATE INDEX "customer_plans_customer_id_idx" ON "customer_plans"("customer_id");

-- CreateIndex
CREATE INDEX "customer_plans_plan_id_idx" ON "customer_plans"("plan_id");

-- CreateIndex
CREATE INDEX "customer_plans_is_active_idx" ON "customer_plans"("is_active");

-- CreateIndex
CREATE INDEX "customer_plans_customer_id_is_active_idx" ON "customer_plans"("customer_id", "is_active");

-- CreateIndex
CREATE INDEX "customer_plans_end_date_idx" ON "customer_plans"("end_date");

-- CreateIndex
CREATE INDEX "customer_plans_start_date_end_date_idx" ON "customer_plans"("start_date", "end_date");

-- CreateIndex
CREATE INDEX "paused_dates_customer_id_idx" ON "paused_dates"("customer_id");

-- CreateIndex
CREATE INDEX "paused_dates_pause_date_idx" ON "paused_dates"("pause_date");

-- CreateIndex
CREATE INDEX "paused_dates_created_at_idx" ON "paused_dates"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "paused_dates_customer_id_pause_date_key" ON "paused_dates"("customer_id", "pause_date");

-- CreateIndex
CREATE INDEX "skipped_deliveries_skip_date_idx" ON "skipped_deliveries"("skip_date");

-- CreateIndex
CREATE UNIQUE INDEX "skipped_deliveries_subscription_id_skip_date_key" ON "skipped_deliveries"("subscription_id", "skip_date");

-- CreateIndex
CREATE UNIQUE INDEX "closures_closure_date_key" ON "closures"("closure_date");

-- CreateIndex
CREATE INDEX "bills_customer_id_idx" ON "bills"("customer_id");

-- CreateIndex
CREATE INDEX "bills_is_paid_idx" ON "bills"("is_paid");

-- CreateIndex
CREATE INDEX "bills_customer_id_is_paid_idx" ON "bills"("customer_id", "is_paid");

-- CreateIndex
CREATE INDEX "bills_month_year_idx" ON "bills"("month", "year");

-- CreateIndex
CREATE INDEX "bills_created_at_idx" ON "bills"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "bills_customer_id_month_year_key" ON "bills"("customer_id", "month", "year");

-- CreateIndex
CREATE INDEX "bill_lines_subscription_id_idx" ON "bill_lines"("subscription_id");

-- CreateIndex
CREATE UNIQUE INDEX "bill_lines_bill_id_position_key" ON "bill_lines"("bill_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "bill_lines_bill_id_subscription_id_key" ON "bill_lines"("bill_id", "subscription_id");

-- CreateIndex
CREATE UNIQUE INDEX "payments_stripe_payment_intent_id_key" ON "payments"("stripe_payment_intent_id");

-- CreateIndex
CREATE INDEX "payments_bill_id_idx" ON "payments"("bill_id");

-- CreateIndex
CREATE INDEX "payments_customer_id_idx" ON "payments"("customer_id");

-- CreateIndex
CREATE INDEX "payments_stripe_payment_intent_id_idx" ON "payments"("stripe_payment_intent_id");

-- CreateIndex
CREATE INDEX "payments_status_idx" ON "payments"("status");

-- CreateIndex
CREATE INDEX "payments_created_at_idx" ON "payments"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "payment_logs_stripe_payment_intent_id_key" ON "payment_logs"("stripe_payment_intent_id");

-- CreateIndex
CREATE INDEX "payment_logs_payment_id_idx" ON "payment_logs"("payment_id");

-- CreateIndex
CREATE INDEX "payment_logs_bill_id_idx" ON "payment_logs"("bill_id");

-- CreateIndex
CREATE INDEX "payment_logs_customer_id_idx" ON "payment_logs"("customer_id");

-- CreateIndex
CREATE INDEX "payment_logs_created_at_idx" ON "payment_logs"("created_at");

-- CreateIndex
CREATE INDEX "payment_logs_billing_period_idx" ON "payment_logs"("billing_period");

-- CreateIndex
CREATE INDEX "payment_flags_resolved_at_idx" ON "payment_flags"("resolved_at");

-- CreateIndex
CREATE UNIQUE INDEX "payment_flags_kind_stripe_payment_intent_id_key" ON "payment_flags"("kind", "stripe_payment_intent_id");

-- CreateIndex
CREATE INDEX "stripe_events_received_at_idx" ON "stripe_events"("received_at");

-- CreateIndex
CREATE UNIQUE INDEX "sessions_session_token_key" ON "sessions"("session_token");

-- CreateIndex
CREATE INDEX "sessions_user_id_idx" ON "sessions"("user_id");

-- CreateIndex
CREATE INDEX "sessions_expires_idx" ON "sessions"("expires");

-- CreateIndex
CREATE INDEX "audit_logs_entity_entity_id_idx" ON "audit_logs"("entity", "entity_id");

-- CreateIndex
CREATE INDEX "audit_logs_actor_id_idx" ON "audit_logs"("actor_id");

-- CreateIndex
CREATE INDEX "audit_logs_created_at_idx" ON "audit_logs"("created_at");

-- CreateIndex
CREATE INDEX "mails_created_at_idx" ON "mails"("created_at");

-- CreateIndex
CREATE INDEX "rate_limits_expire_idx" ON "rate_limits"("expire");

-- AddForeignKey
ALTER TABLE "users" ADD CONSTRAINT "users_area_fkey" FOREIGN KEY ("area") REFERENCES "areas"("name") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "menus" ADD CONSTRAINT "menus_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plans"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer_plans" ADD CONSTRAINT "customer_plans_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer_plans" ADD CONSTRAINT "customer_plans_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plans"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paused_dates" ADD CONSTRAINT "paused_dates_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "skipped_deliveries" ADD CONSTRAINT "skipped_deliveries_subscription_id_fkey" FOREIGN KEY ("subscription_id") REFERENCES "customer_plans"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bills" ADD CONSTRAINT "bills_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bill_lines" ADD CONSTRAINT "bill_lines_bill_id_fkey" FOREIGN KEY ("bill_id") REFERENCES "bills"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bill_lines" ADD CONSTRAINT "bill_lines_subscription_id_fkey" FOREIGN KEY ("subscription_id") REFERENCES "customer_plans"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payments" ADD CONSTRAINT "payments_bill_id_fkey" FOREIGN KEY ("bill_id") REFERENCES "bills"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payments" ADD CONSTRAINT "payments_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_logs" ADD CONSTRAINT "payment_logs_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_logs" ADD CONSTRAINT "payment_logs_bill_id_fkey" FOREIGN KEY ("bill_id") REFERENCES "bills"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_logs" ADD CONSTRAINT "payment_logs_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- 3. CHECKs and unique indexes that Prisma's schema can't say -------------------------------------------------------

ALTER TABLE users
  ADD CONSTRAINT users_phone_check CHECK (phone ~ '^[0-9]{10}$'),
  ADD CONSTRAINT users_pincode_check CHECK (pincode ~ '^[0-9]{6}$'),
  ADD CONSTRAINT users_role_check CHECK (role IN ('customer', 'driver', 'kitchen', 'support', 'admin', 'owner')),
  ADD CONSTRAINT users_is_admin_check CHECK (is_admin = (role IN ('admin', 'owner')));
CREATE UNIQUE INDEX users_email_lower_key ON users (lower(email));

ALTER TABLE plans
  ADD CONSTRAINT plans_daily_rate_check CHECK (daily_rate > 0),
  ADD CONSTRAINT plans_items_check CHECK (items IS JSON ARRAY);
CREATE UNIQUE INDEX plans_name_lower_key ON plans (lower(name));

ALTER TABLE menus ADD CONSTRAINT menus_items_check CHECK (items IS JSON);

ALTER TABLE customer_plans
  ALTER COLUMN weekdays SET NOT NULL,
  ADD CONSTRAINT customer_plans_dates_check CHECK (end_date >= start_date),
  ADD CONSTRAINT customer_plans_daily_rate_check CHECK (daily_rate > 0),
  ADD CONSTRAINT customer_plans_weekdays_check
    CHECK (weekdays <@ ARRAY[1, 2, 3, 4, 5, 6, 7]::smallint[] AND cardinality(weekdays) BETWEEN 1 AND 7);

ALTER TABLE bills
  ADD CONSTRAINT bills_month_check CHECK (month BETWEEN 1 AND 12),
  ADD CONSTRAINT bills_year_check CHECK (year >= 2024),
  ADD CONSTRAINT bills_total_days_check CHECK (total_days > 0),
  ADD CONSTRAINT bills_paused_days_check CHECK (paused_days >= 0),
  ADD CONSTRAINT bills_billable_days_check CHECK (billable_days >= 0 AND billable_days = total_days - paused_days),
  ADD CONSTRAINT bills_amount_check CHECK (amount >= 0),
  ADD CONSTRAINT bills_nothing_to_pay_check CHECK (amount > 0 OR is_paid);

ALTER TABLE bill_lines
  ADD CONSTRAINT bill_lines_daily_rate_check CHECK (daily_rate > 0),
  ADD CONSTRAINT bill_lines_total_days_check CHECK (total_days > 0),
  ADD CONSTRAINT bill_lines_paused_days_check CHECK (paused_days >= 0),
  ADD CONSTRAINT bill_lines_billable_days_check CHECK (billable_days >= 0 AND billable_days = total_days - paused_days),
  ADD CONSTRAINT bill_lines_amount_check CHECK (amount = billable_days * daily_rate),
  ADD CONSTRAINT bill_lines_days_check CHECK (jsonb_typeof(days) = 'array' AND jsonb_array_length(days) = total_days);

ALTER TABLE payments
  ADD CONSTRAINT payments_amount_check CHECK (amount > 0),
  ADD CONSTRAINT payments_currency_check CHECK (currency = 'inr'),
  ADD CONSTRAINT payments_status_check CHECK (status IN ('pending', 'succeeded', 'failed'));
CREATE UNIQUE INDEX payments_one_pending_per_bill ON payments (bill_id) WHERE status = 'pending';
CREATE UNIQUE INDEX payments_one_succeeded_per_bill ON payments (bill_id) WHERE status = 'succeeded';

ALTER TABLE payment_logs
  ADD CONSTRAINT payment_logs_amount_check CHECK (amount > 0),
  ADD CONSTRAINT payment_logs_billing_period_check CHECK (billing_period ~ '^(0[1-9]|1[0-2])/[0-9]{4}$');

ALTER TABLE settings
  ADD CONSTRAINT settings_one_row_check CHECK (id = 1),
  ADD CONSTRAINT settings_due_days_check CHECK (due_days BETWEEN 1 AND 60);

-- 4. Rules that look at more than one row ---------------------------------------------------------------------------

-- is_admin follows role, and a row made with is_admin alone (as the document's sample data is) becomes an admin.
CREATE FUNCTION users_sync_role() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' AND NEW.is_admin AND NEW.role = 'customer' THEN NEW.role := 'admin'; END IF;
  NEW.is_admin := NEW.role IN ('admin', 'owner');
  RETURN NEW;
END $$;
CREATE TRIGGER users_sync_role BEFORE INSERT OR UPDATE OF role, is_admin ON users
  FOR EACH ROW EXECUTE FUNCTION users_sync_role();

CREATE FUNCTION users_lock_address() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM customer_plans WHERE customer_id = OLD.id AND is_active AND end_date >= app_today()) THEN
    RAISE EXCEPTION 'the address cannot change while a subscription is active'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'users_address_lock';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER users_lock_address BEFORE UPDATE OF addr1, addr2, area, city, state, pincode ON users
  FOR EACH ROW WHEN ((OLD.addr1, OLD.addr2, OLD.area, OLD.city, OLD.state, OLD.pincode)
    IS DISTINCT FROM (NEW.addr1, NEW.addr2, NEW.area, NEW.city, NEW.state, NEW.pincode))
  EXECUTE FUNCTION users_lock_address();

-- No day of the past is made: only an admin may, to correct one (with a reason, which the command audits).
CREATE FUNCTION refuse_past_day() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE day date := (to_jsonb(NEW) ->> TG_ARGV[0])::date;
BEGIN
  IF day < app_today() AND NOT app_is_admin() THEN
    RAISE EXCEPTION '% % lies in the past', TG_ARGV[0], day
      USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_not_past';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER customer_plans_not_past BEFORE INSERT ON customer_plans
  FOR EACH ROW EXECUTE FUNCTION refuse_past_day('start_date');
CREATE TRIGGER paused_dates_not_past BEFORE INSERT ON paused_dates
  FOR EACH ROW EXECUTE FUNCTION refuse_past_day('pause_date');
CREATE TRIGGER skipped_deliveries_not_past BEFORE INSERT ON skipped_deliveries
  FOR EACH ROW EXECUTE FUNCTION refuse_past_day('skip_date');

-- A subscription is taken on an active plan at that plan's rate of the day, and keeps plan, customer and rate.
CREATE FUNCTION customer_plans_take_rate() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE plan plans%ROWTYPE;
BEGIN
  SELECT * INTO plan FROM plans WHERE id = NEW.plan_id FOR SHARE;
  IF NOT plan.is_active THEN
    RAISE EXCEPTION 'plan % is not active', NEW.plan_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'customer_plans_active_plan';
  END IF;
  IF NEW.daily_rate IS DISTINCT FROM plan.daily_rate THEN
    RAISE EXCEPTION 'daily_rate % is not the rate of plan %', NEW.daily_rate, NEW.plan_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'customer_plans_rate_of_plan';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER customer_plans_take_rate BEFORE INSERT ON customer_plans
  FOR EACH ROW EXECUTE FUNCTION customer_plans_take_rate();

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% of % is final', TG_ARGV[0], TG_TABLE_NAME
    USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME;
END $$;
CREATE TRIGGER customer_plans_fixed_terms BEFORE UPDATE ON customer_plans
  FOR EACH ROW WHEN ((OLD.customer_id, OLD.plan_id, OLD.start_date, OLD.daily_rate)
    IS DISTINCT FROM (NEW.customer_id, NEW.plan_id, NEW.start_date, NEW.daily_rate))
  EXECUTE FUNCTION refuse_change('customer, plan, start and rate');
CREATE TRIGGER bills_paid_is_final BEFORE UPDATE ON bills
  FOR EACH ROW WHEN (OLD.is_paid AND (NOT NEW.is_paid OR OLD.amount <> NEW.amount))
  EXECUTE FUNCTION refuse_change('a paid bill');
CREATE TRIGGER payments_succeeded_is_final BEFORE UPDATE ON payments
  FOR EACH ROW WHEN (OLD.status = 'succeeded' AND NEW.status <> 'succeeded' OR OLD.status = 'failed' AND NEW.status = 'pending')
  EXECUTE FUNCTION refuse_change('the status');
CREATE TRIGGER payments_fixed_terms BEFORE UPDATE ON payments
  FOR EACH ROW WHEN ((OLD.bill_id, OLD.customer_id, OLD.stripe_payment_intent_id, OLD.amount, OLD.currency)
    IS DISTINCT FROM (NEW.bill_id, NEW.customer_id, NEW.stripe_payment_intent_id, NEW.amount, NEW.currency))
  EXECUTE FUNCTION refuse_change('bill, customer, intent and amount');

-- A bill equals the sum of its lines whenever a transaction commits.
CREATE FUNCTION bills_equal_lines() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  bill_ids integer[] := CASE
    WHEN TG_TABLE_NAME = 'bills' THEN ARRAY[(to_jsonb(NEW) ->> 'id')::integer]
    ELSE ARRAY[(to_jsonb(NEW) ->> 'bill_id')::integer, (to_jsonb(OLD) ->> 'bill_id')::integer] END;
BEGIN
  IF EXISTS (
    SELECT 1 FROM bills b LEFT JOIN bill_lines l ON l.bill_id = b.id
    WHERE b.id = ANY (bill_ids)
    GROUP BY b.id
    HAVING (b.total_days, b.paused_days, b.billable_days, b.amount) IS DISTINCT FROM
      (sum(l.total_days), sum(l.paused_days), sum(l.billable_days), sum(l.amount))
  ) THEN
    RAISE EXCEPTION 'the lines do not sum to the bill'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'bills_equal_lines';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER bills_equal_lines AFTER INSERT OR UPDATE ON bills
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION bills_equal_lines();
CREATE CONSTRAINT TRIGGER bill_lines_equal_bill AFTER INSERT OR UPDATE OR DELETE ON bill_lines
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION bills_equal_lines();

CREATE FUNCTION payments_match_bill() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM bills WHERE id = NEW.bill_id AND customer_id = NEW.customer_id) THEN
    RAISE EXCEPTION 'the bill is another customer''s'
      USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_match_bill';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER payments_match_bill BEFORE INSERT ON payments FOR EACH ROW EXECUTE FUNCTION payments_match_bill();
CREATE TRIGGER payment_logs_match_bill BEFORE INSERT ON payment_logs FOR EACH ROW EXECUTE FUNCTION payments_match_bill();

-- The logs take new rows and nothing else, whoever asks.
CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_TABLE_NAME || '_append_only';
END $$;
CREATE TRIGGER payment_logs_append_only BEFORE UPDATE OR DELETE ON payment_logs
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER payment_logs_no_truncate BEFORE TRUNCATE ON payment_logs
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER audit_logs_append_only BEFORE UPDATE OR DELETE ON audit_logs
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER audit_logs_no_truncate BEFORE TRUNCATE ON audit_logs
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

-- 5. Row-level security ---------------------------------------------------------------------------------------------
-- Four roles that own nothing. Roles belong to the cluster, so another database may have made them already.

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['tiffin_guest', 'tiffin_customer', 'tiffin_staff', 'tiffin_system'] LOOP
    BEGIN
      EXECUTE format('CREATE ROLE %I NOLOGIN', name);
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END;
    EXECUTE format('GRANT %I TO CURRENT_USER', name);
    EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', name);
  END LOOP;
END $$;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['users', 'areas', 'plans', 'menus', 'customer_plans', 'paused_dates', 'skipped_deliveries',
    'closures', 'bills', 'bill_lines', 'payments', 'payment_logs', 'payment_flags', 'stripe_events', 'settings', 'sessions',
    'verification_tokens', 'audit_logs', 'mails', 'rate_limits'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO tiffin_system', name);
    EXECUTE format('CREATE POLICY system_everything ON %I TO tiffin_system USING (true) WITH CHECK (true)', name);
  END LOOP;
END $$;
REVOKE UPDATE, DELETE ON payment_logs, audit_logs FROM tiffin_system;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO tiffin_customer, tiffin_staff, tiffin_system;

-- What everybody may see.
GRANT SELECT ON areas, plans, menus, closures, settings TO tiffin_guest, tiffin_customer, tiffin_staff;
CREATE POLICY everybody_reads ON areas FOR SELECT TO tiffin_guest, tiffin_customer, tiffin_staff USING (true);
CREATE POLICY everybody_reads ON menus FOR SELECT TO tiffin_guest, tiffin_customer, tiffin_staff USING (true);
CREATE POLICY everybody_reads ON closures FOR SELECT TO tiffin_guest, tiffin_customer, tiffin_staff USING (true);
CREATE POLICY everybody_reads ON settings FOR SELECT TO tiffin_guest, tiffin_customer, tiffin_staff USING (true);
CREATE POLICY guest_reads_active ON plans FOR SELECT TO tiffin_guest USING (is_active);

-- Customers: their own rows.
GRANT SELECT (id, fullname, email, phone, addr1, addr2, area, city, state, pincode, role, is_admin, anonymised_at, created_at)
  ON users TO tiffin_customer, tiffin_staff;
GRANT UPDATE (fullname, phone, addr1, addr2, area, city, state, pincode) ON users TO tiffin_customer;
CREATE POLICY customer_reads_self ON users FOR SELECT TO tiffin_customer USING (id = app_user_id());
CREATE POLICY customer_changes_self ON users FOR UPDATE TO tiffin_customer USING (id = app_user_id());
CREATE POLICY customer_reads_offered_or_own ON plans FOR SELECT TO tiffin_customer
  USING (is_active OR EXISTS (SELECT 1 FROM customer_plans s WHERE s.plan_id = plans.id));

GRANT SELECT, INSERT, UPDATE, DELETE ON customer_plans TO tiffin_customer;
CREATE POLICY customer_own ON customer_plans TO tiffin_customer USING (customer_id = app_user_id());

GRANT SELECT, INSERT, DELETE ON paused_dates, skipped_deliveries TO tiffin_customer;
CREATE POLICY customer_reads_own ON paused_dates FOR SELECT TO tiffin_customer USING (customer_id = app_user_id());
CREATE POLICY customer_adds_own ON paused_dates FOR INSERT TO tiffin_customer WITH CHECK (customer_id = app_user_id());
CREATE POLICY customer_removes_own ON paused_dates FOR DELETE TO tiffin_customer
  USING (customer_id = app_user_id() AND pause_date >= app_today());
CREATE POLICY customer_reads_own ON skipped_deliveries FOR SELECT TO tiffin_customer
  USING (EXISTS (SELECT 1 FROM customer_plans s WHERE s.id = subscription_id AND s.customer_id = app_user_id()));
CREATE POLICY customer_adds_own ON skipped_deliveries FOR INSERT TO tiffin_customer
  WITH CHECK (EXISTS (SELECT 1 FROM customer_plans s WHERE s.id = subscription_id AND s.customer_id = app_user_id()));
CREATE POLICY customer_removes_own ON skipped_deliveries FOR DELETE TO tiffin_customer
  USING (skip_date >= app_today()
    AND EXISTS (SELECT 1 FROM customer_plans s WHERE s.id = subscription_id AND s.customer_id = app_user_id()));

GRANT SELECT ON bills, bill_lines, payments, payment_logs TO tiffin_customer;
CREATE POLICY customer_reads_own ON bills FOR SELECT TO tiffin_customer USING (customer_id = app_user_id());
CREATE POLICY customer_reads_own ON bill_lines FOR SELECT TO tiffin_customer
  USING (EXISTS (SELECT 1 FROM bills b WHERE b.id = bill_id AND b.customer_id = app_user_id()));
CREATE POLICY customer_reads_own ON payments FOR SELECT TO tiffin_customer USING (customer_id = app_user_id());
CREATE POLICY customer_reads_own ON payment_logs FOR SELECT TO tiffin_customer USING (customer_id = app_user_id());

-- Everybody who is logged in: own sessions, own entries in the audit log, mail.
GRANT SELECT, DELETE ON sessions TO tiffin_customer, tiffin_staff;
CREATE POLICY own_sessions ON sessions TO tiffin_customer, tiffin_staff USING (user_id = app_user_id());
GRANT INSERT ON audit_logs, mails TO tiffin_customer, tiffin_staff;
CREATE POLICY own_acts ON audit_logs FOR INSERT TO tiffin_customer, tiffin_staff
  WITH CHECK (actor_id = app_user_id() AND actor_role = app_role());
CREATE POLICY mail_to_self ON mails FOR INSERT TO tiffin_customer
  WITH CHECK (recipient = (SELECT email FROM users WHERE id = app_user_id()));
CREATE POLICY mail_to_anybody ON mails FOR INSERT TO tiffin_staff WITH CHECK (true);

-- Staff: what their work needs.
CREATE POLICY staff_reads ON users FOR SELECT TO tiffin_staff
  USING (app_is_admin() OR app_role() = 'support' OR role = 'customer' OR id = app_user_id());
GRANT UPDATE (fullname, email, phone, addr1, addr2, area, city, state, pincode, role, is_admin, anonymised_at) ON users TO tiffin_staff;
CREATE POLICY admin_changes ON users FOR UPDATE TO tiffin_staff USING (app_is_admin());

CREATE POLICY staff_reads ON plans FOR SELECT TO tiffin_staff USING (true);
GRANT SELECT ON customer_plans, paused_dates, skipped_deliveries TO tiffin_staff;
CREATE POLICY staff_reads ON customer_plans FOR SELECT TO tiffin_staff USING (true);
CREATE POLICY staff_reads ON paused_dates FOR SELECT TO tiffin_staff USING (true);
CREATE POLICY staff_reads ON skipped_deliveries FOR SELECT TO tiffin_staff USING (true);

GRANT SELECT ON bills, bill_lines, payments, payment_logs, payment_flags, stripe_events, audit_logs, mails TO tiffin_staff;
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['bills', 'bill_lines', 'payments', 'payment_logs', 'payment_flags', 'stripe_events'] LOOP
    EXECUTE format('CREATE POLICY office_reads ON %I FOR SELECT TO tiffin_staff USING (app_is_admin() OR app_role() = ''support'')', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['audit_logs', 'mails'] LOOP
    EXECUTE format('CREATE POLICY admin_reads ON %I FOR SELECT TO tiffin_staff USING (app_is_admin())', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['areas', 'plans', 'menus', 'closures', 'settings', 'customer_plans', 'paused_dates',
    'skipped_deliveries', 'bills', 'bill_lines'] LOOP
    EXECUTE format('GRANT INSERT, UPDATE, DELETE ON %I TO tiffin_staff', name);
    EXECUTE format('CREATE POLICY admin_writes ON %I TO tiffin_staff USING (app_is_admin()) WITH CHECK (app_is_admin())', name);
  END LOOP;
END $$;
GRANT UPDATE (resolved_at, resolved_by_id) ON payment_flags TO tiffin_staff;
CREATE POLICY admin_resolves ON payment_flags FOR UPDATE TO tiffin_staff USING (app_is_admin());

-- 6. Data the rules refer to ----------------------------------------------------------------------------------------

INSERT INTO areas (name)
SELECT unnest(ARRAY['Vashi', 'Nerul', 'Belapur', 'Kharghar', 'Panvel', 'Kamothe', 'Ghansoli', 'Kopar Khairane', 'Airoli',
  'Sanpada', 'Juinagar', 'Seawoods', 'Darave', 'Digha', 'Karave', 'Ulwe']);

INSERT INTO settings (id, kitchen_name, kitchen_phone, kitchen_address)
VALUES (1, 'TiffinTrack Kitchen', '9820012345', 'Plot 14, Sector 19, Vashi, Navi Mumbai, Maharashtra 400703');
