-- Back to sheets of subscriptions alone. What was added beside them is lost; rows of sheets that came of it stay.
DROP FUNCTION beside_forecast;
DROP FUNCTION amendments_of_day(date);
CREATE FUNCTION amendments_of_day(of_day date) RETURNS TABLE (
  id integer, slot_id integer, revision integer, kind text, full_name text, plan_name text, area text, dishes text,
  address text, reason text, actor_name text, actor_role text, created_at timestamptz, seen_at timestamptz, seen_by_name text
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT a.id, s.slot_id::integer, a.revision, a.kind::text, r.full_name::text, coalesce(r.plan_name, p.name)::text,
         coalesce(a.area, r.area)::text, a.dishes,
         CASE WHEN a.kind = 'address' THEN concat_ws(', ', a.addr1, a.addr2, a.area, a.pincode) END,
         a.reason::text, w.fullname::text, a.actor_role::text, a.created_at, a.seen_at, v.fullname::text
  FROM sheets s JOIN amendments a ON a.sheet_id = s.id
    LEFT JOIN sheet_rows r ON r.id = a.row_id LEFT JOIN plans p ON p.id = a.plan_id
    LEFT JOIN users w ON w.id = a.actor_id LEFT JOIN users v ON v.id = a.seen_by_id
  WHERE s.day = of_day AND (app_is_admin() OR app_role() IN ('kitchen', 'support'))
  ORDER BY a.id DESC
$$;
REVOKE EXECUTE ON FUNCTION amendments_of_day FROM PUBLIC;
GRANT EXECUTE ON FUNCTION amendments_of_day TO tiffin_staff;

CREATE OR REPLACE FUNCTION tiffins_to_pack(of_day date) RETURNS TABLE (
  tiffin_id integer, code text, fullname text, area text, addr1 text, addr2 text, building_id integer, building text,
  wing text, flat text, route text, stop integer, diet text, allergies text[], plan_id integer, plan_name text, slot_id integer, is_new boolean,
  is_amended boolean
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT t.tiffin_id, coalesce(u.code, u.id::text)::text, coalesce(t.full_name, ''), coalesce(t.area, ''), coalesce(t.addr1, ''),
         t.addr2, t.building_id, t.building_name, t.wing, t.flat,
         CASE WHEN EXISTS (SELECT FROM routes r WHERE r.is_active) THEN t.route_name ELSE coalesce(t.area, '') END,
         t.stop_position, t.diet_note, coalesce(n.allergies, ARRAY[]::text[]), t.plan_id, t.plan_name, t.slot_id,
         coalesce(s.start_date = of_day, false), t.is_amended
  FROM tiffins_on(of_day) AS t JOIN users u ON u.id = t.customer_id
    LEFT JOIN customer_plans s ON s.id = t.subscription_id
    LEFT JOIN diet_notes n ON n.subscription_id = t.subscription_id
  WHERE (SELECT app_is_admin()) OR ((SELECT app_role()) = 'kitchen' AND of_day BETWEEN (SELECT app_today()) AND (SELECT app_today()) + 1)
$$;

CREATE OR REPLACE FUNCTION closures_meet_sheets() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  changed closures := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
  slot integer;
BEGIN
  -- days further ahead cost nothing: nobody can have counted them
  IF changed.closure_date > last_counted_day() THEN RETURN changed; END IF;
  FOR slot IN SELECT t.id FROM slots t WHERE coalesce(changed.slot_id, t.id) = t.id
    ORDER BY slot_cutoff_at(t.id::integer, changed.closure_date) LOOP
    IF TG_WHEN = 'BEFORE' THEN PERFORM meet_sheet(changed.closure_date, slot);
    ELSE
      PERFORM amend_sheet(changed.closure_date, slot, (SELECT array_agg(DISTINCT s.customer_id) FROM customer_plans s
        WHERE changed.closure_date BETWEEN s.start_date AND s.end_date));
    END IF;
  END LOOP;
  RETURN changed;
END $$;

CREATE OR REPLACE FUNCTION freeze_sheet(of_day date, of_slot integer, maker text) RETURNS integer LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  sheet integer;
BEGIN
  SELECT s.id INTO sheet FROM sheets s WHERE s.day = of_day AND s.slot_id = of_slot;
  IF FOUND THEN RETURN sheet; END IF;
  IF NOT sheet_is_due(of_day, of_slot) THEN RETURN NULL; END IF;
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'a sheet is made by who sees the latest' USING ERRCODE = 'active_sql_transaction';
  END IF;
  -- one after another, so that numbers have no gap; always before the day's own lock
  PERFORM pg_advisory_xact_lock(hashtext('sheet numbers'));
  PERFORM pg_advisory_xact_lock(hashtext('sheets'), sheet_lock(of_day, of_slot));
  SELECT s.id INTO sheet FROM sheets s WHERE s.day = of_day AND s.slot_id = of_slot;
  IF FOUND THEN RETURN sheet; END IF;
  INSERT INTO sheets (day, slot_id, number, cutoff_at, made_by)
    SELECT of_day, of_slot, coalesce(max(s.number), 0) + 1, slot_cutoff_at(of_slot, of_day), maker FROM sheets s RETURNING id INTO sheet;
  INSERT INTO sheet_rows (sheet_id, customer_id, subscription_id, plan_id, plan_name, dishes, diet_note, full_name, phone, addr1,
      addr2, area, city, pincode, building_id, building_name, wing, flat, route_id, route_name, stop_position)
    SELECT sheet, due.* FROM tiffins_due(of_day, of_slot) AS due ORDER BY due.area, due.subscription_id;
  RETURN sheet;
END $$;

DROP TABLE added_tiffins CASCADE;
DROP FUNCTION added_tiffins_amend, added_tiffins_meet_sheets, added_tiffins_match, amend_beside, spares_for, tiffins_beside;
ALTER TABLE sheet_rows DROP COLUMN addition_id;
ALTER TABLE settings DROP COLUMN spare_percent;
