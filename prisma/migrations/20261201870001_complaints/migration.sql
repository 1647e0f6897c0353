-- What a customer says of a tiffin that did not come, came late, was wrong or spoiled; and what the office answered. A tiffin is
-- complained of once.
CREATE TABLE "complaints" (
    "id" SERIAL NOT NULL,
    "customer_id" INTEGER NOT NULL,
    "subscription_id" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "kind" VARCHAR(10) NOT NULL,
    "note" VARCHAR(500),
    "picture" VARCHAR(255),
    "state" VARCHAR(10) NOT NULL DEFAULT 'open',
    "sentence" VARCHAR(500),
    "decided_by_id" INTEGER,
    "decided_at" TIMESTAMPTZ(3),
    "credit_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "complaints_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "complaints_subscription_id_day_key" ON "complaints"("subscription_id", "day");
CREATE UNIQUE INDEX "complaints_credit_id_key" ON "complaints"("credit_id");
CREATE INDEX "complaints_customer_id_day_idx" ON "complaints"("customer_id", "day");
COMMENT ON INDEX complaints_customer_id_day_idx IS 'What a customer said lately, and the foreign key.';
CREATE INDEX "complaints_state_id_idx" ON "complaints"("state", "id");
COMMENT ON INDEX complaints_state_id_idx IS 'The complaints that wait, and how many they are.';
CREATE INDEX "complaints_day_idx" ON "complaints"("day");
COMMENT ON INDEX complaints_day_idx IS 'The complaints of the last two weeks, by their doors.';

ALTER TABLE "complaints" ADD CONSTRAINT "complaints_customer_id_fkey"
  FOREIGN KEY ("customer_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_subscription_id_fkey"
  FOREIGN KEY ("subscription_id") REFERENCES "customer_plans"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_decided_by_id_fkey"
  FOREIGN KEY ("decided_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_credit_id_fkey"
  FOREIGN KEY ("credit_id") REFERENCES "credits"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE complaints ADD CONSTRAINT complaints_kind_check CHECK (kind IN ('missing', 'late', 'wrong', 'spoiled'));
ALTER TABLE complaints ADD CONSTRAINT complaints_state_check CHECK (CASE state
  WHEN 'open' THEN decided_at IS NULL AND decided_by_id IS NULL AND credit_id IS NULL AND sentence IS NULL
  WHEN 'credited' THEN decided_at IS NOT NULL AND decided_by_id IS NOT NULL AND credit_id IS NOT NULL AND sentence IS NULL
  WHEN 'declined' THEN decided_at IS NOT NULL AND decided_by_id IS NOT NULL AND credit_id IS NULL AND sentence <> ''
  ELSE false END);

ALTER TABLE complaints ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON complaints TO tiffin_system;
CREATE POLICY system_everything ON complaints TO tiffin_system USING (true) WITH CHECK (true);
-- who of the office answered is nobody's but the office's
GRANT SELECT (id, customer_id, subscription_id, day, kind, note, picture, state, sentence, decided_at, credit_id, created_at)
  ON complaints TO tiffin_customer;
GRANT INSERT (customer_id, subscription_id, day, kind, note, picture, state) ON complaints TO tiffin_customer;
GRANT USAGE ON SEQUENCE complaints_id_seq TO tiffin_customer, tiffin_system;
CREATE POLICY customer_reads_own ON complaints FOR SELECT TO tiffin_customer USING (customer_id = (SELECT app_user_id()));
CREATE POLICY customer_complains ON complaints FOR INSERT TO tiffin_customer WITH CHECK (
  customer_id = (SELECT app_user_id()) AND state = 'open' AND day BETWEEN (SELECT app_today()) - 2 AND (SELECT app_today())
  AND EXISTS (SELECT FROM customer_plans s WHERE s.id = subscription_id AND s.customer_id = (SELECT app_user_id())
    AND day BETWEEN s.start_date AND s.end_date AND extract(isodow FROM day) = ANY (s.weekdays)));
GRANT SELECT ON complaints TO tiffin_staff;
CREATE POLICY office_reads ON complaints FOR SELECT TO tiffin_staff
  USING ((SELECT app_is_admin()) OR (SELECT app_role()) = 'support');
