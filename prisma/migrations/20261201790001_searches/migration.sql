-- Searches that read an index instead of a table. Under row-level security PostgreSQL uses no index for ILIKE, which might leak
-- what it compares; these views have their owner's rights, and say themselves who finds what.

-- Part of PostgreSQL, and any owner of a database may have it. Where it is there already, it may be in a schema of its own.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
SELECT set_config('search_path', 'public, ' || quote_ident(n.nspname), true)
  FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'pg_trgm';

-- lower() as ILIKE applies it: a trigram's own knows fewer letters.
CREATE INDEX users_searched_idx ON users USING gin (lower(fullname) gin_trgm_ops, lower(email) gin_trgm_ops, phone gin_trgm_ops,
  lower(addr1) gin_trgm_ops, lower(addr2) gin_trgm_ops, lower(area) gin_trgm_ops, lower(pincode) gin_trgm_ops);
CREATE INDEX payments_searched_idx ON payments USING gin (lower(stripe_payment_intent_id) gin_trgm_ops);
CREATE INDEX documents_searched_idx ON documents USING gin (lower(number) gin_trgm_ops);
CREATE INDEX door_payments_searched_idx ON door_payments USING gin (lower(reference) gin_trgm_ops);
CREATE INDEX mails_searched_idx ON mails USING gin (lower(recipient) gin_trgm_ops, lower(subject) gin_trgm_ops);
COMMENT ON INDEX users_searched_idx IS 'A person, by any part of what staff know: every list with a search box.';
COMMENT ON INDEX payments_searched_idx IS 'A payment, by a part of the gateway''s reference.';
COMMENT ON INDEX documents_searched_idx IS 'A bill, by a part of a document''s number.';
COMMENT ON INDEX door_payments_searched_idx IS 'A bill, by a part of a reference given at the door.';
COMMENT ON INDEX mails_searched_idx IS 'A letter, by its recipient and its subject.';

-- A trigram needs three letters: for shorter words, each letter of some texts and each two that follow one another.
CREATE FUNCTION short_parts(VARIADIC texts text[]) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (
  SELECT letters || ARRAY(SELECT pair.a || pair.b FROM unnest(letters, letters[2:]) AS pair(a, b))
  FROM string_to_array(lower(array_to_string(texts, E'\n')), NULL) AS low(letters));
CREATE INDEX users_short_parts_idx ON users USING gin (short_parts(fullname, email, addr1, addr2, area, pincode));
COMMENT ON INDEX users_short_parts_idx IS 'A person by words of one or two letters.';

-- or the planner knows nothing of what lower() answers until the tables' next turn
ANALYZE users, payments, documents, door_payments, mails;

-- The same rows as the policy staff_reads of users.
CREATE VIEW searched_people AS
  SELECT id, lower(fullname) AS fullname, lower(email) AS email, phone::text, lower(addr1) AS addr1, lower(addr2) AS addr2,
         lower(area) AS area, lower(pincode) AS pincode, short_parts(fullname, email, addr1, addr2, area, pincode) AS parts
  FROM users
  WHERE app_is_admin() OR app_role() = 'support' OR id = app_user_id()
    OR (app_role() = 'driver' AND role = 'customer' AND id IN (SELECT d.customer_id FROM app_doors() d));

-- The same rows as the policies office_reads. `payment_id`: null for what names the whole bill.
CREATE VIEW searched_references AS
  SELECT bill_id, id AS payment_id, lower(stripe_payment_intent_id) AS reference FROM payments
    WHERE app_is_admin() OR app_role() = 'support'
  UNION ALL
  SELECT bill_id, NULL::integer, lower(number) FROM documents WHERE app_is_admin() OR app_role() = 'support'
  UNION ALL
  SELECT bill_id, NULL::integer, lower(reference) FROM door_payments WHERE app_is_admin() OR app_role() = 'support';

-- The same rows as the policy admin_reads of mails.
CREATE VIEW searched_letters AS
  SELECT id, lower(recipient) AS recipient, lower(subject) AS subject FROM mails WHERE app_is_admin();

GRANT SELECT ON searched_people, searched_references, searched_letters TO tiffin_staff;
