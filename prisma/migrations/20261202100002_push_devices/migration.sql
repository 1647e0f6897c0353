-- Browsers to which notifications are pushed, each by the address that its maker's push service gave it.
CREATE TABLE "push_devices" (
    "id" SERIAL NOT NULL,
    "user_id" INTEGER NOT NULL,
    "endpoint" VARCHAR(1000) NOT NULL,
    "p256dh" VARCHAR(100) NOT NULL,
    "auth" VARCHAR(50) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "push_devices_pkey" PRIMARY KEY ("id")
);
COMMENT ON COLUMN "push_devices"."p256dh" IS 'With `auth`, what a message to this browser is sealed with: the push service can''t read it.';
CREATE UNIQUE INDEX "push_devices_endpoint_key" ON "push_devices"("endpoint");
COMMENT ON INDEX "push_devices_endpoint_key" IS 'A browser is one person''s: whoever switched it on last.';
CREATE INDEX "push_devices_user_id_idx" ON "push_devices"("user_id");
COMMENT ON INDEX "push_devices_user_id_idx" IS 'The browsers of a person.';
ALTER TABLE "push_devices" ADD CONSTRAINT "push_devices_user_id_fkey"
  FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "push_devices" ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON "push_devices" TO tiffin_system;
GRANT USAGE ON SEQUENCE "push_devices_id_seq" TO tiffin_system;
CREATE POLICY system_everything ON "push_devices" TO tiffin_system USING (true) WITH CHECK (true);

-- A phone is told by push as soon as one is switched on.
CREATE OR REPLACE FUNCTION channels_of(person integer, told_kind text) RETURNS SETOF text LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT k.channel::text FROM notification_kinds k
    LEFT JOIN notification_choices c ON c.user_id = person AND c.kind = k.kind AND c.channel = k.channel
  WHERE k.kind = told_kind AND coalesce(c.is_on, k.is_on)
    AND (k.channel IN ('in-app', 'email') OR k.channel = 'push' AND EXISTS (SELECT FROM push_devices d WHERE d.user_id = person))
    AND (person = app_user_id() OR app_is_staff() OR app_role() = 'system')
$$;
