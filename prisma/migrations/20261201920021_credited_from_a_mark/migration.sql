-- A tiffin that a driver marked as not delivered is credited with one press, before anybody complains of it: it then counts as
-- complained of, so that it is given back once whichever way the office comes to it.
ALTER TABLE complaints ADD COLUMN from_mark BOOLEAN NOT NULL DEFAULT false;
COMMENT ON COLUMN complaints.from_mark IS 'Nobody said it: the office credited what a driver had marked as not delivered.';
GRANT SELECT (from_mark), INSERT (from_mark) ON complaints TO tiffin_customer;
ALTER POLICY customer_complains ON complaints WITH CHECK (
  customer_id = (SELECT app_user_id()) AND state = 'open' AND NOT from_mark AND day BETWEEN (SELECT app_today()) - 2 AND (SELECT app_today())
  AND EXISTS (SELECT FROM customer_plans s WHERE s.id = subscription_id AND s.customer_id = (SELECT app_user_id())
    AND day BETWEEN s.start_date AND s.end_date AND extract(isodow FROM day) = ANY (s.weekdays)));
