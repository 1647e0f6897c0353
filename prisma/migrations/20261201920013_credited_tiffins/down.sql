-- Back to a proof without credits. Which tiffin a credit pays back is lost.
DROP FUNCTION sheets_that_differ(date, date);
DROP VIEW sheet_charges;
CREATE VIEW sheet_charges WITH (security_invoker = true) AS
  SELECT s.day, s.slot_id, r.customer_id, r.subscription_id,
    count(*) FILTER (WHERE r.revision = 1)::integer AS sheet,
    count(*) FILTER (WHERE a.kind = 'added')::integer AS added,
    count(*) FILTER (WHERE a.kind = 'taken_off')::integer AS taken_off
  FROM sheets s JOIN sheet_rows r ON r.sheet_id = s.id AND r.kind = 'tiffin'
    LEFT JOIN amendments a ON a.row_id = r.id AND a.is_charged
  GROUP BY s.day, s.slot_id, r.customer_id, r.subscription_id;
GRANT SELECT ON sheet_charges TO tiffin_staff, tiffin_system;
CREATE FUNCTION sheets_that_differ(first_day date, last_day date) RETURNS TABLE (
  day date, slot_id integer, subscription_id integer, on_sheet integer, charged integer
) LANGUAGE sql STABLE AS $$
  SELECT coalesce(s.day, d.day), coalesce(s.slot_id, d.slot_id)::integer, subscription_id, coalesce(s.tiffins, 0), coalesce(d.tiffins, 0)
  FROM (SELECT c.day, c.slot_id, c.subscription_id, c.sheet + c.added - c.taken_off AS tiffins FROM sheet_charges c
      WHERE c.day BETWEEN first_day AND last_day) AS s
    FULL JOIN (SELECT t.day, t.slot_id, due.subscription_id, 1 AS tiffins
      FROM sheets t CROSS JOIN LATERAL tiffins_due(t.day, t.slot_id::integer) AS due
      WHERE t.day BETWEEN first_day AND last_day) AS d USING (day, slot_id, subscription_id)
  WHERE coalesce(s.tiffins, 0) <> coalesce(d.tiffins, 0)
  ORDER BY 1, 2, 3
$$;
REVOKE EXECUTE ON FUNCTION sheets_that_differ FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sheets_that_differ TO tiffin_system;
ALTER TABLE credits DROP COLUMN subscription_id;
