CREATE OR REPLACE FUNCTION tiffins_on(of_day date) RETURNS TABLE (
  tiffin_id integer, subscription_id integer, sheet_row_id integer, customer_id integer, plan_id integer, plan_name text,
  slot_id integer, full_name text, area text, addr1 text, addr2 text, wing text, flat text, diet_note text,
  is_amended boolean, building_id integer, building_name text, route_name text, stop_position integer
) LANGUAGE sql STABLE AS $$
  SELECT t.tiffin_id, t.subscription_id, t.sheet_row_id, t.customer_id, t.plan_id, t.plan_name, t.slot_id, t.full_name, t.area,
    t.addr1, t.addr2, t.wing, t.flat, t.diet_note, t.is_amended, t.building_id,
    CASE WHEN b.id IS NULL THEN t.building_name ELSE concat_ws(', ', b.name, b.sector) END,
    (SELECT r.name::text FROM routes r WHERE r.id = route_of_building(t.building_id)), b.position
  FROM (
    SELECT coalesce(t.subscription_id, -t.id) AS tiffin_id, t.subscription_id,
      CASE WHEN t.subscription_id IS NULL THEN t.id END AS sheet_row_id, t.customer_id, t.plan_id, t.plan_name::text,
      t.slot_id::integer, t.full_name::text, t.area::text, t.addr1::text, t.addr2::text, t.wing::text, t.flat::text, t.diet_note,
      t.building_id, t.building_name::text,
      t.revision > 1 OR EXISTS (SELECT FROM amendments a WHERE a.row_id = t.id) AS is_amended
    FROM sheet_tiffins t WHERE t.day = of_day AND t.customer_id IS NOT NULL
    UNION ALL
    SELECT d.subscription_id, d.subscription_id, NULL::integer, d.customer_id, d.plan_id, d.plan_name, s.id::integer, d.full_name,
      d.area, d.addr1, d.addr2, d.wing, d.flat, d.diet_note, d.building_id, d.building_name, false
    FROM slots s CROSS JOIN LATERAL tiffins_due(of_day, s.id::integer) AS d
    WHERE NOT EXISTS (SELECT FROM sheets f WHERE f.day = of_day AND f.slot_id = s.id)) AS t
    LEFT JOIN buildings b ON b.id = t.building_id
$$;

CREATE OR REPLACE FUNCTION tiffins_to_pack(of_day date) RETURNS TABLE (
  tiffin_id integer, code text, fullname text, area text, addr1 text, addr2 text, building_id integer, building text,
  wing text, flat text, route text, stop integer, diet text, allergies text[], plan_id integer, plan_name text, slot_id integer, is_new boolean,
  is_amended boolean
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT t.tiffin_id, coalesce(u.code, u.id::text)::text, coalesce(t.full_name, ''), coalesce(t.area, ''), coalesce(t.addr1, ''),
         t.addr2, t.building_id, t.building_name, t.wing, t.flat,
         CASE WHEN EXISTS (SELECT FROM routes r WHERE r.is_active) THEN t.route_name ELSE coalesce(t.area, '') END,
         t.stop_position, t.diet_note, coalesce(n.allergies, (SELECT array_agg(DISTINCT e.allergy ORDER BY e.allergy)::text[]
           FROM sheet_rows w JOIN customer_plans o ON o.customer_id = w.customer_id AND of_day BETWEEN o.start_date AND o.end_date
             JOIN diet_notes i ON i.subscription_id = o.id CROSS JOIN LATERAL unnest(i.allergies) AS e (allergy)
           WHERE w.id = t.sheet_row_id AND w.kind <> 'guest'), ARRAY[]::text[]), t.plan_id, t.plan_name, t.slot_id,
         coalesce(s.start_date = of_day, false), t.is_amended
  FROM tiffins_on(of_day) AS t JOIN users u ON u.id = t.customer_id
    LEFT JOIN customer_plans s ON s.id = t.subscription_id
    LEFT JOIN diet_notes n ON n.subscription_id = t.subscription_id
  WHERE (SELECT app_is_admin()) OR ((SELECT app_role()) = 'kitchen' AND of_day BETWEEN (SELECT app_today()) AND (SELECT app_today()) + 1)
$$;
