-- The way back: whoever saves last wins again.
DROP TRIGGER plans_raise_version ON plans;
DROP TRIGGER menus_raise_version ON menus;
DROP TRIGGER settings_raise_version ON settings;
DROP TRIGGER users_raise_details_version ON users;
DROP TRIGGER users_raise_address_version ON users;
DROP FUNCTION raise_version;
ALTER TABLE plans DROP COLUMN version, DROP COLUMN changed_at, DROP COLUMN changed_by_id;
ALTER TABLE menus DROP COLUMN version;
ALTER TABLE settings DROP COLUMN version, DROP COLUMN changed_at, DROP COLUMN changed_by_id;
ALTER TABLE users
  DROP COLUMN details_version, DROP COLUMN details_changed_at, DROP COLUMN details_changed_by_id,
  DROP COLUMN address_version, DROP COLUMN address_changed_at, DROP COLUMN address_changed_by_id;
DROP FUNCTION next_version;
DROP SEQUENCE row_versions;
