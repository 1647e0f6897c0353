-- Whose account an act concerns, and in which request it was done: both by what the row says, no longer by what its entity
-- leads to. Rows from before keep their form; lib/features/audit/old-form.ts reads them.
ALTER TABLE audit_logs
  ADD COLUMN account_id INTEGER,
  ADD COLUMN request_id VARCHAR(64) DEFAULT nullif(current_setting('app.request_id', true), '');
ALTER TABLE audit_logs ADD CONSTRAINT audit_logs_account_id_fkey
  FOREIGN KEY (account_id) REFERENCES users (id) ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX audit_logs_account_id_id_idx ON audit_logs (account_id, id);
COMMENT ON INDEX audit_logs_account_id_id_idx IS 'What was done about an account, newest first.';

-- An amount without its unit can't be told from one in rupees, for good.
ALTER TABLE audit_logs ADD CONSTRAINT audit_logs_units_check
  CHECK (NOT (coalesce(before, '{}') ?| ARRAY['amount', 'dailyRate'] OR coalesce(after, '{}') ?| ARRAY['amount', 'dailyRate']))
  NOT VALID;

ALTER POLICY own_acts ON audit_logs WITH CHECK (
  actor_id = app_user_id() AND actor_role = app_role()
  AND (actor_role <> 'customer' OR account_id = app_user_id()));
