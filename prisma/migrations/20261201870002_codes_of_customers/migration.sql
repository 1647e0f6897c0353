-- Each customer has four letters or figures that stand on the box, are said on the phone and can be found. None of them is taken
-- for another one, and without vowels they make no word. Each number has its own code, so that two can't be the same: the
-- multiplier has no factor in common with how many codes of a length there are.
CREATE FUNCTION customer_code(number integer) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT string_agg(substr('34679CFGHJKMNPRTVWXY', (mixed / (20 ^ place)::bigint % 20)::integer + 1, 1), '' ORDER BY place DESC)
  FROM (SELECT length, CASE length
      WHEN 4 THEN number::bigint * 48271 % 160000
      WHEN 5 THEN (number::bigint - 160000) * 1048573 % 3200000
      ELSE number::bigint END AS mixed
    FROM (SELECT CASE WHEN number < 160000 THEN 4 WHEN number < 3360000 THEN 5 ELSE 8 END AS length) AS sized) AS spread,
    generate_series(0, length - 1) AS place
$$;

ALTER TABLE "users" ADD COLUMN "code" VARCHAR(8);
CREATE UNIQUE INDEX "users_code_key" ON "users"("code");

CREATE FUNCTION users_get_code() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  NEW.code := customer_code(NEW.id);
  RETURN NEW;
END $$;
CREATE TRIGGER users_get_code BEFORE INSERT ON users FOR EACH ROW
  WHEN (NEW.role = 'customer') EXECUTE FUNCTION users_get_code();
UPDATE users SET code = customer_code(id) WHERE role = 'customer';

GRANT SELECT (code) ON users TO tiffin_customer, tiffin_staff;
