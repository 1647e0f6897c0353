DROP TRIGGER bills_paid_is_final ON bills;
CREATE TRIGGER bills_paid_is_final BEFORE UPDATE ON bills
  FOR EACH ROW WHEN (OLD.is_paid AND (NOT NEW.is_paid OR OLD.amount <> NEW.amount))
  EXECUTE FUNCTION refuse_change('a paid bill');
DROP TRIGGER bills_equal_books ON bills;
DROP POLICY driver_reads_open ON journal_lines;
DROP POLICY driver_reads_open ON bills;
DROP TABLE journal_lines, journal_entries, refunds, disputes, credits, door_payments, book_checks, gateway_cursor;
DROP FUNCTION journal_balanced, bills_equal_books, refuse_unpaying, credit_not_overdrawn, refunds_within_payment;
ALTER TABLE users DROP COLUMN stripe_customer_id;
ALTER TABLE payment_flags DROP COLUMN customer_id;
ALTER INDEX payment_flags_kind_stripe_object_id_key RENAME TO payment_flags_kind_stripe_payment_intent_id_key;
ALTER TABLE payment_flags RENAME COLUMN stripe_object_id TO stripe_payment_intent_id;
