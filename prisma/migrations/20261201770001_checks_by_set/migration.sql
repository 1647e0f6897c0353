-- The rules between bills, their lines and the books were asked once a row at the commit: seven questions for every bill of a
-- month. Now each statement notes what it touched, and the commit asks once a statement, of all of it. Nothing is held less: the
-- same rules, of the same rows, at the same moment, whoever wrote them.
CREATE TABLE "commit_checks" (
    "id" BIGSERIAL NOT NULL,
    "rule" TEXT NOT NULL,
    "ids" INTEGER[] NOT NULL,

    CONSTRAINT "commit_checks_pkey" PRIMARY KEY ("id")
);
-- nobody has rights on it: only the functions below, with their owner's, write it, and the commit empties it again
ALTER TABLE commit_checks ENABLE ROW LEVEL SECURITY;

CREATE FUNCTION check_at_commit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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

-- By the index for each id, whatever the tables' figures say: a plan made while they were small would stay.
CREATE FUNCTION check_now() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE wrong integer;
BEGIN
  CASE NEW.rule
  WHEN 'bills_equal_lines' THEN
    SELECT b.id INTO wrong FROM unnest(NEW.ids) AS t (id) JOIN bills b ON b.id = t.id
      CROSS JOIN LATERAL (SELECT sum(l.total_days) AS total_days, sum(l.paused_days) AS paused_days,
          sum(l.billable_days) AS billable_days, sum(l.amount) AS amount
        FROM bill_lines l WHERE l.bill_id = b.id) AS sums
      WHERE (b.total_days, b.paused_days, b.billable_days, b.amount)
        IS DISTINCT FROM (sums.total_days, sums.paused_days, sums.billable_days, sums.amount) LIMIT 1;
    IF FOUND THEN
      RAISE EXCEPTION 'the lines do not sum to the bill' USING ERRCODE = 'check_violation', CONSTRAINT = NEW.rule;
    END IF;
  WHEN 'bills_equal_books' THEN
    SELECT b.id INTO wrong FROM unnest(NEW.ids) AS t (id) JOIN bills b ON b.id = t.id
      CROSS JOIN LATERAL (SELECT count(*) AS lines, sum(l.amount) AS open,
          coalesce(sum(l.amount) FILTER (WHERE e.kind IN ('bill-issued', 'bill-adjusted')), 0) AS asked
        FROM journal_lines l LEFT JOIN journal_entries e ON e.id = l.entry_id
        WHERE l.bill_id = b.id AND l.account = 'receivable') AS sums
      WHERE sums.lines > 0
        AND (sums.open < 0 OR b.is_paid <> (sums.open = 0) OR b.amount::bigint * 100 <> sums.asked) LIMIT 1;
    IF FOUND THEN
      RAISE EXCEPTION 'bill % differs from the books', wrong USING ERRCODE = 'check_violation', CONSTRAINT = NEW.rule;
    END IF;
  WHEN 'journal_balanced' THEN
    SELECT t.id INTO wrong FROM unnest(NEW.ids) AS t (id)
      CROSS JOIN LATERAL (SELECT count(*) AS lines, sum(l.amount) AS amount FROM journal_lines l WHERE l.entry_id = t.id) AS sums
      WHERE sums.lines < 2 OR sums.amount <> 0 LIMIT 1;
    IF FOUND THEN
      RAISE EXCEPTION 'journal entry % does not balance', wrong USING ERRCODE = 'check_violation', CONSTRAINT = NEW.rule;
    END IF;
  WHEN 'credit_not_overdrawn' THEN
    SELECT t.id INTO wrong FROM unnest(NEW.ids) AS t (id)
      CROSS JOIN LATERAL (SELECT sum(l.amount) AS amount FROM journal_lines l
        WHERE l.customer_id = t.id AND l.account = 'customer-credit') AS sums
      WHERE sums.amount > 0 LIMIT 1;
    IF FOUND THEN
      RAISE EXCEPTION 'the credit of customer % is overdrawn', wrong USING ERRCODE = 'check_violation', CONSTRAINT = NEW.rule;
    END IF;
  END CASE;
  DELETE FROM commit_checks WHERE id = NEW.id;
  RETURN NULL;
END $$;

-- The event keeps the row as it was written: who changes or removes it before the commit changes nothing about the question.
CREATE CONSTRAINT TRIGGER commit_checks_are_made AFTER INSERT ON commit_checks
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_now();

DROP TRIGGER bills_equal_lines ON bills;
DROP TRIGGER bills_equal_books ON bills;
DROP TRIGGER bill_lines_equal_bill ON bill_lines;
DROP TRIGGER journal_entries_balanced ON journal_entries;
DROP TRIGGER journal_lines_balanced ON journal_lines;
DROP TRIGGER journal_lines_equal_bill ON journal_lines;
DROP TRIGGER credit_not_overdrawn ON journal_lines;
DROP FUNCTION bills_equal_lines, bills_equal_books, journal_balanced, credit_not_overdrawn;

CREATE TRIGGER bills_checked_added AFTER INSERT ON bills
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION check_at_commit();
CREATE TRIGGER bills_checked_changed AFTER UPDATE ON bills
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION check_at_commit();
CREATE TRIGGER bill_lines_checked_added AFTER INSERT ON bill_lines
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION check_at_commit();
CREATE TRIGGER bill_lines_checked_changed AFTER UPDATE ON bill_lines
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION check_at_commit();
-- a line that was moved to another bill is missed by the one it was on
CREATE TRIGGER bill_lines_checked_moved AFTER UPDATE ON bill_lines
  REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION check_at_commit();
CREATE TRIGGER bill_lines_checked_removed AFTER DELETE ON bill_lines
  REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION check_at_commit();
CREATE TRIGGER journal_entries_checked AFTER INSERT ON journal_entries
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION check_at_commit();
CREATE TRIGGER journal_lines_checked AFTER INSERT ON journal_lines
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION check_at_commit();
