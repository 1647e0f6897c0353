-- What somebody proves besides their password: the codes of an app on their phone, and codes on paper for when it is lost.
CREATE TABLE "authenticators" (
    "user_id" INTEGER NOT NULL,
    "sealed_secret" VARCHAR(200) NOT NULL,
    "last_step" INTEGER NOT NULL DEFAULT 0,
    "last_press" VARCHAR(64),
    "confirmed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "authenticators_pkey" PRIMARY KEY ("user_id")
);
CREATE TABLE "recovery_codes" (
    "id" SERIAL NOT NULL,
    "user_id" INTEGER NOT NULL,
    "code_hash" VARCHAR(255) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "used_press" VARCHAR(64),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "recovery_codes_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "recovery_codes_user_id_idx" ON "recovery_codes"("user_id");
COMMENT ON INDEX recovery_codes_user_id_idx IS 'A person''s codes: one of them is tried, and those that are left are counted.';

ALTER TABLE "authenticators" ADD CONSTRAINT "authenticators_user_id_fkey"
  FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_user_id_fkey"
  FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE authenticators ADD CONSTRAINT authenticators_last_step_check CHECK (last_step >= 0);

-- A code works once: its step, and all before it, are over for good.
CREATE FUNCTION authenticators_go_on() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'a code that was used stays used' USING ERRCODE = 'check_violation', CONSTRAINT = 'authenticators_go_on';
END $$;
CREATE TRIGGER authenticators_go_on BEFORE UPDATE ON authenticators
  FOR EACH ROW WHEN (OLD.confirmed_at IS NOT NULL AND (NEW.last_step < OLD.last_step OR NEW.confirmed_at IS NULL))
  EXECUTE FUNCTION authenticators_go_on();
CREATE TRIGGER recovery_codes_stay_used BEFORE UPDATE ON recovery_codes
  FOR EACH ROW WHEN (OLD.used_at IS NOT NULL AND (NEW.used_at IS DISTINCT FROM OLD.used_at OR NEW.code_hash <> OLD.code_hash))
  EXECUTE FUNCTION authenticators_go_on();

-- Nobody but the person it belongs to reads it, whatever their role; of the codes they see how many are left.
ALTER TABLE authenticators ENABLE ROW LEVEL SECURITY;
ALTER TABLE recovery_codes ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON authenticators, recovery_codes TO tiffin_system;
GRANT USAGE ON SEQUENCE recovery_codes_id_seq TO tiffin_system;
CREATE POLICY system_everything ON authenticators TO tiffin_system USING (true) WITH CHECK (true);
CREATE POLICY system_everything ON recovery_codes TO tiffin_system USING (true) WITH CHECK (true);
GRANT SELECT (user_id, sealed_secret, confirmed_at, created_at) ON authenticators TO tiffin_customer, tiffin_staff;
GRANT SELECT (id, user_id, used_at) ON recovery_codes TO tiffin_customer, tiffin_staff;
CREATE POLICY own_authenticator ON authenticators FOR SELECT TO tiffin_customer, tiffin_staff USING (user_id = app_user_id());
CREATE POLICY own_codes ON recovery_codes FOR SELECT TO tiffin_customer, tiffin_staff USING (user_id = app_user_id());
