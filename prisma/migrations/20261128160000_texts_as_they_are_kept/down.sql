-- The way back: any name may be written again. How a text was written before is not kept; it says the same.
ALTER TABLE users DROP CONSTRAINT users_fullname_seen_check;
