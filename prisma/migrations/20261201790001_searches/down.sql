DROP VIEW searched_letters, searched_references, searched_people;
DROP INDEX users_short_parts_idx;
DROP FUNCTION short_parts;
DROP INDEX mails_searched_idx, door_payments_searched_idx, documents_searched_idx, payments_searched_idx, users_searched_idx;
-- it stays where it belongs to somebody else, or where something else needs it
DO $$ BEGIN
  DROP EXTENSION pg_trgm;
EXCEPTION WHEN insufficient_privilege OR dependent_objects_still_exist THEN NULL;
END $$;
