-- charged = sheet + added - taken off - credited: which tiffin a credit pays back stands with the credit, so that the sheets' side
-- (what the office decided of a tiffin) and the books' side (what was paid back for it) are counted apart and compared.

ALTER TABLE "credits" ADD COLUMN "subscription_id" INTEGER;
CREATE INDEX "credits_subscription_id_day_idx" ON "credits"("subscription_id", "day");
COMMENT ON INDEX credits_subscription_id_day_idx IS 'what was paid back for one tiffin: sheets_that_differ';
ALTER TABLE credits ADD CONSTRAINT credits_tiffin_check CHECK (subscription_id IS NULL OR day IS NOT NULL);
ALTER TABLE credits DISABLE TRIGGER USER;
UPDATE credits c SET subscription_id = o.subscription_id FROM complaints o
  WHERE c.day IS NOT NULL AND (o.credit_id = c.id OR o.credit_id = c.reverses_id);
ALTER TABLE credits ENABLE TRIGGER USER;

-- `credited`: the tiffins of which the office decided that they are paid back, and has not taken it back since.
CREATE OR REPLACE VIEW sheet_charges WITH (security_invoker = true) AS
  SELECT s.day, s.slot_id, r.customer_id, r.subscription_id,
    count(*) FILTER (WHERE r.revision = 1)::integer AS sheet,
    count(*) FILTER (WHERE a.kind = 'added')::integer AS added,
    count(*) FILTER (WHERE a.kind = 'taken_off')::integer AS taken_off,
    (SELECT count(*)::integer FROM complaints o WHERE o.subscription_id = r.subscription_id AND o.day = s.day AND o.state = 'credited'
      AND NOT EXISTS (SELECT FROM credits back WHERE back.reverses_id = o.credit_id)) AS credited
  FROM sheets s JOIN sheet_rows r ON r.sheet_id = s.id AND r.kind = 'tiffin'
    LEFT JOIN amendments a ON a.row_id = r.id AND a.is_charged
  GROUP BY s.day, s.slot_id, r.customer_id, r.subscription_id;

-- Where the sheets don't come to what is charged for, over any days: no row is a good result. `on_sheet` is sheet + added - taken
-- off - credited; `charged` is what the tables bring, less what the books say was paid back for it, in tiffins of its rate. Bills
-- are proved against the tables (`tiffins-not-charged`), and the tables against the sheets here.
DROP FUNCTION sheets_that_differ(date, date);
CREATE FUNCTION sheets_that_differ(first_day date, last_day date) RETURNS TABLE (
  day date, slot_id integer, subscription_id integer, on_sheet integer, charged numeric
) LANGUAGE sql STABLE AS $$
  SELECT coalesce(s.day, d.day), coalesce(s.slot_id, d.slot_id)::integer, subscription_id, coalesce(s.tiffins, 0), coalesce(d.tiffins, 0)
  FROM (SELECT c.day, c.slot_id, c.subscription_id, c.sheet + c.added - c.taken_off - c.credited AS tiffins FROM sheet_charges c
      WHERE c.day BETWEEN first_day AND last_day) AS s
    FULL JOIN (SELECT b.day, b.slot_id, b.subscription_id, sum(b.tiffins) AS tiffins FROM (
        SELECT t.day, t.slot_id, due.subscription_id, 1::numeric AS tiffins
        FROM sheets t CROSS JOIN LATERAL tiffins_due(t.day, t.slot_id::integer) AS due
        WHERE t.day BETWEEN first_day AND last_day
        UNION ALL
        SELECT t.day, t.slot_id, c.subscription_id, round(l.amount / (p.daily_rate * 100.0), 4)
        FROM credits c JOIN customer_plans p ON p.id = c.subscription_id
          JOIN sheets t ON t.day = c.day AND t.slot_id = slot_of_plan(p.plan_id)
          JOIN journal_entries e ON e.credit_id = c.id JOIN journal_lines l ON l.entry_id = e.id AND l.account = 'customer-credit'
        WHERE c.day BETWEEN first_day AND last_day) AS b
      GROUP BY b.day, b.slot_id, b.subscription_id) AS d USING (day, slot_id, subscription_id)
  WHERE coalesce(s.tiffins, 0) <> coalesce(d.tiffins, 0)
  ORDER BY 1, 2, 3
$$;
REVOKE EXECUTE ON FUNCTION sheets_that_differ FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sheets_that_differ TO tiffin_system;
