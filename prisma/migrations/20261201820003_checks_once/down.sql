DROP TRIGGER documents_match_bill ON documents;
DROP FUNCTION documents_match_bill;
CREATE TRIGGER documents_match_bill BEFORE INSERT ON documents
  FOR EACH ROW EXECUTE FUNCTION payments_match_bill();

CREATE OR REPLACE FUNCTION check_at_commit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_TABLE_NAME = 'bills' THEN
    INSERT INTO commit_checks (rule, ids)
      SELECT rule, array_agg(t.id) FROM touched t CROSS JOIN (VALUES ('bills_equal_lines'), ('bills_equal_books')) AS r (rule) GROUP BY rule;
  ELSIF TG_TABLE_NAME = 'bill_lines' THEN
    INSERT INTO commit_checks (rule, ids)
      SELECT 'bills_equal_lines', array_agg(DISTINCT t.bill_id) FROM touched t HAVING count(*) > 0;
  ELSIF TG_TABLE_NAME = 'journal_entries' THEN
    INSERT INTO commit_checks (rule, ids) SELECT 'journal_balanced', array_agg(t.id) FROM touched t HAVING count(*) > 0;
  ELSE
    INSERT INTO commit_checks (rule, ids)
      SELECT 'journal_balanced', array_agg(DISTINCT t.entry_id) FROM touched t HAVING count(*) > 0
      UNION ALL
      SELECT 'bills_equal_books', array_agg(DISTINCT t.bill_id) FROM touched t WHERE t.account = 'receivable' HAVING count(*) > 0
      UNION ALL
      SELECT 'credit_not_overdrawn', array_agg(DISTINCT t.customer_id) FROM touched t WHERE t.account = 'customer-credit'
        HAVING count(*) > 0;
  END IF;
  RETURN NULL;
END $$;

DROP TRIGGER commit_checks_are_made ON commit_checks;
CREATE CONSTRAINT TRIGGER commit_checks_are_made AFTER INSERT ON commit_checks
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_now();
