DO $$
BEGIN
  IF to_regclass('_prisma_migrations') IS NOT NULL THEN REVOKE SELECT ON _prisma_migrations FROM tiffin_system; END IF;
END $$;
DROP TABLE heartbeats;
