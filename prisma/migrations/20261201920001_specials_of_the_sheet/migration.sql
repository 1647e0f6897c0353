-- The special tiffins of a meal that is counted are those on its sheet: one that is taken off or added afterwards is not on the
-- schedule's say. What their eaters eat is what is said now: an allergy that is declared after the count stops the box all the
-- same. A closure of one meal leaves the others.
CREATE OR REPLACE FUNCTION special_tiffins(first_day date, last_day date) RETURNS TABLE (
  day date, subscription_id integer, customer_id integer, code text, plan_id integer, plan_name text,
  diet text, allergies text[], note text
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT t.day, t.subscription_id, t.customer_id, u.code::text, t.plan_id, t.plan_name, n.diet::text, n.allergies, n.note::text
  FROM (
    SELECT f.day, f.subscription_id, f.customer_id, f.plan_id, f.plan_name::text
    FROM sheet_tiffins f WHERE f.day BETWEEN first_day AND least(last_day, first_day + 31)
    UNION ALL
    SELECT d.day::date, s.id, s.customer_id, s.plan_id, p.name::text
    FROM diet_notes n JOIN customer_plans s ON s.id = n.subscription_id JOIN plans p ON p.id = s.plan_id
      CROSS JOIN generate_series(first_day, least(last_day, first_day + 31), interval '1 day') AS d(day)
    WHERE d.day BETWEEN s.start_date AND s.end_date AND extract(isodow FROM d.day) = ANY (s.weekdays)
      AND NOT EXISTS (SELECT FROM sheets f WHERE f.day = d.day::date AND f.slot_id = p.slot_id)
      AND NOT EXISTS (SELECT FROM closures c WHERE c.closure_date = d.day::date AND coalesce(c.slot_id, p.slot_id) = p.slot_id)
      AND NOT EXISTS (SELECT FROM paused_dates x WHERE x.customer_id = s.customer_id AND x.pause_date = d.day::date)
      AND NOT EXISTS (SELECT FROM skipped_deliveries k WHERE k.subscription_id = s.id AND k.skip_date = d.day::date)
  ) t JOIN diet_notes n ON n.subscription_id = t.subscription_id JOIN users u ON u.id = t.customer_id
  WHERE (n.diet <> '' OR n.note <> '' OR n.allergies <> '{}')
    AND (SELECT app_role()) IN ('kitchen', 'support', 'admin', 'owner')
  ORDER BY t.day, u.code, t.subscription_id
$$;
