-- Money that came in and that no bill takes is its customer's until somebody decides: they see that it is there.
CREATE POLICY customer_reads_own_set_aside ON journal_lines FOR SELECT TO tiffin_customer
  USING (account = 'unmatched' AND EXISTS (
    SELECT 1 FROM journal_entries e WHERE e.id = entry_id AND e.customer_id = app_user_id()));
