-- When a process that works in the background was last heard of, so that a dead worker is seen before its work is missed.
CREATE TABLE heartbeats (
  name text PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 50),
  seen_at timestamptz(3) NOT NULL
);
ALTER TABLE heartbeats ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON heartbeats TO tiffin_system;
CREATE POLICY system_everything ON heartbeats TO tiffin_system USING (true) WITH CHECK (true);

-- The health check compares what was applied with what this version ships. A replay into an empty database has no such table.
DO $$
BEGIN
  IF to_regclass('_prisma_migrations') IS NOT NULL THEN GRANT SELECT ON _prisma_migrations TO tiffin_system; END IF;
END $$;
