-- What was stored before texts were cleaned as they come in: NFC, one space between words, and nothing in it that can't be
-- seen. A joiner stays after a letter or a picture that needs it. Where nothing would be left, the text stays as it is.
CREATE FUNCTION clean_line(line text, longest integer) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(nullif(left(trim(regexp_replace(regexp_replace(regexp_replace(normalize(line, NFC),
    '[\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]+', ' ', 'g'),
    '[\u0001-\u001F\u007F-\u009F\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\u2800\u3164\uFEFF\uFFA0]|(?<![\u0600-\u06FF\u0900-\u0DFF\u2600-\u27BF\uFE0F\U0001F000-\U0001FAFF])[\u200C\u200D]', '', 'g'),
    ' +', ' ', 'g')), longest), ''), line)
$$;

-- The address doesn't change, only how it is written: it may also while a subscription is active.
ALTER TABLE users DISABLE TRIGGER users_lock_address;
-- A name that only looks like another can't be there: name_key is unique. Customers' areas follow by their key.
UPDATE areas SET name = clean_line(name, 100) WHERE name <> clean_line(name, 100);
UPDATE plans SET name = clean_line(name, 100) WHERE name <> clean_line(name, 100);
UPDATE users SET fullname = clean_line(fullname, 100), addr1 = clean_line(addr1, 255), addr2 = clean_line(addr2, 255),
  city = clean_line(city, 100), state = clean_line(state, 100)
WHERE (fullname, addr1, addr2, city, state) IS DISTINCT FROM (clean_line(fullname, 100), clean_line(addr1, 255),
  clean_line(addr2, 255), clean_line(city, 100), clean_line(state, 100));
ALTER TABLE users ENABLE TRIGGER users_lock_address;

UPDATE settings SET kitchen_phone = substring(regexp_replace(kitchen_phone, '[^0-9]', '', 'g') FROM '^(?:(?:00)?91)?0?([1-9][0-9]{9})$')
WHERE kitchen_phone !~ '^[0-9]{10}$'
  AND regexp_replace(kitchen_phone, '[^0-9]', '', 'g') ~ '^(?:(?:00)?91)?0?[1-9][0-9]{9}$';

-- A name of which nothing can be seen is none.
UPDATE users SET fullname = 'Nameless ' || id
WHERE fullname ~ '[\u0001-\u001F\u007F-\u009F\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF]';
ALTER TABLE users ADD CONSTRAINT users_fullname_seen_check
  CHECK (fullname !~ '[\u0001-\u001F\u007F-\u009F\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF]');

DROP FUNCTION clean_line;
