-- A browser is told of things until it is logged out: by itself, from another device, or by a new password. A session that merely
-- ran out ends nothing, since nobody asked for it: whoever pauses from the notification itself need not open a page for a month.
ALTER TABLE "push_devices" ADD COLUMN "session_id" INTEGER;
ALTER TABLE "push_devices" ADD CONSTRAINT "push_devices_session_id_fkey"
  FOREIGN KEY ("session_id") REFERENCES "sessions"("id") ON DELETE SET NULL ON UPDATE CASCADE;
CREATE INDEX "push_devices_session_id_idx" ON "push_devices"("session_id");
COMMENT ON INDEX "push_devices_session_id_idx" IS 'The browser of a session that ends.';

CREATE FUNCTION push_ends_with_session() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  DELETE FROM push_devices WHERE session_id = OLD.id;
  RETURN OLD;
END $$;
CREATE TRIGGER push_ends_with_session BEFORE DELETE ON "sessions"
  FOR EACH ROW WHEN (OLD.expires > app_now()) EXECUTE FUNCTION push_ends_with_session();

-- The page on which it is switched on or off asks whether this browser is one of them.
GRANT SELECT ("id", "user_id", "endpoint") ON "push_devices" TO tiffin_customer;
CREATE POLICY customer_own ON "push_devices" FOR SELECT TO tiffin_customer USING (user_id = (SELECT app_user_id()));
