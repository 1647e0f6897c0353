-- From where a session was used last, for its owner's list of devices and for the office's look at a colleague.
ALTER TABLE "sessions" ADD COLUMN "ip" VARCHAR(45);

-- What opens an account is read by the system alone, by its own owner's identity as little as by anybody's.
REVOKE SELECT ON "sessions" FROM tiffin_customer, tiffin_staff;
GRANT SELECT (id, user_id, expires, user_agent, ip, last_seen_at, created_at, proved_at)
  ON "sessions" TO tiffin_customer, tiffin_staff;

DROP FUNCTION staff_last_seen();
CREATE FUNCTION staff_last_seen()
  RETURNS TABLE (user_id integer, last_seen_at timestamptz, devices integer, user_agent text, ip text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT DISTINCT ON (s.user_id) s.user_id, s.last_seen_at, (count(*) OVER (PARTITION BY s.user_id))::integer,
         s.user_agent::text, s.ip::text
  FROM sessions s JOIN users u ON u.id = s.user_id
  WHERE app_is_admin() AND u.role <> 'customer' AND s.expires > app_now()
  ORDER BY s.user_id, s.last_seen_at DESC, s.id DESC
$$;
REVOKE ALL ON FUNCTION staff_last_seen() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION staff_last_seen() TO tiffin_staff;
