CREATE OR REPLACE FUNCTION special_tiffins(first_day date, last_day date) RETURNS TABLE (
  day date, subscription_id integer, customer_id integer, code text, plan_id integer, plan_name text,
  diet text, allergies text[], note text
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT d.day::date, s.id, s.customer_id, u.code::text, s.plan_id, p.name::text, n.diet::text, n.allergies, n.note::text
  FROM diet_notes n JOIN customer_plans s ON s.id = n.subscription_id JOIN plans p ON p.id = s.plan_id
    JOIN users u ON u.id = s.customer_id
    CROSS JOIN generate_series(first_day, least(last_day, first_day + 31), interval '1 day') AS d(day)
  WHERE (n.diet <> '' OR n.note <> '' OR n.allergies <> '{}')
    AND (SELECT app_role()) IN ('kitchen', 'support', 'admin', 'owner')
    AND d.day BETWEEN s.start_date AND s.end_date AND extract(isodow FROM d.day) = ANY (s.weekdays)
    AND NOT EXISTS (SELECT FROM closures c WHERE c.closure_date = d.day::date)
    AND NOT EXISTS (SELECT FROM paused_dates x WHERE x.customer_id = s.customer_id AND x.pause_date = d.day::date)
    AND NOT EXISTS (SELECT FROM skipped_deliveries k WHERE k.subscription_id = s.id AND k.skip_date = d.day::date)
  ORDER BY d.day, u.code, s.id
$$;
