-- A month's bills and their lines asked the same question of the same bills at the commit, twice; so did entries and their lines.
-- Whatever waits for the commit already, of the very same ids, is asked once. The answer is that of the commit either way.
CREATE OR REPLACE FUNCTION check_at_commit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_TABLE_NAME = 'bills' THEN
    INSERT INTO commit_checks (rule, ids)
      SELECT rule, array_agg(t.id ORDER BY t.id) FROM touched t CROSS JOIN (VALUES ('bills_equal_lines'), ('bills_equal_books')) AS r (rule) GROUP BY rule;
  ELSIF TG_TABLE_NAME = 'bill_lines' THEN
    INSERT INTO commit_checks (rule, ids)
      SELECT asked.rule, asked.ids FROM (
        SELECT 'bills_equal_lines' AS rule, array_agg(DISTINCT t.bill_id) AS ids FROM touched t HAVING count(*) > 0) AS asked
      WHERE NOT EXISTS (SELECT 1 FROM commit_checks c WHERE c.rule = asked.rule AND c.ids = asked.ids);
  ELSIF TG_TABLE_NAME = 'journal_entries' THEN
    INSERT INTO commit_checks (rule, ids) SELECT 'journal_balanced', array_agg(t.id ORDER BY t.id) FROM touched t HAVING count(*) > 0;
  ELSE
    INSERT INTO commit_checks (rule, ids)
      SELECT asked.rule, asked.ids FROM (
        SELECT 'journal_balanced' AS rule, array_agg(DISTINCT t.entry_id) AS ids FROM touched t HAVING count(*) > 0
        UNION ALL
        SELECT 'bills_equal_books', array_agg(DISTINCT t.bill_id) FROM touched t WHERE t.account = 'receivable' HAVING count(*) > 0
        UNION ALL
        SELECT 'credit_not_overdrawn', array_agg(DISTINCT t.customer_id) FROM touched t WHERE t.account = 'customer-credit'
          HAVING count(*) > 0) AS asked
      WHERE NOT EXISTS (SELECT 1 FROM commit_checks c WHERE c.rule = asked.rule AND c.ids = asked.ids);
  END IF;
  RETURN NULL;
END $$;

-- A question that was rewritten before the commit is asked as it stands now as well: no other may be left out for its sake.
DROP TRIGGER commit_checks_are_made ON commit_checks;
CREATE CONSTRAINT TRIGGER commit_checks_are_made AFTER INSERT OR UPDATE ON commit_checks
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_now();

-- Whether documents are of their bill's customer is asked of all of a statement at once, not in a function for each.
CREATE FUNCTION documents_match_bill() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM added d WHERE NOT EXISTS (
      SELECT 1 FROM bills b WHERE b.id = d.bill_id AND b.customer_id = d.customer_id)) THEN
    RAISE EXCEPTION 'the bill is another customer''s' USING ERRCODE = 'check_violation', CONSTRAINT = 'documents_match_bill';
  END IF;
  RETURN NULL;
END $$;
DROP TRIGGER documents_match_bill ON documents;
CREATE TRIGGER documents_match_bill AFTER INSERT ON documents
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION documents_match_bill();
