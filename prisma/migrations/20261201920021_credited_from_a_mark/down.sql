ALTER TABLE complaints DROP COLUMN from_mark;
