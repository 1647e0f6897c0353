-- Two names that look alike are one: case, width, kind of apostrophe or dash, spaces and what can't be seen don't count.
CREATE FUNCTION name_key(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT lower(trim(regexp_replace(regexp_replace(regexp_replace(regexp_replace(normalize(name, NFKC),
    '[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u2800\u3164\uFE00-\uFE0F\uFEFF\uFFA0]', '', 'g'),
    '[‘’‛ʼ′`´]', '''', 'g'),
    '[\u2010-\u2015\u2212]', '-', 'g'),
    '\s+', ' ', 'g')))
$$;
CREATE UNIQUE INDEX areas_name_key_key ON areas (name_key(name));
CREATE UNIQUE INDEX plans_name_key_key ON plans (name_key(name));
