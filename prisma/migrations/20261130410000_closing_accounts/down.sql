ALTER TABLE users DROP CONSTRAINT users_closed_check;
ALTER TABLE users DROP COLUMN closed_at;
