-- The pictures of plans: with the rows that name them, so that a copy of the database is a copy of everything. Small, made anew from
-- what was sent; anybody may see them. The names are those of before (image_filename, /uploads/dishes/..).
CREATE TABLE "dish_pictures" (
    "filename" VARCHAR(255) NOT NULL,
    "webp" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "dish_pictures_pkey" PRIMARY KEY ("filename")
);
ALTER TABLE dish_pictures ADD CONSTRAINT dish_pictures_name_check CHECK (filename ~ '^[0-9a-f]{32}\.webp$');
ALTER TABLE dish_pictures ADD CONSTRAINT dish_pictures_small_check CHECK (octet_length(webp) BETWEEN 1 AND 600000);

ALTER TABLE dish_pictures ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON dish_pictures TO tiffin_system;
CREATE POLICY system_everything ON dish_pictures TO tiffin_system USING (true) WITH CHECK (true);
GRANT SELECT (filename, webp) ON dish_pictures TO tiffin_guest, tiffin_customer;
CREATE POLICY anybody_reads ON dish_pictures FOR SELECT TO tiffin_guest, tiffin_customer, tiffin_staff USING (true);
GRANT SELECT, INSERT (filename, webp), DELETE ON dish_pictures TO tiffin_staff;
CREATE POLICY admins_add ON dish_pictures FOR INSERT TO tiffin_staff WITH CHECK ((SELECT app_is_admin()));
-- one that is replaced goes with the change
CREATE POLICY admins_remove ON dish_pictures FOR DELETE TO tiffin_staff USING ((SELECT app_is_admin()));
