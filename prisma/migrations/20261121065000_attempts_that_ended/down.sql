-- The way back: the failure code alone tells which attempts are over.
ALTER TABLE payments DROP COLUMN ended_at;
