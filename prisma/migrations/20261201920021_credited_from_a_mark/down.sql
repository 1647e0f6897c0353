ALTER POLICY customer_complains ON complaints WITH CHECK (
  customer_id = (SELECT app_user_id()) AND state = 'open' AND day BETWEEN (SELECT app_today()) - 2 AND (SELECT app_today())
  AND EXISTS (SELECT FROM customer_plans s WHERE s.id = subscription_id AND s.customer_id = (SELECT app_user_id())
    AND day BETWEEN s.start_date AND s.end_date AND extract(isodow FROM day) = ANY (s.weekdays)));
ALTER TABLE complaints DROP COLUMN from_mark;
