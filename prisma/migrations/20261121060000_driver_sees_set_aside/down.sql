-- The way back: drivers see what bills ask for alone.
DROP POLICY driver_reads_set_aside ON journal_lines;
