ALTER POLICY own_acts ON audit_logs WITH CHECK (actor_id = app_user_id() AND actor_role = app_role());
ALTER TABLE audit_logs DROP CONSTRAINT audit_logs_units_check, DROP COLUMN account_id, DROP COLUMN request_id;
