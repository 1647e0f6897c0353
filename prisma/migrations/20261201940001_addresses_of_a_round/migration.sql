-- Where a customer of another round eats on a day is nothing to a driver: only those of the own round, as with homes.
ALTER POLICY staff_reads ON day_addresses USING ((SELECT app_is_office())
  OR ((SELECT app_role()) = 'driver' AND day BETWEEN (SELECT app_today()) - 1 AND (SELECT app_today()) + 1
    AND customer_id IN (SELECT r.customer_id FROM app_round() r)));
