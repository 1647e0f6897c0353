-- Who works here: whether they may come in, whether they have ever come, and whether their password is still the first one.
ALTER TABLE "users"
  ADD COLUMN "deactivated_at" TIMESTAMPTZ(3),
  ADD COLUMN "invited_at" TIMESTAMPTZ(3),
  ADD COLUMN "last_login_at" TIMESTAMPTZ(3),
  ADD COLUMN "has_first_password" BOOLEAN NOT NULL DEFAULT false;
GRANT SELECT (deactivated_at, invited_at, last_login_at, has_first_password) ON users TO tiffin_customer, tiffin_staff;

-- Somebody who was invited by e-mail alone has no number yet.
ALTER TABLE users DROP CONSTRAINT users_phone_check;
ALTER TABLE users ADD CONSTRAINT users_phone_check
  CHECK (phone ~ '^[0-9]{10}$' OR (phone = '' AND role <> 'customer'));

-- A role, a log-in and an end of it are given by the commands of staff alone, which run as the system: no office identity
-- raises anybody, and none touches the row of another who works here.
REVOKE UPDATE (email, role, is_admin, anonymised_at) ON users FROM tiffin_staff;
DROP POLICY admin_changes ON users;
CREATE POLICY admin_changes ON users FOR UPDATE TO tiffin_staff USING (app_is_admin() AND role = 'customer');

CREATE FUNCTION lock_staff() RETURNS void LANGUAGE sql SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT pg_advisory_xact_lock(hashtext('staff'));
$$;

-- The last owner stays: whoever would take away one of two waits for whoever takes away the other.
CREATE FUNCTION users_keep_an_owner() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM lock_staff();
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'an owner changes under read committed alone, which sees who else has gone meanwhile';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM users WHERE role = 'owner' AND deactivated_at IS NULL AND anonymised_at IS NULL
      AND invited_at IS NULL AND id <> OLD.id) THEN
    RAISE EXCEPTION 'the last owner stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'users_last_owner';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER users_keep_an_owner BEFORE UPDATE OF role, is_admin, deactivated_at, anonymised_at, invited_at ON users
  FOR EACH ROW WHEN (OLD.role = 'owner' AND OLD.deactivated_at IS NULL AND OLD.anonymised_at IS NULL
    AND OLD.invited_at IS NULL AND (NEW.role <> 'owner' OR NEW.deactivated_at IS NOT NULL
    OR NEW.anonymised_at IS NOT NULL OR NEW.invited_at IS NOT NULL))
  EXECUTE FUNCTION users_keep_an_owner();
CREATE TRIGGER users_keep_an_owner_row BEFORE DELETE ON users
  FOR EACH ROW WHEN (OLD.role = 'owner' AND OLD.deactivated_at IS NULL AND OLD.anonymised_at IS NULL
    AND OLD.invited_at IS NULL)
  EXECUTE FUNCTION users_keep_an_owner();

-- When somebody who works here was last seen, and on how many devices; their sessions themselves are nobody else's to read.
CREATE FUNCTION staff_last_seen() RETURNS TABLE (user_id integer, last_seen_at timestamptz, devices integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT s.user_id, max(s.last_seen_at), count(*)::integer
  FROM sessions s JOIN users u ON u.id = s.user_id
  WHERE app_is_admin() AND u.role <> 'customer' AND s.expires > app_now()
  GROUP BY s.user_id
$$;
REVOKE ALL ON FUNCTION staff_last_seen() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION staff_last_seen() TO tiffin_staff;
