DROP FUNCTION staff_last_seen();
DROP TRIGGER users_keep_an_owner_row ON users;
DROP TRIGGER users_keep_an_owner ON users;
DROP FUNCTION users_keep_an_owner();
DROP FUNCTION lock_staff();
DROP POLICY admin_changes ON users;
CREATE POLICY admin_changes ON users FOR UPDATE TO tiffin_staff USING (app_is_admin());
GRANT UPDATE (email, role, is_admin, anonymised_at) ON users TO tiffin_staff;
UPDATE users SET phone = '0000000000' WHERE phone = '';
ALTER TABLE users DROP CONSTRAINT users_phone_check;
ALTER TABLE users ADD CONSTRAINT users_phone_check CHECK (phone ~ '^[0-9]{10}$');
REVOKE SELECT (deactivated_at, invited_at, last_login_at, has_first_password) ON users FROM tiffin_customer, tiffin_staff;
ALTER TABLE "users"
  DROP COLUMN "deactivated_at",
  DROP COLUMN "invited_at",
  DROP COLUMN "last_login_at",
  DROP COLUMN "has_first_password";
