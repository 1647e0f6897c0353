-- What a process measures of itself, for the alarms: beside when it was last heard of.
ALTER TABLE heartbeats ADD COLUMN figures jsonb;
GRANT DELETE ON heartbeats TO tiffin_system;

-- PostgreSQL's own account of its statements, where the server has it loaded and its owner may have it: otherwise the office is shown none.
DO $$
BEGIN
  CREATE SCHEMA IF NOT EXISTS statistics;
  CREATE EXTENSION IF NOT EXISTS pg_stat_statements SCHEMA statistics;
EXCEPTION WHEN OTHERS THEN
  RAISE NOTICE 'no pg_stat_statements: %', SQLERRM;
END $$;

-- The statements that took most time in all. Their texts hold no values.
CREATE FUNCTION statement_statistics(most integer, OUT text text, OUT calls bigint, OUT total_ms float8, OUT mean_ms float8, OUT rows bigint)
  RETURNS SETOF record LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT (SELECT coalesce(app_role() = 'owner', false)) THEN RETURN; END IF;
  RETURN QUERY EXECUTE
    'SELECT s.query, s.calls, s.total_exec_time, s.mean_exec_time, s.rows FROM statistics.pg_stat_statements s
     WHERE s.dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
     ORDER BY s.total_exec_time DESC LIMIT $1' USING most;
EXCEPTION WHEN undefined_table OR object_not_in_prerequisite_state OR insufficient_privilege THEN
  RETURN; -- not installed, not loaded, or not for this owner
END $$;

-- How far the standby that is furthest behind is behind, in seconds; 0 where there is none, or where it may not be seen.
CREATE FUNCTION replication_lag_seconds() RETURNS float8 LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT coalesce(max(extract(epoch FROM replay_lag)), 0)::float8 FROM pg_stat_replication $$;

-- Of the connections that the server allows, how many are taken.
CREATE FUNCTION connections_taken() RETURNS float8 LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT sum(numbackends)::float8 / current_setting('max_connections')::float8 FROM pg_stat_database $$;

REVOKE EXECUTE ON FUNCTION statement_statistics, replication_lag_seconds, connections_taken FROM PUBLIC;
GRANT EXECUTE ON FUNCTION statement_statistics TO tiffin_staff;
GRANT EXECUTE ON FUNCTION replication_lag_seconds, connections_taken TO tiffin_system;
