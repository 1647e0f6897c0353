-- Who takes money at the door hands it over in the evening: they see what was taken back of it, and keep seeing the
-- bills it was for once these are paid.

/* Asked with the owner's rights: a policy of door_payments can't look into door_payments itself. */
CREATE FUNCTION app_took_at_door(door_payment integer) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT EXISTS (SELECT 1 FROM door_payments WHERE id = door_payment AND collector_id = app_user_id())
$$;

CREATE POLICY driver_reads_taken_back ON door_payments FOR SELECT TO tiffin_staff
  USING (app_role() = 'driver' AND app_took_at_door(reverses_id));

CREATE POLICY driver_reads_collected ON bills FOR SELECT TO tiffin_staff
  USING (app_role() = 'driver' AND EXISTS (
    SELECT 1 FROM door_payments d WHERE d.bill_id = bills.id AND d.collector_id = app_user_id()));
