-- Money that waits for a decision makes a bill one that shouldn't be paid yet: who takes money at its door sees that it is there.
CREATE POLICY driver_reads_set_aside ON journal_lines FOR SELECT TO tiffin_staff
  USING (app_role() = 'driver' AND account = 'unmatched' AND EXISTS (
    SELECT 1 FROM bills b WHERE b.id = bill_id AND NOT b.is_paid));
