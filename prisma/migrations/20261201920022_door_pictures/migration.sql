-- A picture beside what is said of a tiffin: by its customer with a complaint, or by who brings it with "not delivered". Small, made
-- anew from what was sent; for that customer and the office alone.
CREATE TABLE "door_pictures" (
    "key" UUID NOT NULL,
    "customer_id" INTEGER NOT NULL,
    "webp" BYTEA NOT NULL,
    "driver_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "door_pictures_pkey" PRIMARY KEY ("key", "customer_id")
);
COMMENT ON COLUMN door_pictures.key IS 'Of a driver''s it is the key of the mark, which may be for several doors; a complaint has it in its picture.';
CREATE INDEX "door_pictures_customer_id_idx" ON "door_pictures"("customer_id");
COMMENT ON INDEX door_pictures_customer_id_idx IS 'The pictures of a person: for themselves, and to erase them.';
CREATE INDEX "door_pictures_driver_id_idx" ON "door_pictures"("driver_id");
COMMENT ON INDEX door_pictures_driver_id_idx IS 'the foreign key';
ALTER TABLE "door_pictures" ADD CONSTRAINT "door_pictures_customer_id_fkey"
  FOREIGN KEY ("customer_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "door_pictures" ADD CONSTRAINT "door_pictures_driver_id_fkey"
  FOREIGN KEY ("driver_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE door_pictures ADD CONSTRAINT door_pictures_small_check CHECK (octet_length(webp) BETWEEN 1 AND 400000);

ALTER TABLE door_pictures ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON door_pictures TO tiffin_system;
CREATE POLICY system_everything ON door_pictures TO tiffin_system USING (true) WITH CHECK (true);
-- not who brought it
GRANT SELECT (key, customer_id, webp, created_at), INSERT (key, customer_id, webp) ON door_pictures TO tiffin_customer;
CREATE POLICY customer_reads_own ON door_pictures FOR SELECT TO tiffin_customer USING (customer_id = (SELECT app_user_id()));
CREATE POLICY customer_adds ON door_pictures FOR INSERT TO tiffin_customer
  WITH CHECK (customer_id = (SELECT app_user_id()) AND driver_id IS NULL);
GRANT SELECT, INSERT (key, customer_id, webp, driver_id) ON door_pictures TO tiffin_staff;
CREATE POLICY office_reads ON door_pictures FOR SELECT TO tiffin_staff
  USING ((SELECT app_is_admin()) OR (SELECT app_role()) = 'support');
-- of what they have just marked at these doors
CREATE POLICY bringer_adds ON door_pictures FOR INSERT TO tiffin_staff
  WITH CHECK (driver_id = (SELECT app_user_id()) AND EXISTS (SELECT FROM delivery_marks m
    WHERE m.key = door_pictures.key AND m.customer_id = door_pictures.customer_id AND m.driver_id = (SELECT app_user_id())
      AND m.status = 'not_delivered'));
