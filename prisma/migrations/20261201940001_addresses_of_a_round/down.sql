ALTER POLICY staff_reads ON day_addresses USING ((SELECT app_is_office())
  OR ((SELECT app_role()) = 'driver' AND day BETWEEN (SELECT app_today()) - 1 AND (SELECT app_today()) + 1));
