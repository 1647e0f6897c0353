-- Keys that somebody's devices hold, each opening the account by itself: the device asks for a finger, a face or its PIN.
CREATE TABLE "passkeys" (
    "id" SERIAL NOT NULL,
    "user_id" INTEGER NOT NULL,
    "credential_id" TEXT NOT NULL,
    "public_key" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL DEFAULT 0,
    "last_press" VARCHAR(64),
    "transports" TEXT[] NOT NULL DEFAULT '{}',
    "name" VARCHAR(60) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "passkeys_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "passkeys_credential_id_key" ON "passkeys"("credential_id");
CREATE INDEX "passkeys_user_id_idx" ON "passkeys"("user_id");
COMMENT ON INDEX passkeys_user_id_idx IS 'A person''s passkeys, listed in their profile.';
ALTER TABLE "passkeys" ADD CONSTRAINT "passkeys_user_id_fkey"
  FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE passkeys ADD CONSTRAINT passkeys_counter_check CHECK (counter >= 0),
  ADD CONSTRAINT passkeys_credential_id_check CHECK (length(credential_id) BETWEEN 1 AND 1400);

ALTER TABLE passkeys ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON passkeys TO tiffin_system;
GRANT USAGE ON SEQUENCE passkeys_id_seq TO tiffin_system;
CREATE POLICY system_everything ON passkeys TO tiffin_system USING (true) WITH CHECK (true);
GRANT SELECT (id, user_id, name, last_used_at, created_at) ON passkeys TO tiffin_customer, tiffin_staff;
CREATE POLICY own_passkeys ON passkeys FOR SELECT TO tiffin_customer, tiffin_staff USING (user_id = app_user_id());
