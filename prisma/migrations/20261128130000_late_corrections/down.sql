-- The way back: corrections go. What they booked stays in the books only while it can be said there without them: with
-- any such entry this step is refused, since entries are never deleted.
DROP TRIGGER day_changes_open_correction ON day_changes;
DROP FUNCTION day_changes_open_correction, bills_touched_by;
ALTER TABLE journal_lines DROP CONSTRAINT journal_lines_account_check,
  ADD CONSTRAINT journal_lines_account_check CHECK (account IN (
    'receivable', 'gateway', 'cash', 'door-upi', 'disputed', 'revenue', 'refunds', 'goodwill', 'dispute-losses',
    'customer-credit', 'unmatched', 'refunds-payable')),
  DROP CONSTRAINT journal_lines_whose_check,
  ADD CONSTRAINT journal_lines_whose_check CHECK (
    (account NOT IN ('receivable', 'customer-credit') OR customer_id IS NOT NULL)
    AND (account <> 'receivable' OR bill_id IS NOT NULL));
ALTER TABLE journal_entries DROP CONSTRAINT journal_entries_correction_check, DROP CONSTRAINT journal_entries_kind_check,
  ADD CONSTRAINT journal_entries_kind_check CHECK (kind IN (
    'bill-issued', 'bill-adjusted', 'payment-received', 'money-unmatched', 'unmatched-to-credit',
    'refund-requested', 'refund-paid', 'refund-failed', 'refund-to-credit',
    'credit-given', 'credit-taken-back', 'credit-applied', 'credit-returned',
    'door-payment', 'door-counter-entry', 'dispute-opened', 'dispute-won', 'dispute-lost'));
ALTER TABLE journal_entries DROP COLUMN bill_correction_id;
DROP POLICY customer_reads_own ON corrections;
DROP TABLE bill_corrections;
DROP TABLE corrections;
