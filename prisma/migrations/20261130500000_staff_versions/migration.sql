-- Whoever changes the role of somebody who works here, or their way in, says which state of it they saw.
ALTER TABLE users
  ADD COLUMN staff_version INTEGER NOT NULL DEFAULT next_version(),
  ADD COLUMN staff_changed_at TIMESTAMPTZ(3),
  ADD COLUMN staff_changed_by_id INTEGER;
GRANT SELECT (staff_version, staff_changed_at, staff_changed_by_id) ON users TO tiffin_customer, tiffin_staff;
CREATE TRIGGER users_raise_staff_version BEFORE UPDATE ON users FOR EACH ROW
  WHEN ((OLD.role, OLD.deactivated_at) IS DISTINCT FROM (NEW.role, NEW.deactivated_at))
  EXECUTE FUNCTION raise_version('staff_');
