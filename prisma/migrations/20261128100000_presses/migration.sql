-- A press is one act: what came of each press of a button that makes or moves something, by the key that its form made.
-- Written in the transaction of the act; forgotten after two days.
CREATE TABLE "presses" (
    "key" UUID NOT NULL,
    "user_id" INTEGER,
    "action" VARCHAR(60) NOT NULL,
    "digest" VARCHAR(64) NOT NULL,
    "state" VARCHAR(20) NOT NULL DEFAULT 'begun',
    "run" UUID NOT NULL,
    "outcome" JSONB,
    "begun_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "presses_pkey" PRIMARY KEY ("key")
);
CREATE INDEX "presses_created_at_idx" ON "presses"("created_at");
ALTER TABLE "presses" ADD CONSTRAINT "presses_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE presses ADD CONSTRAINT presses_state_check CHECK (state IN ('begun', 'done', 'repeatable', 'withdrawn')),
  ADD CONSTRAINT presses_outcome_check CHECK ((state = 'done') = (outcome IS NOT NULL));

-- Customers and staff: the presses that are their own. Those of a guest are the system's.
ALTER TABLE presses ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON presses TO tiffin_system;
GRANT SELECT, INSERT, UPDATE ON presses TO tiffin_customer, tiffin_staff;
CREATE POLICY system_everything ON presses TO tiffin_system USING (true) WITH CHECK (true);
CREATE POLICY own_presses ON presses TO tiffin_customer, tiffin_staff
  USING (user_id = app_user_id()) WITH CHECK (user_id = app_user_id());
