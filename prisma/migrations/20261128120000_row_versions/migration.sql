-- Who saves a row says at which version it was opened. The database raises the version, so that no writer can forget to,
-- and keeps who changed it last: whoever comes with an older one is told. One sequence for all: a version never comes
-- back, also where a row was removed and made again.
CREATE SEQUENCE row_versions AS integer;
GRANT USAGE ON SEQUENCE row_versions TO tiffin_customer, tiffin_staff, tiffin_system;
CREATE FUNCTION next_version() RETURNS integer LANGUAGE sql VOLATILE AS $$ SELECT nextval('row_versions')::integer $$;

-- The columns of the row's part that is edited by itself begin with the trigger's argument. Menus come and go as rows, so
-- who wrote one stands in the audit log alone.
CREATE FUNCTION raise_version() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE part text := coalesce(TG_ARGV[0], '');
BEGIN
  RETURN jsonb_populate_record(NEW, jsonb_build_object(
    part || 'version', next_version(),
    part || 'changed_at', app_now(),
    part || 'changed_by_id', app_user_id()));
END $$;

ALTER TABLE plans
  ADD COLUMN version INTEGER NOT NULL DEFAULT next_version(),
  ADD COLUMN changed_at TIMESTAMPTZ(3),
  ADD COLUMN changed_by_id INTEGER;
ALTER TABLE menus ADD COLUMN version INTEGER NOT NULL DEFAULT next_version();
ALTER TABLE settings
  ADD COLUMN version INTEGER NOT NULL DEFAULT next_version(),
  ADD COLUMN changed_at TIMESTAMPTZ(3),
  ADD COLUMN changed_by_id INTEGER;
ALTER TABLE users
  ADD COLUMN details_version INTEGER NOT NULL DEFAULT next_version(),
  ADD COLUMN details_changed_at TIMESTAMPTZ(3),
  ADD COLUMN details_changed_by_id INTEGER,
  ADD COLUMN address_version INTEGER NOT NULL DEFAULT next_version(),
  ADD COLUMN address_changed_at TIMESTAMPTZ(3),
  ADD COLUMN address_changed_by_id INTEGER;
GRANT SELECT (details_version, details_changed_at, details_changed_by_id, address_version, address_changed_at,
  address_changed_by_id) ON users TO tiffin_customer, tiffin_staff;

-- Whether a plan is offered is no part of its text: that press names the state it wants.
CREATE TRIGGER plans_raise_version BEFORE UPDATE ON plans FOR EACH ROW
  WHEN ((OLD.name, OLD.daily_rate, OLD.description, OLD.items, OLD.image_filename)
    IS DISTINCT FROM (NEW.name, NEW.daily_rate, NEW.description, NEW.items, NEW.image_filename))
  EXECUTE FUNCTION raise_version();
CREATE TRIGGER menus_raise_version BEFORE UPDATE ON menus FOR EACH ROW
  WHEN (OLD.items IS DISTINCT FROM NEW.items) EXECUTE FUNCTION raise_version();
CREATE TRIGGER settings_raise_version BEFORE UPDATE ON settings FOR EACH ROW
  WHEN (to_jsonb(OLD) - 'updated_at' IS DISTINCT FROM to_jsonb(NEW) - 'updated_at') EXECUTE FUNCTION raise_version();
CREATE TRIGGER users_raise_details_version BEFORE UPDATE ON users FOR EACH ROW
  WHEN ((OLD.fullname, OLD.phone) IS DISTINCT FROM (NEW.fullname, NEW.phone))
  EXECUTE FUNCTION raise_version('details_');
CREATE TRIGGER users_raise_address_version BEFORE UPDATE ON users FOR EACH ROW
  WHEN ((OLD.addr1, OLD.addr2, OLD.area, OLD.city, OLD.state, OLD.pincode)
    IS DISTINCT FROM (NEW.addr1, NEW.addr2, NEW.area, NEW.city, NEW.state, NEW.pincode))
  EXECUTE FUNCTION raise_version('address_');
