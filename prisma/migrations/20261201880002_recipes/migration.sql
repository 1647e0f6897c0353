-- Recipes, the shopping list and what is noted after a meal. A recipe says what goes into so much of a dish; nothing is bought for
-- a dish of which nobody has said it. Whoever buys may round up to whole packs, and takes a little more than is expected.
CREATE TABLE "ingredients" (
    "id" SERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "name" VARCHAR(100) NOT NULL,
    "unit" VARCHAR(10) NOT NULL,
    "pack_size" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "version" INTEGER NOT NULL DEFAULT next_version(),
    "changed_at" TIMESTAMPTZ(3),
    "changed_by_id" INTEGER,

    CONSTRAINT "ingredients_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "dish_recipes" (
    "dish_id" INTEGER NOT NULL,
    "for_quantity" DECIMAL(8,3) NOT NULL DEFAULT 1,
    "for_unit" VARCHAR(10),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "version" INTEGER NOT NULL DEFAULT next_version(),
    "changed_at" TIMESTAMPTZ(3),
    "changed_by_id" INTEGER,

    CONSTRAINT "dish_recipes_pkey" PRIMARY KEY ("dish_id")
);
CREATE TABLE "recipe_lines" (
    "dish_id" INTEGER NOT NULL,
    "position" SMALLINT NOT NULL,
    "ingredient_id" INTEGER NOT NULL,
    "amount" DECIMAL(9,3) NOT NULL,

    CONSTRAINT "recipe_lines_pkey" PRIMARY KEY ("dish_id", "position")
);
CREATE TABLE "day_leftovers" (
    "day" DATE NOT NULL,
    "slot_id" SMALLINT NOT NULL,
    "cooked" INTEGER NOT NULL,
    "left_over" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "version" INTEGER NOT NULL DEFAULT next_version(),
    "changed_at" TIMESTAMPTZ(3),
    "changed_by_id" INTEGER,

    CONSTRAINT "day_leftovers_pkey" PRIMARY KEY ("day", "slot_id")
);
CREATE TABLE "food_safety_entries" (
    "id" SERIAL NOT NULL,
    "day" DATE NOT NULL,
    "slot_id" SMALLINT NOT NULL,
    "kind" VARCHAR(15) NOT NULL,
    "note" VARCHAR(200) NOT NULL,
    "noted_by_id" INTEGER NOT NULL DEFAULT app_user_id(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "food_safety_entries_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "ingredients_key_key" ON "ingredients"("key");
CREATE UNIQUE INDEX "recipe_lines_dish_id_ingredient_id_key" ON "recipe_lines"("dish_id", "ingredient_id");
CREATE INDEX "recipe_lines_ingredient_id_idx" ON "recipe_lines"("ingredient_id");
COMMENT ON INDEX recipe_lines_ingredient_id_idx IS 'the dishes that hold an ingredient, and the foreign key';
CREATE INDEX "food_safety_entries_day_idx" ON "food_safety_entries"("day");
COMMENT ON INDEX food_safety_entries_day_idx IS 'what was noted of a day';

ALTER TABLE "dish_recipes" ADD CONSTRAINT "dish_recipes_dish_id_fkey" FOREIGN KEY ("dish_id") REFERENCES "dishes"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "recipe_lines" ADD CONSTRAINT "recipe_lines_dish_id_fkey" FOREIGN KEY ("dish_id") REFERENCES "dish_recipes"("dish_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "recipe_lines" ADD CONSTRAINT "recipe_lines_ingredient_id_fkey" FOREIGN KEY ("ingredient_id") REFERENCES "ingredients"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "day_leftovers" ADD CONSTRAINT "day_leftovers_slot_id_fkey" FOREIGN KEY ("slot_id") REFERENCES "slots"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "food_safety_entries" ADD CONSTRAINT "food_safety_entries_slot_id_fkey" FOREIGN KEY ("slot_id") REFERENCES "slots"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "food_safety_entries" ADD CONSTRAINT "food_safety_entries_noted_by_id_fkey" FOREIGN KEY ("noted_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "settings" ADD COLUMN "buying_buffer" SMALLINT NOT NULL DEFAULT 5;

ALTER TABLE ingredients ADD CONSTRAINT ingredients_unit_check CHECK (unit IN ('g', 'ml', 'piece')),
  ADD CONSTRAINT ingredients_pack_check CHECK (pack_size BETWEEN 1 AND 1000000),
  ADD CONSTRAINT ingredients_name_check CHECK (name = trim(name) AND name <> '');
ALTER TABLE dish_recipes ADD CONSTRAINT dish_recipes_quantity_check CHECK (for_quantity > 0);
ALTER TABLE recipe_lines ADD CONSTRAINT recipe_lines_amount_check CHECK (amount > 0);
ALTER TABLE day_leftovers ADD CONSTRAINT day_leftovers_numbers_check CHECK (left_over BETWEEN 0 AND cooked AND cooked <= 100000);
ALTER TABLE food_safety_entries ADD CONSTRAINT food_safety_entries_kind_check CHECK (kind IN ('temperature', 'sample')),
  ADD CONSTRAINT food_safety_entries_note_check CHECK (note <> '');
ALTER TABLE settings ADD CONSTRAINT settings_buying_buffer_check CHECK (buying_buffer BETWEEN 0 AND 50);

CREATE TRIGGER ingredients_raise_version BEFORE UPDATE ON ingredients FOR EACH ROW EXECUTE FUNCTION raise_version();
CREATE TRIGGER dish_recipes_raise_version BEFORE UPDATE ON dish_recipes FOR EACH ROW EXECUTE FUNCTION raise_version();
CREATE TRIGGER day_leftovers_raise_version BEFORE UPDATE ON day_leftovers FOR EACH ROW EXECUTE FUNCTION raise_version();
-- a log that could be put right afterwards would prove nothing
CREATE TRIGGER food_safety_entries_append_only BEFORE UPDATE OR DELETE ON food_safety_entries
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER food_safety_entries_no_truncate BEFORE TRUNCATE ON food_safety_entries
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['ingredients', 'dish_recipes', 'recipe_lines', 'day_leftovers', 'food_safety_entries'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO tiffin_system', name);
    EXECUTE format('GRANT SELECT ON %I TO tiffin_staff', name);
    EXECUTE format('CREATE POLICY system_everything ON %I TO tiffin_system USING (true) WITH CHECK (true)', name);
    EXECUTE format($p$CREATE POLICY kitchen_reads ON %I FOR SELECT TO tiffin_staff
      USING ((SELECT app_is_admin()) OR (SELECT app_role()) = 'kitchen')$p$, name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['ingredients', 'dish_recipes', 'recipe_lines'] LOOP
    EXECUTE format('CREATE POLICY admin_writes ON %I TO tiffin_staff USING ((SELECT app_is_admin())) WITH CHECK ((SELECT app_is_admin()))', name);
  END LOOP;
END $$;
REVOKE UPDATE, DELETE ON food_safety_entries FROM tiffin_system;
GRANT INSERT (key, name, unit), UPDATE (pack_size) ON ingredients TO tiffin_staff;
GRANT INSERT (dish_id, for_quantity, for_unit), UPDATE (dish_id, for_quantity, for_unit), DELETE ON dish_recipes TO tiffin_staff;
GRANT INSERT, DELETE ON recipe_lines TO tiffin_staff;
-- the kitchen writes what it cooked and measured; a day that is still ahead has nothing left over
GRANT INSERT (day, slot_id, cooked, left_over), UPDATE (cooked, left_over) ON day_leftovers TO tiffin_staff;
CREATE POLICY kitchen_adds ON day_leftovers FOR INSERT TO tiffin_staff
  WITH CHECK (((SELECT app_is_admin()) OR (SELECT app_role()) = 'kitchen') AND day <= (SELECT app_today()));
CREATE POLICY kitchen_changes ON day_leftovers FOR UPDATE TO tiffin_staff
  USING ((SELECT app_is_admin()) OR (SELECT app_role()) = 'kitchen');
GRANT INSERT (day, slot_id, kind, note) ON food_safety_entries TO tiffin_staff;
CREATE POLICY kitchen_adds ON food_safety_entries FOR INSERT TO tiffin_staff
  WITH CHECK (((SELECT app_is_admin()) OR (SELECT app_role()) = 'kitchen') AND noted_by_id = (SELECT app_user_id())
    AND day <= (SELECT app_today()));
GRANT USAGE ON SEQUENCE ingredients_id_seq, food_safety_entries_id_seq TO tiffin_staff, tiffin_system;
