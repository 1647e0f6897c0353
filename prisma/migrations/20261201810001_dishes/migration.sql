-- Dishes as rows. The text of a plan or a menu stays as it is typed; the database reads each of its lines as the row is stored,
-- whoever writes it, so that text and rows can't disagree: nobody else may write the rows.
CREATE TABLE "dishes" (
    "id" SERIAL NOT NULL,
    "name" VARCHAR(100) NOT NULL,
    "unit" VARCHAR(10),
    "mark" VARCHAR(10),
    "allergens" TEXT[] NOT NULL DEFAULT '{}',
    "name_hi" VARCHAR(100),
    "name_mr" VARCHAR(100),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "version" INTEGER NOT NULL DEFAULT next_version(),
    "changed_at" TIMESTAMPTZ(3),
    "changed_by_id" INTEGER,

    CONSTRAINT "dishes_pkey" PRIMARY KEY ("id")
);

-- Every way in which a dish is written. Two dishes made one are two spellings of it.
CREATE TABLE "dish_spellings" (
    "key" TEXT NOT NULL,
    "dish_id" INTEGER NOT NULL,

    CONSTRAINT "dish_spellings_pkey" PRIMARY KEY ("key")
);

CREATE TABLE "plan_dishes" (
    "plan_id" INTEGER NOT NULL,
    "position" SMALLINT NOT NULL,
    "spelling" TEXT NOT NULL,
    "quantity" DECIMAL(8,3) NOT NULL,
    "unit" VARCHAR(10),

    CONSTRAINT "plan_dishes_pkey" PRIMARY KEY ("plan_id", "position")
);

CREATE TABLE "menu_dishes" (
    "menu_id" INTEGER NOT NULL,
    "position" SMALLINT NOT NULL,
    "spelling" TEXT NOT NULL,
    "quantity" DECIMAL(8,3) NOT NULL,
    "unit" VARCHAR(10),

    CONSTRAINT "menu_dishes_pkey" PRIMARY KEY ("menu_id", "position")
);

CREATE INDEX "dish_spellings_dish_id_idx" ON "dish_spellings"("dish_id");
COMMENT ON INDEX dish_spellings_dish_id_idx IS 'how one dish is written, for the office and for the rows that hold it';
CREATE INDEX "plan_dishes_spelling_idx" ON "plan_dishes"("spelling");
COMMENT ON INDEX plan_dishes_spelling_idx IS 'the plans that usually have a dish, and the foreign key';
CREATE INDEX "menu_dishes_spelling_idx" ON "menu_dishes"("spelling");
COMMENT ON INDEX menu_dishes_spelling_idx IS 'the days on which a dish is served, and the foreign key';

ALTER TABLE "dish_spellings" ADD CONSTRAINT "dish_spellings_dish_id_fkey" FOREIGN KEY ("dish_id") REFERENCES "dishes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "plan_dishes" ADD CONSTRAINT "plan_dishes_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plans"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "plan_dishes" ADD CONSTRAINT "plan_dishes_spelling_fkey" FOREIGN KEY ("spelling") REFERENCES "dish_spellings"("key") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "menu_dishes" ADD CONSTRAINT "menu_dishes_menu_id_fkey" FOREIGN KEY ("menu_id") REFERENCES "menus"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "menu_dishes" ADD CONSTRAINT "menu_dishes_spelling_fkey" FOREIGN KEY ("spelling") REFERENCES "dish_spellings"("key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- 1. How a line is read: the rules of lib/domain/dishes, to the letter -------------------------------------------------

CREATE FUNCTION dish_unit(word text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT unit FROM (VALUES
    ('piece', 'piece pieces pc pcs nos nag नग पीस'),
    ('portion', 'portion portions serving servings'),
    ('plate', 'plate plates प्लेट'),
    ('katori', 'katori katoris katories vati vatis कटोरी वाटी वाट्या'),
    ('bowl', 'bowl bowls बाउल'),
    ('cup', 'cup cups कप'),
    ('glass', 'glass glasses ग्लास गिलास'),
    ('spoon', 'spoon spoons चमचा चमचे चम्मच'),
    ('tbsp', 'tbsp tablespoon tablespoons'),
    ('tsp', 'tsp teaspoon teaspoons'),
    ('slice', 'slice slices'),
    ('scoop', 'scoop scoops'),
    ('packet', 'packet packets pkt pkts पॅकेट पैकेट'),
    ('g', 'g gm gms gram grams ग्राम ग्रॅम'),
    ('kg', 'kg kgs kilo kilos किलो'),
    ('ml', 'ml मिली'),
    ('l', 'l lt ltr ltrs litre litres liter liters लिटर लीटर')) AS known (unit, words)
  WHERE regexp_replace(lower(word), '\.$', '') = ANY (string_to_array(words, ' '))
$$;

CREATE FUNCTION dish_singular(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN name ~* '[bcdfghj-np-tv-z]{2}ies$' THEN left(name, -3) || 'y'
    WHEN name ~* '[a-z]ies$' THEN left(name, -1)
    WHEN name ~* '(?:ss|x|z|ch|sh|o)es$' THEN left(name, -2)
    WHEN name ~* '[a-z]{2}[a-rtv-z]s$' THEN left(name, -1)
    ELSE name END
$$;

CREATE FUNCTION dish_key(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT regexp_replace(dish_singular(coalesce(nullif(words, ''), whole)), '(?:ie|y)$', 'i')
  FROM (SELECT name_key(name) AS whole) AS named, LATERAL (
    SELECT trim(regexp_replace(regexp_replace(whole, '[!-/:-@[-`{-~]+', ' ', 'g'), ' +', ' ', 'g')) AS words) AS plain
$$;

-- A quantity as typed, of up to three decimals; null when it can't be meant.
CREATE FUNCTION dish_quantity(typed text) RETURNS numeric LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  latin text := translate(typed, '०१२३४५६७८९', '0123456789');
  part text[] := regexp_match(latin, '^(?:([0-9]+) )?([0-9]+)/([0-9]+)$');
  amount numeric;
BEGIN
  IF part IS NOT NULL THEN
    amount := coalesce(part[1], '0')::numeric + round(part[2]::numeric / nullif(part[3]::numeric, 0), 3);
  ELSE
    amount := coalesce(nullif(regexp_replace(latin, '[ ½¼¾⅓⅔]', '', 'g'), ''), '0')::numeric
      + CASE right(latin, 1) WHEN '½' THEN 0.5 WHEN '¼' THEN 0.25 WHEN '¾' THEN 0.75 WHEN '⅓' THEN 0.333 WHEN '⅔' THEN 0.667 ELSE 0 END;
  END IF;
  RETURN CASE WHEN amount > 0 AND amount <= 10000 THEN amount END;
END $$;

-- The quantity behind the name: what regexp_match found as name, number and unit.
CREATE FUNCTION dish_behind(parts text[], OUT quantity numeric, OUT unit text, OUT name text) LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF parts IS NULL THEN RETURN; END IF;
  quantity := dish_quantity(parts[2]);
  unit := dish_unit(parts[3]);
  name := regexp_replace(parts[1], '[ ,:–—-]+$', '');
  IF quantity IS NULL OR name = '' OR (unit IS NULL AND regexp_replace(parts[3], '\.$', '') <> '') THEN
    quantity := NULL; unit := NULL; name := NULL;
  END IF;
END $$;

CREATE FUNCTION dish_line(typed text, OUT quantity numeric, OUT unit text, OUT name text, OUT key text)
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  line text := regexp_replace(regexp_replace(typed, '[ \t\r\n]+', ' ', 'g'), '^ | $', '', 'g');
  number constant text := '(?:(?:[0-9०-९]{1,4} )?[0-9०-९]{1,2}/[0-9०-९]{1,2}|(?:[0-9०-९]{1,4} ?)?[½¼¾⅓⅔]|[0-9०-९]{1,5}(?:\.[0-9०-९]{1,3})?)';
  brackets constant text := '^(.*[^ (]) ?\((?:[x×] ?)?(' || number || ') ?([^0-9०-९() ]*)\)$';
  front text[] := regexp_match(line, '^(' || number || ') ?(?:[x×] )?([^ 0-9०-९½¼¾⅓⅔.,:/%°)×-].*)$');
  rest text;
BEGIN
  quantity := dish_quantity(front[1]);
  IF quantity IS NOT NULL THEN
    rest := front[2];
    unit := CASE WHEN rest LIKE '% %' THEN dish_unit(split_part(rest, ' ', 1)) END;
    IF unit IS NOT NULL THEN rest := regexp_replace(substr(rest, strpos(rest, ' ') + 1), '^of (?=.)', '', 'i'); END IF;
    name := coalesce((dish_behind(regexp_match(rest, brackets))).name, rest);
  ELSE
    SELECT b.quantity, b.unit, b.name INTO quantity, unit, name FROM (VALUES
      (1, regexp_match(line, brackets)),
      (2, regexp_match(line, '^(.*[^ ,:–—0-9०-९½¼¾⅓⅔./-])[ ,:–—-]+(' || number || ') ?([^0-9०-९() .][^0-9०-९() ]*)$')),
      (3, regexp_match(line, '^(.*[^ ]) [x×] ?(' || number || ')()$'))) AS way (turn, parts)
      CROSS JOIN LATERAL dish_behind(way.parts) AS b WHERE b.name IS NOT NULL ORDER BY way.turn LIMIT 1;
  END IF;
  IF quantity IS NULL THEN
    quantity := 1; name := line;
  ELSIF unit IS NULL OR unit = 'piece' THEN
    name := dish_singular(name);
  END IF;
  name := left(name, 100);
  key := dish_key(name);
END $$;

ALTER TABLE dishes
  ADD CONSTRAINT dishes_unit_check CHECK (dish_unit(unit) IS NOT DISTINCT FROM unit),
  ADD CONSTRAINT dishes_mark_check CHECK (mark IN ('veg', 'jain', 'egg', 'non-veg')),
  -- nobody has said anything, or what is in it, or that nothing of the list is
  ADD CONSTRAINT dishes_allergens_check CHECK (allergens = '{none}' OR allergens <@ ARRAY['milk', 'gluten', 'nuts', 'peanuts',
    'soy', 'sesame', 'mustard', 'egg', 'fish', 'shellfish', 'sulphites']),
  ADD CONSTRAINT dishes_name_check CHECK (name <> '');
ALTER TABLE plan_dishes
  ADD CONSTRAINT plan_dishes_quantity_check CHECK (quantity > 0),
  ADD CONSTRAINT plan_dishes_unit_check CHECK (dish_unit(unit) IS NOT DISTINCT FROM unit);
ALTER TABLE menu_dishes
  ADD CONSTRAINT menu_dishes_quantity_check CHECK (quantity > 0),
  ADD CONSTRAINT menu_dishes_unit_check CHECK (dish_unit(unit) IS NOT DISTINCT FROM unit);

CREATE TRIGGER dishes_raise_version BEFORE UPDATE ON dishes FOR EACH ROW
  WHEN ((OLD.name, OLD.unit, OLD.mark, OLD.allergens, OLD.name_hi, OLD.name_mr)
    IS DISTINCT FROM (NEW.name, NEW.unit, NEW.mark, NEW.allergens, NEW.name_hi, NEW.name_mr))
  EXECUTE FUNCTION raise_version();

-- 2. Read whenever a plan or a menu is written ------------------------------------------------------------------------

-- What a text holds, a row for each line. A dish that nobody has written yet becomes one.
CREATE FUNCTION read_dishes(items text) RETURNS TABLE (place smallint, spelling text, quantity numeric, unit text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  item record;
  made integer;
BEGIN
  IF items IS NULL OR jsonb_typeof(items::jsonb) <> 'array' THEN RETURN; END IF;
  FOR item IN
    SELECT (row_number() OVER (ORDER BY e.number))::smallint AS place, d.quantity, d.unit, d.name, d.key
    FROM jsonb_array_elements(items::jsonb) WITH ORDINALITY AS e (line, number)
      CROSS JOIN LATERAL dish_line(e.line #>> '{}') AS d
    WHERE jsonb_typeof(e.line) = 'string' AND d.name <> ''
    ORDER BY e.number
  LOOP
    IF NOT EXISTS (SELECT FROM dish_spellings s WHERE s.key = item.key) THEN
      -- two people who write the same new dish at once make it once
      PERFORM pg_advisory_xact_lock(hashtext('dishes'));
      IF NOT EXISTS (SELECT FROM dish_spellings s WHERE s.key = item.key) THEN
        INSERT INTO dishes (name) VALUES (item.name) RETURNING id INTO made;
        INSERT INTO dish_spellings (key, dish_id) VALUES (item.key, made);
      END IF;
    END IF;
    place := item.place; spelling := item.key; quantity := item.quantity; unit := item.unit;
    RETURN NEXT;
  END LOOP;
END $$;

CREATE FUNCTION plans_read_dishes() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  DELETE FROM plan_dishes WHERE plan_id = NEW.id;
  INSERT INTO plan_dishes (plan_id, position, spelling, quantity, unit) SELECT NEW.id, r.* FROM read_dishes(NEW.items) AS r;
  RETURN NULL;
END $$;

CREATE FUNCTION menus_read_dishes() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  DELETE FROM menu_dishes WHERE menu_id = NEW.id;
  INSERT INTO menu_dishes (menu_id, position, spelling, quantity, unit) SELECT NEW.id, r.* FROM read_dishes(NEW.items) AS r;
  RETURN NULL;
END $$;

CREATE TRIGGER plans_read_dishes_added AFTER INSERT ON plans FOR EACH ROW EXECUTE FUNCTION plans_read_dishes();
CREATE TRIGGER plans_read_dishes_changed AFTER UPDATE ON plans FOR EACH ROW
  WHEN ((OLD.id, OLD.items) IS DISTINCT FROM (NEW.id, NEW.items)) EXECUTE FUNCTION plans_read_dishes();
CREATE TRIGGER menus_read_dishes_added AFTER INSERT ON menus FOR EACH ROW EXECUTE FUNCTION menus_read_dishes();
CREATE TRIGGER menus_read_dishes_changed AFTER UPDATE ON menus FOR EACH ROW
  WHEN ((OLD.id, OLD.items) IS DISTINCT FROM (NEW.id, NEW.items)) EXECUTE FUNCTION menus_read_dishes();

-- Everything anew, for the owner alone: once here, and after a load that switches triggers off.
CREATE FUNCTION read_all_dishes() RETURNS void LANGUAGE sql AS $$
  DELETE FROM plan_dishes;
  DELETE FROM menu_dishes;
  INSERT INTO plan_dishes (plan_id, position, spelling, quantity, unit)
    SELECT p.id, r.* FROM (SELECT id, items FROM plans ORDER BY id) AS p CROSS JOIN LATERAL read_dishes(p.items) AS r;
  INSERT INTO menu_dishes (menu_id, position, spelling, quantity, unit)
    SELECT m.id, r.* FROM (SELECT id, items FROM menus ORDER BY id) AS m CROSS JOIN LATERAL read_dishes(m.items) AS r;
$$;
REVOKE EXECUTE ON FUNCTION read_dishes(text), read_all_dishes() FROM PUBLIC;
SELECT read_all_dishes();

-- 3. Who sees and who changes what ------------------------------------------------------------------------------------

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['dishes', 'dish_spellings', 'plan_dishes', 'menu_dishes'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('GRANT SELECT ON %I TO tiffin_guest, tiffin_customer, tiffin_staff, tiffin_system', name);
    EXECUTE format('CREATE POLICY system_everything ON %I TO tiffin_system USING (true) WITH CHECK (true)', name);
    EXECUTE format('CREATE POLICY staff_reads ON %I FOR SELECT TO tiffin_staff USING (true)', name);
  END LOOP;
END $$;
CREATE POLICY everybody_reads ON dishes FOR SELECT TO tiffin_guest, tiffin_customer USING (true);
CREATE POLICY everybody_reads ON dish_spellings FOR SELECT TO tiffin_guest, tiffin_customer USING (true);
CREATE POLICY everybody_reads ON menu_dishes FOR SELECT TO tiffin_guest, tiffin_customer USING (true);
-- of the plans that they see
CREATE POLICY visitors_read ON plan_dishes FOR SELECT TO tiffin_guest, tiffin_customer
  USING (EXISTS (SELECT 1 FROM plans p WHERE p.id = plan_id));
GRANT INSERT, UPDATE, DELETE ON dishes, dish_spellings TO tiffin_system;
GRANT UPDATE (name, unit, mark, allergens, name_hi, name_mr), DELETE ON dishes TO tiffin_staff;
GRANT INSERT, UPDATE (dish_id) ON dish_spellings TO tiffin_staff;
CREATE POLICY admin_changes ON dishes FOR UPDATE TO tiffin_staff USING (app_is_admin());
CREATE POLICY admin_removes ON dishes FOR DELETE TO tiffin_staff USING (app_is_admin());
CREATE POLICY admin_adds ON dish_spellings FOR INSERT TO tiffin_staff WITH CHECK (app_is_admin());
CREATE POLICY admin_changes ON dish_spellings FOR UPDATE TO tiffin_staff USING (app_is_admin());
