CREATE OR REPLACE FUNCTION tiffins_due(of_day date, of_slot integer) RETURNS TABLE (
  customer_id integer, subscription_id integer, plan_id integer, plan_name text, dishes text, diet_note text, full_name text,
  phone text, addr1 text, addr2 text, area text, city text, pincode text, building_id integer, building_name text, wing text,
  flat text, route_id integer, route_name text, stop_position integer
) LANGUAGE sql STABLE AS $$
  SELECT s.customer_id, s.id, s.plan_id, p.name::text, coalesce(m.items, p.items),
         nullif(concat_ws('. ', nullif(n.diet, ''), nullif(n.note, '')), ''), u.fullname::text,
         u.phone::text, (CASE WHEN e.id IS NULL THEN u.addr1 ELSE e.addr1 END)::text, (CASE WHEN e.id IS NULL THEN u.addr2 ELSE e.addr2 END)::text, (CASE WHEN e.id IS NULL THEN u.area ELSE e.area END)::text, (CASE WHEN e.id IS NULL THEN u.city ELSE e.city END)::text, (CASE WHEN e.id IS NULL THEN u.pincode ELSE e.pincode END)::text, CASE WHEN e.id IS NULL THEN u.building_id ELSE e.building_id END, left(b.name, 100),
         (CASE WHEN e.id IS NULL THEN u.wing ELSE e.wing END)::text, (CASE WHEN e.id IS NULL THEN u.flat ELSE e.flat END)::text, r.id, r.name::text, CASE WHEN r.id IS NOT NULL THEN b.position END
  FROM customer_plans s JOIN plans p ON p.id = s.plan_id JOIN users u ON u.id = s.customer_id
    LEFT JOIN menus m ON m.plan_id = s.plan_id AND m.date = of_day
    LEFT JOIN diet_notes n ON n.subscription_id = s.id
    LEFT JOIN day_addresses e ON e.customer_id = s.customer_id AND e.day = of_day AND e.slot_id = of_slot
    LEFT JOIN buildings b ON b.id = CASE WHEN e.id IS NULL THEN u.building_id ELSE e.building_id END
    LEFT JOIN routes r ON r.id = b.route_id AND r.is_active
  WHERE p.slot_id = of_slot AND s.start_date <= of_day AND s.end_date >= of_day
    AND extract(isodow FROM of_day) = ANY (s.weekdays)
    AND NOT EXISTS (SELECT FROM closures c WHERE c.closure_date = of_day AND coalesce(c.slot_id, of_slot) = of_slot)
    AND NOT EXISTS (SELECT FROM paused_dates d WHERE d.customer_id = s.customer_id AND d.pause_date = of_day)
    AND NOT EXISTS (SELECT FROM skipped_deliveries k WHERE k.subscription_id = s.id AND k.skip_date = of_day)
$$;

CREATE OR REPLACE FUNCTION tiffins_beside(of_day date, of_slot integer) RETURNS TABLE (
  kind text, addition_id integer, customer_id integer, plan_id integer, plan_name text, dishes text, diet_note text, full_name text,
  phone text, addr1 text, addr2 text, area text, city text, pincode text, building_id integer, building_name text, wing text,
  flat text, route_id integer, route_name text, stop_position integer
) LANGUAGE sql STABLE AS $$
  SELECT a.kind::text, a.id, a.customer_id, a.plan_id, p.name::text, coalesce(m.items, p.items),
         CASE WHEN a.kind <> 'guest' THEN (SELECT string_agg(DISTINCT concat_ws('. ', nullif(n.diet, ''), nullif(n.note, '')), '. ')
           FROM customer_plans s JOIN diet_notes n ON n.subscription_id = s.id
           WHERE s.customer_id = a.customer_id AND of_day BETWEEN s.start_date AND s.end_date AND (n.diet <> '' OR n.note <> '')) END,
         u.fullname::text, u.phone::text, (CASE WHEN e.id IS NULL THEN u.addr1 ELSE e.addr1 END)::text, (CASE WHEN e.id IS NULL THEN u.addr2 ELSE e.addr2 END)::text, (CASE WHEN e.id IS NULL THEN u.area ELSE e.area END)::text, (CASE WHEN e.id IS NULL THEN u.city ELSE e.city END)::text, (CASE WHEN e.id IS NULL THEN u.pincode ELSE e.pincode END)::text, CASE WHEN e.id IS NULL THEN u.building_id ELSE e.building_id END,
         left(b.name, 100), (CASE WHEN e.id IS NULL THEN u.wing ELSE e.wing END)::text, (CASE WHEN e.id IS NULL THEN u.flat ELSE e.flat END)::text, r.id, r.name::text, CASE WHEN r.id IS NOT NULL THEN b.position END
  FROM added_tiffins a JOIN plans p ON p.id = a.plan_id LEFT JOIN users u ON u.id = a.customer_id
    LEFT JOIN menus m ON m.plan_id = a.plan_id AND m.date = of_day
    LEFT JOIN day_addresses e ON e.customer_id = a.customer_id AND e.day = of_day AND e.slot_id = of_slot
    LEFT JOIN buildings b ON b.id = CASE WHEN e.id IS NULL THEN u.building_id ELSE e.building_id END
    LEFT JOIN routes r ON r.id = b.route_id AND r.is_active
  WHERE a.day = of_day AND a.slot_id = of_slot AND a.taken_off_at IS NULL AND a.subscription_id IS NULL
    AND NOT EXISTS (SELECT FROM closures c WHERE c.closure_date = of_day AND coalesce(c.slot_id, of_slot) = of_slot)
$$;

CREATE OR REPLACE FUNCTION day_addresses_meet_sheets() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  changed day_addresses := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
  sheet sheets;
  said text := nullif(current_setting('app.reason', true), '');
BEGIN
  IF app_role() = 'system' AND TG_OP = 'DELETE' THEN RETURN changed; END IF;
  IF TG_WHEN = 'BEFORE' THEN
    PERFORM meet_sheet(changed.day, changed.slot_id::integer);
    RETURN changed;
  END IF;
  SELECT s.* INTO sheet FROM sheets s WHERE s.day = changed.day AND s.slot_id = changed.slot_id;
  IF NOT FOUND OR NOT EXISTS (SELECT FROM sheet_tiffins t WHERE t.sheet_id = sheet.id AND t.customer_id = changed.customer_id) THEN
    RETURN changed;
  END IF;
  IF app_is_admin() AND said IS NULL THEN
    RAISE EXCEPTION 'the kitchen has counted %', changed.day USING ERRCODE = 'check_violation', CONSTRAINT = 'sheet_is_made';
  END IF;
  UPDATE sheets s SET revision = s.revision + 1 WHERE s.id = sheet.id RETURNING s.* INTO sheet;
  INSERT INTO amendments (sheet_id, row_id, kind, customer_id, plan_id, reason, actor_id, actor_role, revision,
      addr1, addr2, area, city, pincode, building_id, building_name, wing, flat, route_id, route_name, stop_position)
    SELECT sheet.id, t.id, 'address', t.customer_id, t.plan_id, said, app_user_id(), app_role(), sheet.revision,
      d.addr1, d.addr2, d.area, d.city, d.pincode, d.building_id, d.building_name, d.wing, d.flat, d.route_id, d.route_name, d.stop_position
    FROM sheet_tiffins t CROSS JOIN LATERAL (
      SELECT changed.addr1, changed.addr2, changed.area, changed.city, changed.pincode, changed.building_id, left(b.name, 100) AS building_name,
        changed.wing, changed.flat, r.id AS route_id, r.name AS route_name, CASE WHEN r.id IS NOT NULL THEN b.position END AS stop_position
      FROM (SELECT 1) AS one LEFT JOIN buildings b ON b.id = changed.building_id LEFT JOIN routes r ON r.id = b.route_id AND r.is_active
      WHERE TG_OP = 'INSERT'
      UNION ALL
      SELECT o.addr1, o.addr2, o.area, o.city, o.pincode, o.building_id, o.building_name, o.wing, o.flat, o.route_id, o.route_name, o.stop_position
      FROM sheet_rows o WHERE o.id = t.id AND TG_OP = 'DELETE') AS d
    WHERE t.sheet_id = sheet.id AND t.customer_id = changed.customer_id ORDER BY t.id;
  RETURN changed;
END $$;
