DROP FUNCTION connections_taken();
DROP FUNCTION replication_lag_seconds();
DROP FUNCTION statement_statistics(integer);
DROP SCHEMA IF EXISTS statistics CASCADE;
REVOKE DELETE ON heartbeats FROM tiffin_system;
ALTER TABLE heartbeats DROP COLUMN figures;
