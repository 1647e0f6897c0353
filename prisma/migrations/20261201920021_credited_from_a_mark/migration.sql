-- A tiffin that a driver marked as not delivered is credited with one press, before anybody complains of it: it then counts as
-- complained of, so that it is given back once whichever way the office comes to it.
ALTER TABLE complaints ADD COLUMN from_mark BOOLEAN NOT NULL DEFAULT false;
COMMENT ON COLUMN complaints.from_mark IS 'Nobody said it: the office credited what a driver had marked as not delivered.';
GRANT SELECT (from_mark) ON complaints TO tiffin_customer;
