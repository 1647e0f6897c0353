CREATE OR REPLACE FUNCTION channels_of(person integer, told_kind text) RETURNS SETOF text LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT k.channel::text FROM notification_kinds k
    LEFT JOIN notification_choices c ON c.user_id = person AND c.kind = k.kind AND c.channel = k.channel
  WHERE k.kind = told_kind AND coalesce(c.is_on, k.is_on) AND k.channel IN ('in-app', 'email')
    AND (person = app_user_id() OR app_is_staff() OR app_role() = 'system')
$$;
DROP TABLE "push_devices";
