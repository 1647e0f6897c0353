-- The way back: of two who change one person's role, the last one wins again.
DROP TRIGGER users_raise_staff_version ON users;
ALTER TABLE users DROP COLUMN staff_version, DROP COLUMN staff_changed_at, DROP COLUMN staff_changed_by_id;
