COMMENT ON COLUMN slots.position IS NULL;
UPDATE slots SET position = 0 WHERE position = 11 * 60;
