-- What changed on a day's sheets after they were made, the latest first. The cook sees whose tiffin it is, since the name is on
-- the box, and no more of that person.
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
