DROP TRIGGER bills_checked_added ON bills;
DROP TRIGGER bills_checked_changed ON bills;
DROP TRIGGER bill_lines_checked_added ON bill_lines;
DROP TRIGGER bill_lines_checked_changed ON bill_lines;
DROP TRIGGER bill_lines_checked_moved ON bill_lines;
DROP TRIGGER bill_lines_checked_removed ON bill_lines;
DROP TRIGGER journal_entries_checked ON journal_entries;
DROP TRIGGER journal_lines_checked ON journal_lines;
DROP TABLE commit_checks;
DROP FUNCTION check_at_commit, check_now;

CREATE FUNCTION bills_equal_books() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  the_bill integer := CASE WHEN TG_TABLE_NAME = 'bills' THEN (to_jsonb(NEW) ->> 'id')::integer
                           ELSE (to_jsonb(NEW) ->> 'bill_id')::integer END;
  wrong boolean;
BEGIN
  SELECT count(l.id) > 0 AND (sum(l.amount) < 0 OR b.is_paid <> (sum(l.amount) = 0)
      OR b.amount::bigint * 100 <> coalesce(sum(l.amount) FILTER (WHERE e.kind IN ('bill-issued', 'bill-adjusted')), 0))
    INTO wrong
    FROM bills b
    LEFT JOIN journal_lines l ON l.bill_id = b.id AND l.account = 'receivable'
    LEFT JOIN journal_entries e ON e.id = l.entry_id
    WHERE b.id = the_bill GROUP BY b.id;
  IF wrong THEN
    RAISE EXCEPTION 'bill % differs from the books', the_bill
      USING ERRCODE = 'check_violation', CONSTRAINT = 'bills_equal_books';
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION bills_equal_lines() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  bill_ids integer[] := CASE
    WHEN TG_TABLE_NAME = 'bills' THEN ARRAY[(to_jsonb(NEW) ->> 'id')::integer]
    ELSE ARRAY[(to_jsonb(NEW) ->> 'bill_id')::integer, (to_jsonb(OLD) ->> 'bill_id')::integer] END;
BEGIN
  IF EXISTS (
    SELECT 1 FROM bills b LEFT JOIN bill_lines l ON l.bill_id = b.id
    WHERE b.id = ANY (bill_ids)
    GROUP BY b.id
    HAVING (b.total_days, b.paused_days, b.billable_days, b.amount) IS DISTINCT FROM
      (sum(l.total_days), sum(l.paused_days), sum(l.billable_days), sum(l.amount))
  ) THEN
    RAISE EXCEPTION 'the lines do not sum to the bill'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'bills_equal_lines';
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION credit_not_overdrawn() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF (SELECT sum(amount) > 0 FROM journal_lines WHERE customer_id = NEW.customer_id AND account = 'customer-credit') THEN
    RAISE EXCEPTION 'the credit of customer % is overdrawn', NEW.customer_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'credit_not_overdrawn';
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION journal_balanced() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE entry integer := coalesce((to_jsonb(NEW) ->> 'entry_id')::integer, (to_jsonb(NEW) ->> 'id')::integer);
BEGIN
  IF (SELECT count(*) < 2 OR sum(amount) <> 0 FROM journal_lines WHERE entry_id = entry) THEN
    RAISE EXCEPTION 'journal entry % does not balance', entry
      USING ERRCODE = 'check_violation', CONSTRAINT = 'journal_balanced';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER bills_equal_lines AFTER INSERT OR UPDATE ON bills
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION bills_equal_lines();
CREATE CONSTRAINT TRIGGER bill_lines_equal_bill AFTER INSERT OR UPDATE OR DELETE ON bill_lines
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION bills_equal_lines();
CREATE CONSTRAINT TRIGGER bills_equal_books AFTER INSERT OR UPDATE ON bills
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION bills_equal_books();
CREATE CONSTRAINT TRIGGER journal_entries_balanced AFTER INSERT ON journal_entries
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION journal_balanced();
CREATE CONSTRAINT TRIGGER journal_lines_balanced AFTER INSERT ON journal_lines
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION journal_balanced();
CREATE CONSTRAINT TRIGGER journal_lines_equal_bill AFTER INSERT ON journal_lines
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.account = 'receivable') EXECUTE FUNCTION bills_equal_books();
CREATE CONSTRAINT TRIGGER credit_not_overdrawn AFTER INSERT ON journal_lines
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.account = 'customer-credit') EXECUTE FUNCTION credit_not_overdrawn();
