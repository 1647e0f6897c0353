DROP FUNCTION staff_last_seen();
CREATE FUNCTION staff_last_seen() RETURNS TABLE (user_id integer, last_seen_at timestamptz, devices integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT s.user_id, max(s.last_seen_at), count(*)::integer
  FROM sessions s JOIN users u ON u.id = s.user_id
  WHERE app_is_admin() AND u.role <> 'customer' AND s.expires > app_now()
  GROUP BY s.user_id
$$;
REVOKE ALL ON FUNCTION staff_last_seen() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION staff_last_seen() TO tiffin_staff;
REVOKE SELECT (id, user_id, expires, user_agent, ip, last_seen_at, created_at, proved_at)
  ON "sessions" FROM tiffin_customer, tiffin_staff;
GRANT SELECT ON "sessions" TO tiffin_customer, tiffin_staff;
ALTER TABLE "sessions" DROP COLUMN "ip";
